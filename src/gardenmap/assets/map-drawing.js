/* What is drawn on the map that folium has described: counties, gardens, buttons. `update` runs on each change and moves
 * what is there, so that nothing blinks and a focused marker keeps its focus. All names are set as text. */
"use strict";
globalThis.gardenmapDrawing = (map, base, tell) => {
  const WIDE = 400, NEAREST = 9, EDGE = 4, SOON = 50;
  /* Half a name, in px. */
  const NAME = 20;
  /* So far from the edge a marker keeps that has the keyboard's frame around it. */
  const FRAME = 28;
  const { element, json } = globalThis.gardenmapMap;
  const box = map.getContainer();
  const markers = new Map();
  let state, counties, tiles, fitted, isDue, later;

  map.attributionControl.setPrefix(false);
  globalThis.twoFingers(map, () => state.words.two_fingers);
  map.createPane("labels").style.zIndex = 450;
  const said = element("p", "gm-said");
  said.id = "gm-said";
  box.append(said);
  box.setAttribute("role", "region");
  box.setAttribute("aria-describedby", said.id);
  const legend = control("topleft", "gm-signs");
  const steps = control("bottomright", "gm-steps");
  const corner = control("bottomright", "gm-corner");
  const tools = control("bottomright", "gm-steps gm-tools");
  const words = globalThis.gardenmapWords(map, radius);
  const points = base.companies && globalThis.gardenmapCompanies(map, base);
  box.classList.add("gm-waits");
  const isWhole = json(base.counties).then((shapes) => {
    counties = L.geoJSON(shapes, { smoothFactor: 0.7, onEachFeature: county });
    counties.addTo(map).bringToBack();
    if (state) paintCounties();
    box.classList.remove("gm-waits");
  });
  // On paper the map is the screen's, made smaller: a browser lays the page out anew and gives no time to draw.
  const paper = matchMedia("print");
  const isSeen = () => box.clientWidth && !paper.matches;
  new ResizeObserver(() => isSeen() && map.invalidateSize({ animate: false })).observe(box);
  map.on("resize", () => {
    if (!fitted) return;
    move(true);
    writeSteps();
  });
  map.on("zoomend", () => state && (paintMarkers(), sign()));
  map.on("moveend", () => state && words.arrange(state));
  map.on("tooltipopen", ({ tooltip }) => tooltip.options.sticky || keepInside(tooltip.getElement()));

  const hush = ({ key }) => key === "Escape" && map.eachLayer((each) => each.closeTooltip?.());
  document.addEventListener("keydown", hush);
  map.on("unload", () => {
    document.removeEventListener("keydown", hush);
    clearTimeout(later);
  });

  /* What a garden near the edge is called is not cut by it. */
  function keepInside(tip) {
    tip.style.marginLeft = 0;
    const [its, all] = [tip, box].map((each) => each.getBoundingClientRect());
    const beyond = Math.max(all.left + EDGE - its.left, 0) + Math.min(all.right - EDGE - its.right, 0);
    tip.style.marginLeft = `${beyond}px`;
  }

  const calm = () => matchMedia("(prefers-reduced-motion: reduce)").matches;

  function control(position, className) {
    const made = element("div", className);
    Object.assign(L.control({ position }), { onAdd: () => made }).addTo(map);
    L.DomEvent.disableClickPropagation(made);
    return made;
  }

  function county(feature, layer) {
    const code = feature.properties.county_no;
    layer.bindTooltip(() => element("span", "", state.counties[code]?.name), { sticky: true, className: "gm-tip" });
    layer.on("click", (event) => {
      L.DomEvent.stop(event);
      const key = event.originalEvent;
      tell(`${key.ctrlKey || key.metaKey || key.shiftKey ? "land+" : "land"}:${code}`);
    });
    layer.on("mouseover", () => layer.setStyle({ weight: 1.6 }));
    layer.on("mouseout", paintCounties);
  }

  function paintCounties() {
    if (!counties) return;
    const chosen = new Set(state.chosen);
    counties.eachLayer((layer) => {
      const code = layer.feature.properties.county_no;
      const isChosen = chosen.has(code);
      const isDim = chosen.size ? !isChosen : !state.counties[code]?.gardens;
      layer.setStyle({
        // The page's own colours, by day, by night and on paper.
        color: `var(--${isChosen ? "accent" : "coast"})`,
        weight: isChosen ? 1 : 0.7,
        fillColor: `var(--${isChosen ? "land_selected" : isDim ? "land_dim" : "land"})`,
        fillOpacity: tiles ? 0.15 : 1,
      });
      layer.getElement()?.setAttribute("data-county", code);
      // No stop of the keyboard: 15 nameless ones would stand before the gardens; the list of counties does the same.
      layer.getElement()?.setAttribute("tabindex", "-1");
      if (isChosen) layer.bringToFront();
    });
  }

  /* The radius of a garden of mean size: small on a phone, growing gently as the map is drawn nearer. */
  function radius(size) {
    const nearer = Math.min(1.5, Math.max(1, 1 + (map.getZoom() - 4.2) * 0.16));
    return (map.getSize().x < WIDE ? 5.9 : 6.8) * nearer * Math.sqrt(size);
  }

  function paintMarkers() {
    const seen = new Set();
    state.gardens.forEach((garden) => {
      seen.add(garden.id);
      let marker = markers.get(garden.id);
      if (!marker) {
        marker = newMarker(garden);
        markers.set(garden.id, marker);
      }
      drawMarker(marker, garden);
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
    const marker = L.marker([garden.lat, garden.lon], { icon, autoPanOnFocus: false, riseOnHover: true }).addTo(map);
    const node = marker.getElement();
    node.dataset.garden = garden.id;
    node.setAttribute("role", "button");
    const choose = () => tell(`garden:${garden.id}`);
    marker.on("click", choose);
    node.addEventListener("keydown", (event) => {
      if (event.key !== "Enter" && event.key !== " ") return;
      event.preventDefault();
      event.stopPropagation();
      choose();
    });
    marker.bindTooltip(() => tip(garden.id), { direction: "top", className: "gm-tip" });
    node.addEventListener("focus", () => {
      // Not under a pointer: a map that moves between press and release loses the click.
      if (node.matches(":focus-visible")) map.panInside(marker.getLatLng(), { padding: [FRAME, FRAME], animate: !calm() });
      marker.openTooltip();
    });
    node.addEventListener("blur", () => marker.closeTooltip());
    return marker;
  }

  function tip(id) {
    const garden = state.gardens.find((each) => each.id === id);
    const note = element("span");
    note.append(element("strong", "", garden.name), element("br"), element("span", "", garden.tip));
    return note;
  }

  function drawMarker(marker, garden) {
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

  /* Leaflet does not hear where it is sent while it flies: then it is told again, until it has landed. */
  function move(still) {
    clearTimeout(later);
    if (map.getPane("mapPane").classList.contains("leaflet-zoom-anim")) {
      owe();
      later = setTimeout(move, SOON, still);
      return;
    }
    isDue = false;
    const edge = map.getSize().x < WIDE ? 10 : 16;
    const { above, below } = covered(edge);
    map.fitBounds(fitted.bounds, {
      paddingTopLeft: [edge, edge + above],
      paddingBottomRight: [edge, edge + below],
      animate: !still && !calm(),
      duration: 0.35,
      maxZoom: NEAREST,
    });
    // With the next picture Leaflet says itself that it flies.
    requestAnimationFrame(() => isDue || delete box.dataset.flies);
  }

  /* The map is not yet where it shall be. */
  function owe() {
    isDue = true;
    box.dataset.flies = "";
  }

  /* How many px the legend takes above and the buttons below, where a garden that is looked at would lie under them, or so near
   * that its name finds no place, if these bounds filled the map. */
  function covered(edge) {
    const { step, bounds } = fitted;
    if (step === state.steps[0].id) return { above: 0, below: 0 };
    const size = map.getSize();
    const zoom = Math.min(NEAREST, map.getBoundsZoom(bounds, false, L.point(2 * edge, 2 * edge)));
    const [one, other] = bounds.map((corner) => map.project(corner, zoom));
    const corner = one.add(other).subtract(size).divideBy(2);
    const hides = (control) => {
      const [left, top, right, bottom] = words.area(control);
      return state.gardens.some((garden) => {
        const { x, y } = map.project([garden.lat, garden.lon], zoom).subtract(corner);
        const reach = radius(garden.size) + NAME;
        return garden.inside && x + reach > left && x - reach < right && y + reach > top && y - reach < bottom;
      });
    };
    return { above: hides(legend) ? words.area(legend)[3] : 0, below: hides(steps) ? size.y - words.area(steps)[1] : 0 };
  }

  /* Look at what is chosen next, unless the visitor was led there already. */
  function aim() {
    const { id: step, bounds } = state.steps.at(state.chosen.length ? -1 : 0);
    const key = state.chosen.join();
    if (fitted?.key === key) return;
    fitted = { key, step, bounds };
    owe();
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

  function sign() {
    words.writeLegend(legend, state);
    points?.legend(legend);
    corner.textContent = words.isNear(state) ? "" : state.words.corner;
  }

  /* `still` is for a map that has just come into sight: it flies nowhere. A flight waits until all is `quiet`; where the
   * map has gone out of sight meanwhile, until it is back. */
  function update({ gardens: { fields, rows }, ...next }, still, quiet) {
    const told = rows.map((row) => Object.fromEntries(fields.map((field, n) => [field, row[n]])));
    state = { ...next, gardens: told.map((garden) => ({ ...base.gardens[garden.id], ...garden })) };
    box.setAttribute("aria-label", state.words.title);
    said.textContent = state.words.said;
    points?.update(state);
    aim();
    const goal = fitted;
    sign();
    writeSteps();
    paintMarkers();
    paintCounties();
    // Names that are there fly with the map, and are arranged anew where it lands.
    if (!isDue) words.arrange(state);
    else if (still) move(true);
    else quiet.then(() => isDue && fitted === goal && box.isConnected && move(false));
    Object.assign(box.dataset, { gardens: markers.size, chosen: state.chosen.join() });
  }

  return { update, isWhole };
};
