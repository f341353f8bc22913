/* What is written on the map: names where there is room for them, and the legend. All of it is set as text. */
"use strict";
globalThis.gardenmapWords = (map, radius) => {
  const { element } = globalThis.gardenmapMap;
  const labels = [];

  function arrange(state) {
    labels.splice(0).forEach((label) => label.remove());
    const taken = state.gardens.map((garden) => box(garden, Math.max(radius(garden.size), 6)));
    if (isNear(state)) taken.push(...[...map.getContainer().querySelectorAll(".leaflet-control")].map(area));
    if (state.chosen.length) {
      state.gardens.forEach((garden, own) => garden.inside && gardenLabel(garden, taken, own));
    }
    state.labels.forEach((label) => {
      const { x, y } = map.latLngToContainerPoint([label.lat, label.lon]);
      const half = label.text.length * 3.4;
      const place = [x - half, y - 9, x + half, y + 9];
      // Those with a look have a place of their own where the whole country is seen.
      if ((label.look && !isNear(state)) || (inView(place) && clear(place, taken))) {
        taken.push(place);
        write([label.lat, label.lon], label.text, label.look, label.side);
      }
    });
  }

  /* Whether less than the whole country is seen, so that land lies under the legend. */
  function isNear({ chosen, steps }) {
    return chosen.length > 0 || map.getZoom() > map.getBoundsZoom(steps[0].bounds);
  }

  function box(garden, half) {
    const { x, y } = map.latLngToContainerPoint([garden.lat, garden.lon]);
    return [x - half, y - half, x + half, y + half];
  }

  /* Where a legend or buttons lie over the map. */
  function area(control) {
    const { left, top } = map.getContainer().getBoundingClientRect();
    const its = control.getBoundingClientRect();
    return [its.left - left, its.top - top, its.right - left, its.bottom - top];
  }

  function clear(b, taken, own) {
    return taken.every((t, n) => n === own || b[2] < t[0] || b[0] > t[2] || b[3] < t[1] || b[1] > t[3]);
  }

  function inView(b) {
    const { x, y } = map.getSize();
    return b[0] >= 2 && b[2] <= x - 2 && b[1] >= 2 && b[3] <= y - 2;
  }

  function gardenLabel(garden, taken, own) {
    const { x, y } = map.latLngToContainerPoint([garden.lat, garden.lon]);
    const width = garden.name.length * 6.6 + 4;
    const gap = Math.max(radius(garden.size), 6) + (garden.selected ? 8 : 4);
    const places = {
      right: [x + gap, y - 8, x + gap + width, y + 8],
      left: [x - gap - width, y - 8, x - gap, y + 8],
      above: [x - width / 2, y - gap - 16, x + width / 2, y - gap],
      below: [x - width / 2, y + gap, x + width / 2, y + gap + 16],
    };
    const side = Object.keys(places).find((each) => inView(places[each]) && clear(places[each], taken, own));
    if (!side) return;
    taken.push(places[side]);
    write([garden.lat, garden.lon], garden.name, "gm-label-garden", side, gap);
  }

  function write(at, text, look, side = "right", gap = 0) {
    const word = element("span", "gm-word", text);
    word.dataset.side = side;
    word.style.setProperty("--gap", `${gap}px`);
    const icon = L.divIcon({ className: `gm-written ${look}`, iconSize: [0, 0], html: word });
    labels.push(L.marker(at, { icon, interactive: false, keyboard: false, pane: "labels" }).addTo(map));
    labels.at(-1).getElement().setAttribute("aria-hidden", "true");
  }

  function writeLegend(legend, state) {
    const { words, chosen, sizes, looks } = state;
    legend.hidden = chosen.length && !looks.length;
    legend.replaceChildren(element("div", "gm-signs-title", words.legend));
    const row = element("div", "gm-sizes");
    sizes.forEach(([text, size]) => {
      const entry = element("span", "gm-size");
      const ring = element("span", "gm-ring");
      ring.style.setProperty("--d", `${(radius(size) * 2).toFixed(1)}px`);
      entry.append(ring, element("span", "", text));
      row.append(entry);
    });
    legend.classList.toggle("gm-boxed", isNear(state));
    if (!chosen.length && sizes.length) legend.append(row);
    looks.forEach(([look, text]) => {
      const sign = element("div", `gm-look gm-${look}`);
      sign.append(element("span", "gm-disc"), element("span", "", text));
      legend.append(sign);
    });
  }

  return { area, arrange, isNear, writeLegend };
};
