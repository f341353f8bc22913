/* Our own parts of the page, drawn by what ui/parts.py sends: HTML with buttons that act, charts, and tables on demand.
 *
 * `gardenmapParts.draw` runs at each run of the script with the same element. What did not change is left alone, so that
 * nothing blinks and the focus stays. Plotly is fetched when the first chart is there to be drawn. */
"use strict";
globalThis.gardenmapParts = (() => {
  const PLOTLY = document.currentScript.dataset.plotly;
  const CONFIG = { displayModeBar: false, scrollZoom: false, doubleClick: false, showTips: false };
  const waiting = new Set();
  let asked, walking;

  const plotly = () =>
    (asked ??= new Promise((done, failed) => {
      const script = document.createElement("script");
      Object.assign(script, { src: PLOTLY, onload: () => done(globalThis.Plotly), onerror: failed });
      document.head.append(script);
    }));

  function draw({ parentElement, data, setTriggerValue }) {
    const root = parentElement.querySelector("div");
    const sent = typeof data === "string" ? data : new TextDecoder().decode(data);
    root.act = (code) => {
      root.acted = true;
      setTriggerValue("act", code);
    };
    if (root.sent !== sent) {
      root.sent = sent;
      fill(root, JSON.parse(sent));
    }
    root.onclick = (event) => clicked(root, event);
    return () => leave(root);
  }

  function fill(root, { html, charts = [], ...page }) {
    if (page.heard !== undefined) return globalThis.gardenmapFilters.fill(root, html, page.heard);
    const ways = () => [...root.querySelectorAll("[data-act], [data-table], .gm-foot-way")];
    const before = ways();
    const place = before.indexOf(document.activeElement);
    const drawn = [...root.querySelectorAll(".gm-chart")];
    root.innerHTML = html;
    const now = ways();
    const same = now.find((each) => each.dataset.act && each.dataset.act === before[place]?.dataset.act);
    // Else what stands in its place now, so that Enter walks on from neighbour to neighbour.
    if (place >= 0) (same ?? now[place - before.length + now.length] ?? now[place] ?? now.at(-1))?.focus();
    root.querySelectorAll(".gm-chart").forEach((room, n) => chart(room, drawn[n], charts[n]));
    if (page.lang) globalThis.gardenmapAccess.arrive(page, root.act);
  }

  /* A chart that stood here before is drawn over, which is quicker than a new one and does not blink. */
  function chart(room, drawn, { data, layout }) {
    let own = room;
    if (drawn) {
      own = drawn;
      own.setAttribute("aria-label", room.getAttribute("aria-label"));
      own.style.height = room.style.height;
      room.replaceWith(own);
    }
    own.wanted = { data, layout };
    waiting.add(own);
    walking ??= setTimeout(walk);
  }

  /* One chart after the other, each in a turn of its own: words and map go first. */
  async function walk() {
    const [own] = waiting;
    try {
      const Plotly = await plotly();
      if (own.isConnected) paint(own, Plotly);
    } catch (error) {
      console.error(error);
      own.textContent = own.getAttribute("aria-label");
    }
    waiting.delete(own);
    walking = waiting.size ? setTimeout(walk) : undefined;
  }

  function paint(own, Plotly) {
    const { data, layout } = own.wanted;
    own.wide = own.clientWidth || 600;
    Plotly.react(own, data, { ...layout, width: own.wide }, CONFIG);
    own.watcher ??= watch(own, Plotly);
  }

  function watch(own, Plotly) {
    const watcher = new ResizeObserver(() => {
      if (own.clientWidth === own.wide || !own.clientWidth) return;
      own.wide = own.clientWidth;
      Plotly.relayout(own, { width: own.wide });
    });
    watcher.observe(own);
    return watcher;
  }

  function clicked(root, event) {
    const [more, table, act] = ["[data-more]", "[data-table]", "[data-act]"].map((each) => event.target.closest(each));
    if (more) unfold(more.parentElement);
    if (table) show(root, table);
    if (!act || (act.href && (event.ctrlKey || event.metaKey || event.shiftKey))) return;
    event.preventDefault();
    act.closest("dialog")?.close();
    act.closest("details")?.removeAttribute("open");
    root.act(act.dataset.act);
  }

  function unfold(list) {
    list.classList.add("gm-all");
    // The button is gone now; the reader goes on where it stood.
    (list.querySelector(".gm-rest :is(a, button)") ?? list.querySelector(".gm-scroll")).focus();
  }

  /* The table behind a chart, in a dialog of its own; it is asked for when somebody wants to read it. */
  async function show(root, button) {
    const dialog = document.createElement("dialog");
    dialog.className = "gm-dialog";
    dialog.setAttribute("aria-label", button.dataset.title);
    const close = document.createElement("button");
    Object.assign(close, { type: "button", className: "gm-close", textContent: "×" });
    close.setAttribute("aria-label", button.dataset.close);
    close.onclick = () => dialog.close();
    dialog.onclick = (event) => (event.target === dialog ? dialog.close() : clicked(root, event));
    dialog.onclose = () => {
      dialog.remove();
      // The button may have been drawn anew meanwhile.
      root.querySelector("[data-table]")?.focus();
    };
    const body = document.createElement("div");
    dialog.append(close, body);
    // Beside the part, not in it: it stays open when the part is drawn anew.
    root.after(dialog);
    dialog.showModal();
    try {
      const answer = await fetch(button.dataset.table);
      if (!answer.ok) throw new Error(answer.status);
      body.innerHTML = await answer.text();
    } catch {
      body.textContent = button.dataset.failed;
    }
  }

  /* Streamlit calls this before each new drawing too. */
  function leave(root) {
    setTimeout(() => {
      if (root.isConnected) return;
      root.querySelectorAll(".gm-chart").forEach((own) => own.watcher?.disconnect());
      // A button that its own act took from the page: the reader stays in the content.
      const lost = root.acted && document.activeElement === document.body;
      if (lost) globalThis.gardenmapAccess.main()?.focus({ preventScroll: true });
    });
  }

  return { draw, waiting };
})();
