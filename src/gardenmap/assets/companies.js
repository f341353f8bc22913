/* Companies as points on the map: one file fetched once, filtered here by the chosen counties, drawn on one canvas.
 * Many in one place are a circle with their number. All names are set as text. The list on the page of companies says
 * the same to keyboard and screen reader. */
"use strict";
window.GMCompanies = (map, base) => {
  const CLUSTER = { radius: 44, extent: 256, maxZoom: 10 };
  const LISTED = 8, POINT = 3.4, AT_ONCE = 2;
  const words = () => state.companies;
  const calm = () => window.matchMedia("(prefers-reduced-motion: reduce)").matches;
  const number = (n) => n.toLocaleString(state.lang === "nb" ? "nb-NO" : "en-GB");
  let all, sources, index, key, state, drawn = [];

  const pane = map.createPane("companies");
  // Above the counties, below the gardens; a click goes through the canvas, and `hit` looks whom it meant.
  pane.style.zIndex = 420;
  pane.style.pointerEvents = "none";
  pane.setAttribute("aria-hidden", "true");
  const renderer = L.canvas({ pane: "companies", padding: 0.2 });
  const layer = L.layerGroup().addTo(map);

  const Circle = L.CircleMarker.extend({
    _updatePath() {
      L.CircleMarker.prototype._updatePath.call(this);
      if (!this.options.said || this._empty()) return;
      const pen = this._renderer._ctx;
      Object.assign(pen, { fillStyle: this.options.ink, font: "600 11px Inter, system-ui, sans-serif" });
      Object.assign(pen, { textAlign: "center", textBaseline: "middle", globalAlpha: 1 });
      pen.fillText(this.options.said, this._point.x, this._point.y + 0.5);
    },
  });

  const loaded = fetch(base.companies)
    .then((answer) => answer.json())
    .then((found) => {
      sources = found.sources;
      all = found.rows.map((row) => {
        const properties = Object.fromEntries(found.fields.map((field, n) => [field, row[n]]));
        const geometry = { type: "Point", coordinates: [properties.lon, properties.lat] };
        return { type: "Feature", geometry, properties };
      });
      if (state) update(state);
    });

  function update(next) {
    state = next;
    if (!all) return;
    const wanted = state.chosen.join();
    if (!index || key !== wanted) {
      const chosen = new Set(state.chosen);
      const shown = chosen.size ? all.filter((each) => chosen.has(each.properties.county)) : all;
      index = new Supercluster(CLUSTER).load(shown);
      key = wanted;
      map.closePopup();
      document.documentElement.dataset.companies = shown.length;
    }
    draw();
  }

  function draw() {
    if (!index) return;
    const b = map.getBounds().pad(0.2);
    const colour = base.palettes[state.theme];
    layer.clearLayers();
    drawn = index
      .getClusters([b.getWest(), b.getSouth(), b.getEast(), b.getNorth()], Math.round(map.getZoom()))
      .map((each) => circle(each, colour));
    drawn.forEach((each) => layer.addLayer(each));
  }

  function circle(feature, colour) {
    const [lon, lat] = feature.geometry.coordinates;
    const n = feature.properties.point_count;
    const look = n
      ? { radius: 7 + 2.2 * Math.log10(n) * Math.log10(n), said: number(n), weight: 1.2, color: colour.ink2, fillColor: colour.bg }
      : { radius: POINT, weight: 1, color: colour.bg, fillColor: colour.ink2 };
    if (n) look.radius = Math.max(look.radius, 4 + look.said.length * 3.4);
    const made = new Circle([lat, lon], { ...look, fillOpacity: n ? 0.9 : 1, ink: colour.ink, interactive: false, renderer });
    made.feature = feature;
    return made;
  }

  /* The circles under a pointer, the nearest first; nothing where it meant a garden, a button or an open note. */
  function hit(event) {
    if (event.target.closest(".gm-garden, .leaflet-control, .leaflet-popup") || map.dragging.moved()) return [];
    const place = map.mouseEventToContainerPoint(event);
    const slack = event.pointerType === "touch" ? 14 : 3;
    return drawn
      .map((each) => [place.distanceTo(map.latLngToContainerPoint(each.getLatLng())) - each.options.radius, each])
      .filter(([away]) => away <= slack)
      .sort(([a], [b]) => a - b)
      .map(([, each]) => each);
  }

  map.getContainer().addEventListener("click", (event) => {
    const [nearest, ...others] = hit(event);
    if (!nearest) return;
    event.stopPropagation();
    const { cluster_id: id } = nearest.feature.properties;
    const zoom = id === undefined ? Infinity : index.getClusterExpansionZoom(id);
    if (zoom <= map.getMaxZoom()) {
      map.setView(nearest.getLatLng(), zoom, { animate: !calm() });
      return;
    }
    const at = map.latLngToContainerPoint(nearest.getLatLng());
    const same = others.filter((each) => map.latLngToContainerPoint(each.getLatLng()).distanceTo(at) <= AT_ONCE);
    tell(nearest.getLatLng(), [nearest, ...same].map((each) => each.feature.properties));
  }, true);

  const element = (tag, text, parent) => {
    const made = document.createElement(tag);
    made.textContent = text;
    parent?.append(made);
    return made;
  };

  function tell(place, companies) {
    const box = element("div", "");
    companies.slice(0, LISTED).forEach((each) => describe(each, box));
    const rest = companies.length - LISTED;
    if (rest > 0) element("p", words().more.replace("{n}", number(rest)), box);
    const popup = L.popup({ className: "gm-note", maxWidth: 260, offset: [0, -2] }).setLatLng(place).setContent(box);
    popup.openOn(map);
    popup.getElement().querySelector(".leaflet-popup-close-button").setAttribute("aria-label", words().close);
  }

  function describe(company, box) {
    const line = element("p", "", box);
    element("strong", company.name, line);
    line.append(document.createElement("br"));
    element("span", [company.municipality, company.industry, company.garden].filter(Boolean).join(" · "), line);
    const [title, publisher, url] = sources[company.source];
    const named = [publisher, company.dated?.slice(0, 4)].filter(Boolean).join(" ");
    line.append(document.createElement("br"), `${words().source} `);
    const isWeb = /^https?:\/\//.test(url);
    const link = element(isWeb ? "a" : "span", named, line);
    link.title = title;
    if (isWeb) Object.assign(link, { href: url, target: "_blank", rel: "noopener noreferrer" });
  }

  function legend(box) {
    [["gm-company", "", words().one], ["gm-companies", "9", words().many]].forEach(([look, said, text]) => {
      const row = element("div", "", box);
      row.className = "gm-look";
      element("span", said, row).className = look;
      element("span", text, row);
    });
  }

  map.on("moveend resize", draw);
  return { update, legend, loaded };
};
