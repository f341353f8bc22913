/* Companies as points on the map: one file fetched once, filtered here by the chosen counties, drawn on one canvas.
 * Many in one place are a tag with their number. All names are set as text. The list on the page of companies says
 * the same to keyboard and screen reader. */
"use strict";
globalThis.gardenmapCompanies = (map, base) => {
  const { element, json } = globalThis.gardenmapMap;
  const CLUSTER = { radius: 44, extent: 256, maxZoom: 10 };
  const LISTED = 8, AT_ONCE = 2;
  /* Half the side of a company, of a tag and of a garden's free room, in pixels; and where a tag may stand instead. */
  const POINT = 3.4, TALL = 8, GARDEN = 8;
  const BESIDE = [[0, 0], [0, -2], [0, 2], [1.8, 0], [-1.8, 0], [1.4, -2], [-1.4, -2], [1.4, 2], [-1.4, 2], [0, -3.4], [0, 3.4]];
  const words = () => state.companies;
  // A canvas knows no variables of the page.
  const colours = (...names) => {
    const style = getComputedStyle(map.getContainer());
    return names.map((name) => style.getPropertyValue(`--${name}`).trim());
  };
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

  /* Many companies: a tag with their number, square so that nobody takes it for a garden. */
  const Tag = L.CircleMarker.extend({
    _updatePath() {
      if (this._empty()) return;
      const pen = this._renderer._ctx;
      const { x, y } = this._point;
      const { half, said, color, fillColor, ink } = this.options;
      Object.assign(pen, { globalAlpha: 1, fillStyle: fillColor, strokeStyle: color, lineWidth: 1.2 });
      pen.beginPath();
      pen.roundRect(x - half, y - TALL, 2 * half, 2 * TALL, 4);
      pen.fill();
      pen.stroke();
      Object.assign(pen, { fillStyle: ink, font: "600 11px Inter, system-ui, sans-serif" });
      Object.assign(pen, { textAlign: "center", textBaseline: "middle" });
      pen.fillText(said, x, y + 0.5);
    },
  });

  async function ask() {
    const found = await json(base.companies);
    sources = found.sources;
    all = found.rows.map((row) => {
      const properties = Object.fromEntries(found.fields.map((field, n) => [field, row[n]]));
      const geometry = { type: "Point", coordinates: [properties.lon, properties.lat] };
      return { type: "Feature", geometry, properties };
    });
    update(state);
  }

  const paper = matchMedia("print");
  matchMedia("(prefers-color-scheme: dark)").addEventListener("change", () => paper.matches || draw());

  function update(next) {
    state = next;
    if (!all) return void ask().catch(console.error);
    const wanted = state.chosen.join();
    if (!index || key !== wanted) {
      const chosen = new Set(state.chosen);
      const shown = chosen.size ? all.filter((each) => chosen.has(each.properties.county)) : all;
      index = new Supercluster(CLUSTER).load(shown);
      key = wanted;
      map.closePopup();
      map.getContainer().dataset.companies = shown.length;
    }
    draw();
  }

  function draw() {
    if (!index) return;
    const b = map.getBounds().pad(0.2);
    layer.clearLayers();
    const found = index.getClusters([b.getWest(), b.getSouth(), b.getEast(), b.getNorth()], Math.round(map.getZoom()));
    const taken = state.gardens.map((garden) => {
      const { x, y } = map.latLngToLayerPoint([garden.lat, garden.lon]);
      return [x - GARDEN, y - GARDEN, x + GARDEN, y + GARDEN];
    });
    drawn = found.map((each) => (each.properties.point_count ? tag(each, taken) : dot(each)));
    drawn.forEach((each) => layer.addLayer(each));
  }

  function shape(Kind, feature, at, look) {
    const made = new Kind(at, { ...look, interactive: false, renderer });
    made.feature = feature;
    return made;
  }

  function dot(feature) {
    const [lon, lat] = feature.geometry.coordinates;
    const [bg, ink2] = colours("bg", "ink2");
    const look = { radius: POINT, weight: 1, color: bg, fillColor: ink2, fillOpacity: 1, half: POINT };
    return shape(L.CircleMarker, feature, [lat, lon], look);
  }

  /* A tag stands where its companies are, or a little beside where a garden or another tag is in the way. */
  function tag(feature, taken) {
    const [lon, lat] = feature.geometry.coordinates;
    const [bg, ink, ink2] = colours("bg", "ink", "ink2");
    const said = number(feature.properties.point_count);
    const half = 4 + said.length * 3.4;
    const { x, y } = map.latLngToLayerPoint([lat, lon]);
    const boxes = BESIDE.map(([dx, dy]) => [x + dx * half, y + dy * TALL])
      .map(([cx, cy]) => [cx - half, cy - TALL, cx + half, cy + TALL]);
    const box = boxes.find((b) => taken.every((t) => b[2] < t[0] || b[0] > t[2] || b[3] < t[1] || b[1] > t[3])) ?? boxes[0];
    taken.push(box);
    const at = map.layerPointToLatLng([(box[0] + box[2]) / 2, (box[1] + box[3]) / 2]);
    return shape(Tag, feature, at, { radius: Math.max(half, TALL), half, said, color: ink2, fillColor: bg, ink });
  }

  /* What is drawn under a pointer, the nearest first; nothing where it meant a garden, a button or an open note. */
  function hit(event) {
    if (event.target.closest(".gm-garden, .leaflet-control, .leaflet-popup") || map.dragging.moved()) return [];
    const place = map.mouseEventToContainerPoint(event);
    const slack = event.pointerType === "touch" ? 14 : 3;
    return drawn
      .map((each) => [place.distanceTo(map.latLngToContainerPoint(each.getLatLng())) - each.options.half, each])
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
      const [lon, lat] = nearest.feature.geometry.coordinates;
      map.setView([lat, lon], zoom, { animate: !calm() });
      return;
    }
    const at = map.latLngToContainerPoint(nearest.getLatLng());
    const same = others.filter((each) => map.latLngToContainerPoint(each.getLatLng()).distanceTo(at) <= AT_ONCE);
    tell(nearest.getLatLng(), [nearest, ...same].map((each) => each.feature.properties));
  }, true);

  function tell(place, companies) {
    const box = element("div");
    box.append(...companies.slice(0, LISTED).map(describe));
    const rest = companies.length - LISTED;
    if (rest > 0) box.append(element("p", "", words().more.replace("{n}", number(rest))));
    const popup = L.popup({ className: "gm-note", maxWidth: 260, offset: [0, -2] }).setLatLng(place).setContent(box);
    popup.openOn(map);
    popup.getElement().querySelector(".leaflet-popup-close-button").setAttribute("aria-label", words().close);
  }

  function describe(company) {
    const [title, publisher, url] = sources[company.source];
    const named = [publisher, company.dated?.slice(0, 4)].filter(Boolean).join(" ");
    const isWeb = /^https?:\/\//.test(url);
    const link = element(isWeb ? "a" : "span", "", named);
    link.title = title;
    if (isWeb) Object.assign(link, { href: url, target: "_blank", rel: "noopener noreferrer" });
    const about = [company.municipality, company.industry, company.garden].filter(Boolean).join(" · ");
    const line = element("p");
    line.append(element("strong", "", company.name), element("br"), element("span", "", about));
    line.append(element("br"), `${words().source} `, link);
    return line;
  }

  function legend(box) {
    [["gm-company", "", words().one], ["gm-companies", "9", words().many]].forEach(([look, said, text]) => {
      const row = element("div", "gm-look");
      row.append(element("span", look, said), element("span", "", text));
      box.append(row);
    });
  }

  map.on("moveend resize", draw);
  return { update, legend };
};
