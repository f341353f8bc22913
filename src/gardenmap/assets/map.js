/* The map of the gardens. `GM.start` runs once, when folium has made the Leaflet map; `GM.update` runs on each change
 * and moves what is there, so that nothing blinks and a focused marker keeps its focus. All names are set as text. */
"use strict";
window.GM = (() => {
  const WIDE = 400;
  let map, base, state, points, counties, tiles, steps, legend, corner, tools, said, fitted;
  const markers = new Map(), labels = [];

  const element = (tag, className, text) => {
    const made = document.createElement(tag);
    if (className) made.className = className;
    if (text !== undefined) made.textContent = text;
    return made;
  };
  const tell = (value) => window.Streamlit.setComponentValue({ ...value, t: Date.now() });
  const calm = () => window.matchMedia("(prefers-reduced-motion: reduce)").matches;

  function control(position, className) {
    const box = element("div", className);
    const made = L.control({ position });
    made.onAdd = () => box;
    made.addTo(map);
    L.DomEvent.disableClickPropagation(box);
    return box;
  }

  function start(leafletMap, options) {
    map = leafletMap;
    base = options;
    map.attributionControl.setPrefix(false);
    window.twoFingers(map, () => state.words.two_fingers);
    map.createPane("labels").style.zIndex = 450;
    said = element("p", "gm-said");
    said.id = "gm-said";
    map.getContainer().append(said);
    legend = control("topleft", "gm-legend");
    steps = control("bottomright", "gm-steps");
    corner = control("bottomright", "gm-corner");
    tools = control("bottomright", "gm-steps gm-tools");
    if (base.companies) points = window.GMCompanies(map, base);
    const font = new FontFace("Inter", `url(${options.font})`, { weight: "100 900" });
    font.load().then((loaded) => document.fonts.add(loaded), () => {});
    base.loaded = fetch(options.counties)
      .then((answer) => answer.json())
      .then((shapes) => {
        counties = L.geoJSON(shapes, { smoothFactor: 0.7, onEachFeature: county });
        counties.addTo(map).bringToBack();
        if (state) paintCounties();
      });
    // On paper the map is the screen's, made smaller: a browser lays the page out anew and gives no time to draw.
    const paper = window.matchMedia("print");
    new ResizeObserver(() => paper.matches || map.invalidateSize({ animate: false })).observe(map.getContainer());
    map.on("resize", () => state && fit(true));
    map.on("zoomend", () => state && (paintMarkers(), writeLegend(), arrange()));
  }

  function county(feature, layer) {
    const code = feature.properties.county_no;
    layer.bindTooltip(() => element("span", "", state.counties[code]?.name), { sticky: true, className: "gm-tip" });
    layer.on("click", (event) => {
      L.DomEvent.stop(event);
      const key = event.originalEvent;
      tell({ kind: "county", id: code, add: key.ctrlKey || key.metaKey || key.shiftKey });
    });
    layer.on("mouseover", () => layer.setStyle({ weight: 1.6 }));
    layer.on("mouseout", paintCounties);
  }

  function paintCounties() {
    if (!counties) return;
    const colour = base.palettes[state.theme];
    const chosen = new Set(state.chosen);
    counties.eachLayer((layer) => {
      const code = layer.feature.properties.county_no;
      const isChosen = chosen.has(code);
      const isDim = chosen.size ? !isChosen : !state.counties[code]?.gardens;
      layer.setStyle({
        color: isChosen ? colour.accent : colour.coast,
        weight: isChosen ? 1 : 0.7,
        fillColor: isChosen ? colour.land_selected : isDim ? colour.land_dim : colour.land,
        fillOpacity: tiles ? 0.15 : 1,
      });
      layer.getElement()?.setAttribute("data-county", code);
      // No stop of the keyboard: 15 nameless ones would stand before the gardens; the list of counties does the same.
      layer.getElement()?.setAttribute("tabindex", "-1");
      if (isChosen) layer.bringToFront();
    });
  }

  /* The radius of a garden of mean size: small on a phone, growing gently as the map is drawn nearer. */
  const scale = () => (map.getSize().x < WIDE ? 5.9 : 6.8) * Math.min(1.5, Math.max(1, 1 + (map.getZoom() - 4.2) * 0.16));
  const radius = (size) => scale() * Math.sqrt(size);

  function paintMarkers() {
    const seen = new Set();
    state.gardens.forEach((garden, order) => {
      seen.add(garden.id);
      let marker = markers.get(garden.id);
      if (!marker) {
        marker = newMarker(garden);
        markers.set(garden.id, marker);
      }
      drawMarker(marker, garden, order);
    });
    markers.forEach((marker, id) => {
      if (!seen.has(id)) {
        marker.remove();
        markers.delete(id);
      }
    });
  }

  function newMarker(garden) {
    const icon = L.divIcon({ className: "gm-garden", iconSize: [24, 24], html: element("span", "gm-disc") });
    const marker = L.marker([garden.lat, garden.lon], { icon, keyboard: true, riseOnHover: true }).addTo(map);
    const node = marker.getElement();
    node.dataset.garden = garden.id;
    node.setAttribute("role", "button");
    const choose = () => tell({ kind: "garden", id: garden.id });
    marker.on("click", choose);
    node.addEventListener("keydown", (event) => {
      if (event.key === "Escape") marker.closeTooltip();
      if (event.key !== "Enter" && event.key !== " ") return;
      event.preventDefault();
      event.stopPropagation();
      choose();
    });
    marker.bindTooltip(() => tip(garden.id), { direction: "top", className: "gm-tip" });
    node.addEventListener("focus", () => marker.openTooltip());
    node.addEventListener("blur", () => marker.closeTooltip());
    return marker;
  }

  function tip(id) {
    const garden = state.gardens.find((each) => each.id === id);
    const box = element("span");
    box.append(element("strong", "", garden.name), element("br"), element("span", "", garden.tip));
    return box;
  }

  function drawMarker(marker, garden, order) {
    const node = marker.getElement();
    const r = radius(garden.size);
    const side = Math.max(24, Math.ceil(r * 2));
    const dim = !garden.inside;
    const wanted = `gm-garden leaflet-marker-icon leaflet-zoom-animated leaflet-interactive gm-${garden.look}` +
      (garden.selected ? " gm-selected" : "") + (dim ? " gm-dim" : "");
    if (node.className !== wanted) node.className = wanted;
    Object.assign(node.style, {
      width: `${side}px`, height: `${side}px`, marginLeft: `${-side / 2}px`, marginTop: `${-side / 2}px`,
    });
    node.firstChild.style.setProperty("--d", `${(r * 2).toFixed(1)}px`);
    node.setAttribute("aria-label", `${garden.name}. ${garden.tip}`);
    node.setAttribute("aria-pressed", Boolean(garden.selected));
    marker.setZIndexOffset(garden.selected ? 9000 : 4000 - Math.round(r * 100));
    marker.options.order = order;
  }

  function arrange() {
    labels.splice(0).forEach((label) => label.remove());
    const taken = state.gardens.map((garden) => box(garden, Math.max(radius(garden.size), 6)));
    if (state.chosen.length) {
      state.gardens.forEach((garden, own) => garden.inside && gardenLabel(garden, taken, own));
    }
    state.labels.forEach((label) => {
      const { x, y } = map.latLngToContainerPoint([label.lat, label.lon]);
      const half = label.text.length * 3.4;
      const area = [x - half, y - 9, x + half, y + 9];
      if (label.look || clear(area, taken)) {
        taken.push(area);
        write([label.lat, label.lon], label.text, label.look, label.side);
      }
    });
  }

  function box(garden, half) {
    const { x, y } = map.latLngToContainerPoint([garden.lat, garden.lon]);
    return [x - half, y - half, x + half, y + half];
  }

  function clear(b, taken, own) {
    return taken.every((t, n) => n === own || b[2] < t[0] || b[0] > t[2] || b[3] < t[1] || b[1] > t[3]);
  }

  function gardenLabel(garden, taken, own) {
    const { x, y } = map.latLngToContainerPoint([garden.lat, garden.lon]);
    const width = garden.name.length * 6.6 + 4;
    const gap = Math.max(radius(garden.size), 6) + 4;
    const places = {
      right: [x + gap, y - 8, x + gap + width, y + 8],
      left: [x - gap - width, y - 8, x - gap, y + 8],
      above: [x - width / 2, y - gap - 16, x + width / 2, y - gap],
      below: [x - width / 2, y + gap, x + width / 2, y + gap + 16],
    };
    const view = map.getSize();
    const inView = (b) => b[0] >= 2 && b[2] <= view.x - 2 && b[1] >= 2 && b[3] <= view.y - 2;
    const side = Object.keys(places).find((each) => inView(places[each]) && clear(places[each], taken, own));
    if (!side) return;
    taken.push(places[side]);
    write([garden.lat, garden.lon], garden.name, "gm-label-garden", side, gap);
  }

  function write(at, text, look, side = "right", gap = 0) {
    const word = element("span", `gm-word gm-${side}`, text);
    word.style.setProperty("--gap", `${gap}px`);
    const icon = L.divIcon({ className: `gm-label ${look}`, iconSize: [0, 0], html: word });
    labels.push(L.marker(at, { icon, interactive: false, keyboard: false, pane: "labels" }).addTo(map));
    labels.at(-1).getElement().setAttribute("aria-hidden", "true");
  }

  function writeLegend() {
    const words = state.words;
    legend.replaceChildren(element("div", "gm-legend-title", words.legend));
    const sizes = element("div", "gm-sizes");
    state.sizes.forEach(([text, size]) => {
      const entry = element("span", "gm-size");
      const ring = element("span", "gm-ring");
      ring.style.setProperty("--d", `${(radius(size) * 2).toFixed(1)}px`);
      entry.append(ring, element("span", "", text));
      sizes.append(entry);
    });
    legend.classList.toggle("gm-boxed", state.chosen.length > 0);
    if (!state.chosen.length) legend.append(sizes);
    state.looks.forEach(([look, text]) => {
      const row = element("div", `gm-look gm-${look}`);
      row.append(element("span", "gm-disc"), element("span", "", text));
      legend.append(row);
    });
    points?.legend(legend);
    corner.textContent = state.chosen.length ? "" : words.corner;
  }

  function button(text, label, act, pressed) {
    const made = element("button", pressed ? "gm-on" : "", text);
    made.type = "button";
    if (label) made.setAttribute("aria-label", label);
    if (pressed !== undefined) made.setAttribute("aria-pressed", pressed);
    made.addEventListener("click", act);
    return made;
  }

  function writeSteps() {
    const now = fitted.step;
    const buttons = [...steps.children, ...tools.children];
    const focused = buttons.indexOf(document.activeElement);
    const narrow = map.getSize().x < WIDE;
    steps.replaceChildren(
      ...state.steps.map((step) =>
        button(narrow && step.short ? step.short : step.text, "", () => go(step), step.id === now)),
    );
    tools.replaceChildren(
      button("+", state.words.zoom_in, () => map.zoomIn(1)),
      button("−", state.words.zoom_out, () => map.zoomOut(1)),
      button("▦", state.words.background, toggleTiles, Boolean(tiles)),
    );
    [...steps.children, ...tools.children][focused]?.focus();
    steps.setAttribute("role", "group");
    steps.setAttribute("aria-label", state.words.steps);
  }

  function go(step) {
    fitted = { ...fitted, step: step.id, bounds: step.bounds };
    move(false);
    writeSteps();
  }

  function move(at_once) {
    const still = at_once || calm();
    const edge = map.getSize().x < WIDE ? 10 : 16;
    map.fitBounds(fitted.bounds, { padding: [edge, edge], animate: !still, duration: 0.35, maxZoom: 9 });
  }

  function fit(at_once) {
    const wanted = state.steps.at(state.chosen.length ? -1 : 0);
    const key = state.chosen.join();
    if (at_once || !fitted || fitted.key !== key) {
      if (!at_once || !fitted) fitted = { key, step: wanted.id, bounds: wanted.bounds };
      move(at_once);
    }
  }

  function toggleTiles() {
    if (tiles) {
      tiles.remove();
      tiles = null;
    } else {
      tiles = L.tileLayer(base.tiles.url, { attribution: base.tiles.credit, minZoom: 4, maxNativeZoom: 11 });
      tiles.addTo(map);
    }
    paintCounties();
    writeSteps();
  }

  function update(next) {
    const first = !state;
    const { fields, rows } = next.gardens;
    const gardens = rows.map((row) => Object.fromEntries(fields.map((field, n) => [field, row[n]])));
    state = { ...next, gardens };
    const root = document.documentElement;
    root.lang = state.lang;
    Object.entries(base.palettes[state.theme]).forEach(([name, value]) => root.style.setProperty(`--${name}`, value));
    root.style.colorScheme = state.theme;
    window.frameElement.title = state.words.title;
    map.getContainer().setAttribute("role", "region");
    map.getContainer().setAttribute("aria-label", state.words.title);
    map.getContainer().setAttribute("aria-describedby", said.id);
    said.textContent = state.words.said;
    points?.update(state);
    fit(first);
    paintMarkers();
    paintCounties();
    writeLegend();
    writeSteps();
    arrange();
    Object.assign(root.dataset, { gardens: markers.size, chosen: state.chosen.join() });
  }

  return { start, update };
})();
