/* What is on show, looked at in every frame that the browser draws: the page, its charts, and the map in its frame. */
"use strict";
if (window === top) {
  const all = (selector, root = document) => [...root.querySelectorAll(selector)];
  const read = (nodes, ...names) => nodes.map((node) => names.map((name) => node.getAttribute(name))).sort().join();
  let look, started = 0, log = [], isWatching = true;

  function seen() {
    const map = all("iframe").map((frame) => frame.contentDocument).find((found) => found?.querySelector(".leaflet-container"));
    return {
      heading: document.querySelector("#root h1")?.textContent ?? "",
      figures: all("#root :is(.gm-kpi, [data-testid=stMetric])"),
      charts: all("#root .js-plotly-plot").map((chart) => all(".points path", chart)),
      tables: all("#root [data-testid=stDataFrame] canvas"),
      gardens: map ? all(".leaflet-marker-icon:not(.gm-label, .marker-cluster)", map) : [],
      counties: map ? all("path.leaflet-interactive:not(.gm-company)", map) : [],
    };
  }
  /* The first paint of our page: four figures, every garden, and the bars of three charts. */
  function isPainted() {
    const number = (selector) => all(`#first-paint ${selector}`).length;
    return number(".gm-kpi") === 4 && number(".gm-map .gm-halo") === 47 && number(".gm-chart svg rect") > 100;
  }
  function isWhole({ heading, charts, gardens, counties }) {
    const bars = charts.length === 3 && charts.every((chart) => chart.length);
    return heading && bars && gardens.length >= 47 && counties.length === 15 && !document.getElementById("first-paint");
  }
  function step() {
    const now = performance.now(), found = seen();
    if (!bench.painted && isPainted()) bench.painted = now;
    if (isWhole(found)) bench.whole ??= now;
    const bars = started ? found.charts.map((chart) => read(chart, "d")) : found.charts.map((chart) => chart.length);
    const map = started ? read([...found.gardens, ...found.counties], "class", "fill") : [found.gardens.length, found.counties.length];
    const next = [found.heading, bars, map, found.figures.length, found.tables.length, !bench.whole].join();
    if (next !== look) log.push({ now, heading: found.heading });
    look = next;
    if (isWatching) requestAnimationFrame(step);
  }
  globalThis.bench = {
    /* Milliseconds until the first paint holds everything, and until Streamlit's page does and no longer changes. */
    view() {
      const first = performance.getEntriesByName("first-contentful-paint")[0].startTime;
      return { readable: Math.max(first, bench.painted ?? bench.whole), complete: log.at(-1).now };
    },
    /* The next press is a choice; what changes is counted from there. */
    listen() {
      addEventListener("pointerdown", () => ([log, started] = [[], performance.now()]), { capture: true, once: true });
      [log, isWatching] = [[], true];
      step();
    },
    choice() {
      const last = log.at(-1);
      return { heading: log.find(({ heading }) => heading === last.heading).now - started, drawn: last.now - started };
    },
    /* Whether all is there, the script is at rest, and nothing has changed for a while; then nobody looks any more. */
    isSettled(quiet, heading) {
      const app = document.querySelector("[data-testid=stApp]");
      const isDone = bench.whole && app?.dataset.testScriptState === "notRunning" && log.length;
      isWatching = !(isDone && log.at(-1).heading.includes(heading) && performance.now() - log.at(-1).now > quiet);
      return !isWatching;
    },
  };
  requestAnimationFrame(step);
}
