/* The map in its frame: what folium's classes do not do by themselves. Folium's base map calls `start`, the layer that
 * follows the view `mark` and `show`. Names come percent-encoded and are set as text. A press answers with a choice. */
"use strict";
globalThis.gardenMap = (() => {
  const NEAREST = 9, EDGE = 16, NEAR = 4.8;
  const legend = make("div", "gm-legend-pane"), steps = make("div", "gm-steps-pane");
  let map, box, options, shown, counties, goal, bounds, tiles, focused;

  function make(tag, className, text = "") {
    return Object.assign(document.createElement(tag), { className, textContent: decodeURIComponent(text) });
  }
  const set = (node, attributes) => Object.entries(attributes).forEach(([name, value]) => node.setAttribute(name, value));
  const choose = (choice) => window.Streamlit.setComponentValue({ choice, n: Date.now() });

  async function start(made, given) {
    [map, options, box] = [made, given, made.getContainer()];
    map.attributionControl.setPrefix(false);
    box.after(legend, steps);
    steps.addEventListener("click", press);
    box.addEventListener("focusin", ({ target }) => (focused = target.dataset.garden));
    addEventListener("blur", () => (focused = undefined));
    box.addEventListener("keydown", ({ key }) => key === "Escape" && map.eachLayer((each) => each.closeTooltip?.()));
    map.on("zoomend", scale).on("resize", () => bounds && fit(false));
    map.on("movestart", () => (box.dataset.moving = "")).on("moveend", () => delete box.dataset.moving);
    // Before its style is there the legend has no height that says anything.
    const styles = [...document.querySelectorAll("link[rel=stylesheet]")].filter((link) => !link.sheet);
    await Promise.all(styles.map((link) => new Promise((done) => (link.onload = link.onerror = done))));
    map.invalidateSize({ animate: false });
    const shapes = await (await fetch(options.counties)).json();
    const look = { smoothFactor: 0.7, style: { className: "gm-county" }, onEachFeature: county };
    counties = L.geoJSON(shapes, look).addTo(map).bringToBack();
    paint();
    fit(false);
    frameElement.dispatchEvent(new CustomEvent("gm:drawn", { bubbles: true, detail: "map" }));
  }

  function county({ properties: { county_no: code } }, layer) {
    layer.bindTooltip(() => make("span", "", encodeURIComponent(shown.counties[code] ?? "")), { sticky: true });
    layer.on("click", ({ originalEvent: { ctrlKey, metaKey, shiftKey } }) =>
      choose(`county${ctrlKey || metaKey || shiftKey ? "+" : ""}:${code}`));
  }

  /* A garden, or a name beside the land. */
  function mark({ kind, name, look, side, ...own }, place) {
    const words = make("span", "gm-name", name);
    words.dataset.side = side;
    if (kind === "label") {
      const icon = L.divIcon({ className: `gm-label ${look}`, iconSize: [0, 0], html: words });
      return L.marker(place, { icon, interactive: false, keyboard: false, pane: "names" });
    }
    const html = make("div", "gm-marked");
    html.innerHTML =
      `<svg class="gm-disc"><circle class="gm-halo"/><circle class="gm-${look}"/>` +
      `<path class="gm-cross" d="M-2.5-2.5 2.5 2.5M2.5-2.5-2.5 2.5"/><circle class="gm-ring"/></svg>`;
    if (side) html.append(words);
    const className = `gm-garden gm-of-${look}${own.selected ? " gm-selected" : ""}${own.inside ? "" : " gm-dim"}`;
    const icon = L.divIcon({ className, iconSize: [24, 24], html });
    // Big below, small above, the marked one on top.
    const zIndexOffset = own.selected ? 9000 : 4000 - Math.round(own.size * 700);
    const marker = L.marker(place, { icon, zIndexOffset, autoPanOnFocus: false, riseOnHover: true });
    const press = () => choose(`garden:${decodeURIComponent(own.id)}`);
    marker.on("click", press).bindTooltip(() => {
      const tip = make("span", "");
      tip.append(make("strong", "", name), make("br", ""), make("span", "", own.tip));
      return tip;
    });
    marker.on("add", () => {
      const node = marker.getElement();
      node.dataset.garden = decodeURIComponent(own.id);
      node.style.setProperty("--size", own.size);
      set(node, { role: "button", "aria-label": decodeURIComponent(`${name}. ${own.tip}`), "aria-pressed": own.selected });
      node.addEventListener("keydown", (event) => ["Enter", " "].includes(event.key) && (event.preventDefault(), press()));
      // The marker that had the focus was another element before the choice.
      if (node.dataset.garden === focused) node.focus({ preventScroll: true });
      node.addEventListener("focus", () => node.matches(":focus-visible") && map.panInside(place, { padding: [28, 28], animate: false }));
    });
    return marker;
  }

  /* What the view says; its gardens come right after. */
  function show(encoded) {
    const isFirst = !shown;
    shown = JSON.parse(decodeURIComponent(encoded));
    document.documentElement.lang = shown.lang;
    frameElement.title = shown.title;
    set(box, { role: "region", "aria-label": shown.title, "aria-describedby": "description", "data-chosen": shown.chosen });
    for (const [pane, html] of [[legend, shown.legend], [steps, shown.steps]]) {
      // Ours: made by templates that escape what comes from outside.
      if (pane.source !== html) pane.innerHTML = pane.source = html;
    }
    if (goal !== String(shown.bounds)) {
      [goal, bounds] = [String(shown.bounds), shown.bounds];
      fit(!isFirst);
    }
    scale();
    paint();
    box.dispatchEvent(new CustomEvent("gm:shown", { detail: shown.chosen }));
  }

  function paint() {
    counties?.eachLayer((layer) => {
      const code = layer.feature.properties.county_no, node = layer.getElement(), isChosen = shown.chosen.includes(code);
      node.classList.toggle("gm-chosen", isChosen);
      node.classList.toggle("gm-empty", shown.chosen.length ? !isChosen : shown.empty.includes(code));
      // No stop of the keyboard: the list of counties does the same, with names.
      set(node, { "data-county": code, tabindex: "-1" });
      if (isChosen) layer.bringToFront();
    });
  }

  /* Circles grow gently as the map is drawn nearer. */
  function scale() {
    const { wide, narrow, narrowBelow } = options.radius, zoom = map.getZoom();
    const radius = (map.getSize().x < narrowBelow ? narrow : wide) * Math.min(1.5, Math.max(1, 1 + (zoom - 4.2) * 0.16));
    box.style.setProperty("--radius", `${radius}px`);
    box.classList.toggle("gm-near", shown?.chosen.length > 0 || zoom > NEAR);
  }

  /* The bounds fill the map; above a county there is space for the legend, below it for the buttons. */
  function fit(isMoved) {
    const [above, below] = shown.chosen.length ? [legend.offsetHeight, steps.lastElementChild.offsetHeight] : [0, 0];
    const edges = { paddingTopLeft: [EDGE, EDGE + above], paddingBottomRight: [EDGE, EDGE + below], maxZoom: NEAREST };
    const isCalm = matchMedia("(prefers-reduced-motion: reduce)").matches;
    if (isMoved && !isCalm) map.flyToBounds(bounds, { ...edges, duration: 0.35 });
    else map.fitBounds(bounds, { ...edges, animate: false });
  }

  function press({ target }) {
    const button = target.closest("button");
    if (button?.dataset.zoom) map.setZoom(map.getZoom() + Number(button.dataset.zoom));
    if (button?.dataset.bounds) {
      [...button.parentElement.children].forEach((each) => each.setAttribute("aria-pressed", each === button));
      bounds = JSON.parse(button.dataset.bounds);
      fit(true);
    }
    if (button?.dataset.background !== undefined) {
      const how = { attribution: options.tiles.credit, minZoom: 4, maxNativeZoom: 11 };
      tiles = tiles ? void tiles.remove() : L.tileLayer(options.tiles.url, how).addTo(map);
      button.setAttribute("aria-pressed", Boolean(tiles));
      box.classList.toggle("gm-tiles", Boolean(tiles));
    }
  }

  return { start, mark, show };
})();
