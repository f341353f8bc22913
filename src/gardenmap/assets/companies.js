/* Companies as points on the map, gathered by folium's cluster where they are many: fetched once, and filtered here by the
 * chosen counties. The list on the page of companies says the same to keyboard and screen reader. */
"use strict";
globalThis.showCompanies = async (cluster, map, address) => {
  const box = map.getContainer();
  const told = (name, about) => Object.assign(document.createElement("span"), { textContent: `${name}: ${about}` });
  const points = (await (await fetch(address)).json()).map(([lat, lon, county, name, about]) =>
    L.circleMarker([lat, lon], { radius: 4, className: "gm-company", county }).bindTooltip(() => told(name, about)));
  const show = (chosen) => {
    const shown = points.filter((point) => !chosen.length || chosen.includes(point.options.county));
    if (shown.length === Number(box.dataset.companies)) return;
    box.dataset.companies = shown.length;
    cluster.clearLayers();
    cluster.addLayers(shown);
  };
  show(box.dataset.chosen ? box.dataset.chosen.split(",") : []);
  box.addEventListener("gm:shown", ({ detail }) => show(detail));
};
