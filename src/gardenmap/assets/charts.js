/* The charts of the page, which plotly draws. Their colours are names of the page's own (`var(--ink)`), so that they turn
 * dark and light with the device. Plotly is fetched when the first chart is there to be drawn. */
"use strict";
globalThis.gardenmapCharts = (() => {
  const PLOTLY = document.currentScript.dataset.plotly;
  const CONFIG = { displayModeBar: false, scrollZoom: false, doubleClick: false, showTips: false };
  const DARK = matchMedia("(prefers-color-scheme: dark)"), PAPER = matchMedia("print");
  /* Milliseconds. */
  const AT_ONCE = 150;
  const waiting = new Set(), colours = new Map();
  let asked, walking, took = Infinity;

  const plotly = () =>
    (asked ??= new Promise((done, failed) => {
      const script = document.createElement("script");
      Object.assign(script, { src: PLOTLY, onload: () => done(lean(globalThis.Plotly)), onerror: failed });
      document.head.append(script);
    }).catch((error) => {
      asked = undefined;
      throw error;
    }));

  /* For each trace plotly walks through all it knows of traces, to tell whoever listens to its events which of the trace's
   * values are lists. Nobody listens, and it is a fifth of the time that a chart takes. */
  function lean(Plotly) {
    Plotly.PlotSchema.findArrayAttributes = () => [];
    return Plotly;
  }

  /* The figures for the rooms, in order, and the words that stand `beside` their bars. A room that holds its figure already
   * is left alone; one that held another chart is drawn over, which is quicker than a new one and does not blink. */
  function draw(rooms, figures, beside) {
    rooms.forEach((room, n) => {
      const wanted = JSON.stringify(figures[n]);
      if (room.wanted === wanted && room.firstChild.isEqualNode(beside[n])) return;
      Object.assign(room, { wanted, beside: beside[n] });
      waiting.add(room);
    });
    if (waiting.size) walking ??= walk();
  }

  /* On a quick device all comes in one picture. On a slow one words and map go first, and then chart by chart, so that it
   * answers between them. */
  async function walk() {
    try {
      const Plotly = await plotly();
      // The first charts take a browser three times as long as the next.
      const share = took === Infinity ? 1 / 3 : 1;
      let spent = took < AT_ONCE ? paint([...waiting], Plotly) : 0;
      for (const room of waiting) {
        await new Promise(requestTurn);
        spent += paint([room], Plotly);
      }
      took = spent * share;
    } catch (error) {
      waiting.forEach((room) => tellInstead(room, error));
      waiting.clear();
    }
    walking = undefined;
  }

  const { port1, port2 } = new MessageChannel();
  const turns = [];
  port1.onmessage = () => turns.shift()();
  function requestTurn(done) {
    turns.push(done);
    port2.postMessage(undefined);
  }

  /* All words first, then all bars: plotly asks each chart for its size, and then the browser lays out what has changed
   * in the page since it was last asked. Returns the milliseconds it took. */
  function paint(rooms, Plotly) {
    const since = performance.now();
    const there = rooms.filter((room) => room.isConnected);
    there.forEach(({ firstChild, beside }) => {
      if (!firstChild.isEqualNode(beside)) firstChild.replaceWith(beside.cloneNode(true));
    });
    there.forEach((room) => {
      try {
        drawBars(room, Plotly);
      } catch (error) {
        tellInstead(room, error);
      }
    });
    rooms.forEach((room) => waiting.delete(room));
    return performance.now() - since;
  }

  /* What a chart would show, in words; the next choice begins it anew. */
  function tellInstead(room, error) {
    console.error(error);
    room.wanted = undefined;
    room.firstChild.replaceChildren();
    const place = document.createElement("div");
    Object.assign(place, { className: "gm-drawn", textContent: room.getAttribute("aria-label") });
    room.lastChild.replaceWith(place);
  }

  /* A chart that is there is changed by `redraw`, which works out half of what `react` does. */
  function drawBars(room, Plotly) {
    const { data, layout } = JSON.parse(room.wanted.replace(/var\((--\w+)\)/g, (_, name) => colour(name)));
    const chart = room.lastChild;
    room.wide ??= room.clientWidth || 600;
    layout.width = room.wide;
    if (chart.data) Plotly.redraw(Object.assign(chart, { data, layout }));
    else {
      chart.textContent = "";
      Plotly.newPlot(chart, data, layout, CONFIG);
    }
    watch(room, Plotly);
  }

  function colour(name) {
    if (!colours.has(name)) {
      colours.set(name, getComputedStyle(document.documentElement).getPropertyValue(name).trim());
    }
    return colours.get(name);
  }

  function watch(room, Plotly) {
    room.watcher ??= new ResizeObserver(() => {
      if (!room.isConnected) room.watcher.disconnect();
      if (room.clientWidth === room.wide || !room.clientWidth) return;
      room.wide = room.clientWidth;
      Plotly.relayout(room.lastChild, { width: room.wide });
    });
    room.watcher.observe(room);
  }

  /* On paper all is light, and a browser gives no time to draw for it: page.css turns round what was drawn for the dark. */
  function look() {
    if (PAPER.matches) return;
    document.documentElement.classList.toggle("gm-dark", DARK.matches);
    colours.clear();
    document.querySelectorAll("#page .gm-chart").forEach((room) => room.wanted && waiting.add(room));
    if (waiting.size) walking ??= walk();
  }
  DARK.addEventListener("change", look);
  look();

  return { draw, drawn: async () => walking, isAtRest: () => !waiting.size };
})();
