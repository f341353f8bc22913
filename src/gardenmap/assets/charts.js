/* The charts of the page, which plotly draws. Their colours are names of the page's own (`var(--ink)`), so that they turn
 * dark and light with the device. Plotly is fetched when the first chart is there to be drawn. */
"use strict";
globalThis.gardenmapCharts = (() => {
  const PLOTLY = document.currentScript.dataset.plotly;
  const CONFIG = { displayModeBar: false, scrollZoom: false, doubleClick: false, showTips: false };
  const DARK = matchMedia("(prefers-color-scheme: dark)"), PAPER = matchMedia("print");
  /* Milliseconds. */
  const AT_ONCE = 150;
  const waiting = new Set();
  let asked, walking, took = Infinity;

  const plotly = () =>
    (asked ??= new Promise((done, failed) => {
      const script = document.createElement("script");
      Object.assign(script, { src: PLOTLY, onload: () => done(globalThis.Plotly), onerror: failed });
      document.head.append(script);
    }));

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

  /* On a quick device all comes in one picture. On a slow one words and map go first, and then as many charts in one go
   * as nobody waits for, so that it answers between them. */
  async function walk() {
    try {
      const Plotly = await plotly();
      const since = performance.now();
      let until = took < AT_ONCE ? since + AT_ONCE : 0;
      for (const room of waiting) {
        if (performance.now() > until) {
          await new Promise(requestTurn);
          until = performance.now() + AT_ONCE;
        }
        if (room.isConnected) paint(room, Plotly);
        waiting.delete(room);
      }
      // The first charts take a browser three times as long as the next.
      took = (performance.now() - since) / (took === Infinity ? 3 : 1);
    } catch (error) {
      console.error(error);
      waiting.forEach((room) => {
        room.firstChild.replaceChildren();
        room.lastChild.textContent = room.getAttribute("aria-label");
      });
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

  function paint(room, Plotly) {
    const colours = getComputedStyle(document.documentElement);
    const named = room.wanted.replace(/var\((--\w+)\)/g, (_, name) => colours.getPropertyValue(name).trim());
    const { data, layout } = JSON.parse(named);
    if (!room.firstChild.isEqualNode(room.beside)) room.firstChild.replaceWith(room.beside.cloneNode(true));
    room.wide = room.clientWidth || 600;
    Plotly.react(room.lastChild, data, { ...layout, width: room.wide }, CONFIG);
    watch(room, Plotly);
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
    document.querySelectorAll("#page .gm-chart").forEach((room) => room.wanted && waiting.add(room));
    if (waiting.size) walking ??= walk();
  }
  DARK.addEventListener("change", look);
  look();

  return { draw, drawn: async () => walking, isAtRest: () => !waiting.size };
})();
