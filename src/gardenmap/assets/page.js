/* The page, as ui/written.py writes it. It came with the answer to the address, and is complete when charts and map are
 * drawn in it; then Streamlit's scripts are asked for. Through them acts go to the server, and each answer is the page
 * again: what differs is changed in place, so that nothing blinks, the focus stays, and what is open stays open. */
"use strict";
globalThis.gardenmapPage = (() => {
  const PATIENCE = 5000, WAITS = "gardenmap-waits", FRAME = ["embed", "embed_options"];
  const page = document.getElementById("page");
  const { gardenmapAccess: access, gardenmapCharts: charts, gardenmapFilters: filters, gardenmapMap: map } = globalThis;
  let told = page.cloneNode(true), queue = Promise.resolve(), hasActed = false;
  let address = location.pathname + location.search, seen, untold, unheard;
  let sent, tell, wanted, turning, overdue;

  /* What the visitor does goes to the server, one after the other. The last of it waits while the page is being turned:
   * a run of the old page would take the new one back. */
  function act(code) {
    hasActed = true;
    queueUp(() => {
      if (turning) hold(code);
      else if (code.startsWith("go:")) pass(code);
      else return choose(code);
    });
  }

  function queueUp(task) {
    queue = queue.then(task).catch(console.error);
  }

  const path = () => address.replace(/\?.*/, "");
  const query = () => address.slice(path().length + 1);

  /* The page after a choice is fetched: Streamlit's line needs three times as long, and may not be there yet. It is told
   * when all is on show, and takes that for its own; what cannot be fetched, it brings itself. */
  async function choose(code) {
    const from = location.href;
    const found = await answer(code, query());
    // Whoever has stepped back meanwhile wants to see that.
    if (location.href !== from) return filters.forget();
    if (!found) return pass(code);
    write(found.shown.address);
    take(found, code.replace(/^view:/, ""));
  }

  /* One step in the browser's history, letter by letter the one that Streamlit would take: else it takes another. */
  function write(next) {
    const own = new URLSearchParams(location.search);
    const frame = [...own].filter(([name]) => FRAME.includes(name)).map((pair) => `${new URLSearchParams([pair])}&`);
    const whole = next.replace("?", `?${frame.join("")}`);
    if (whole !== location.pathname + location.search) history.pushState({}, "", whole);
  }

  /* Streamlit brings what a step back or forward leads to. Where it is not there, or has not heard yet of what was on show,
   * it is fetched like a choice. */
  function step() {
    const isHeard = isSettled();
    untold = undefined;
    if (location.pathname !== path()) return tell || location.reload();
    if (isHeard) return;
    queueUp(async () => {
      const found = await answer("view:", location.search);
      if (found) take(found);
    });
  }

  async function answer(code, from) {
    const asked = new URLSearchParams(from);
    asked.set("act", code);
    try {
      const found = await fetch(`/acts/${page.dataset.page}?${asked}`, { signal: AbortSignal.timeout(PATIENCE) });
      return found.ok ? await found.json() : undefined;
    } catch {
      return undefined;
    }
  }

  function take({ tag, shown }, heard) {
    show(shown, heard);
    seen = untold = tag;
    requestAnimationFrame(() => setTimeout(settle));
  }

  /* Whether Streamlit is there, and knows what is on show. */
  const isSettled = () => Boolean(tell) && !untold && !unheard;

  function settle() {
    if (!untold || !tell) return;
    tell(`seen:${untold}?${query()}`);
    unheard = untold;
    untold = undefined;
  }

  function pass(code) {
    if (tell) send(code);
    else hold(code);
  }

  function send(code) {
    if (code.startsWith("go:")) {
      turning = code.slice("go:".length);
      overdue = setTimeout(turned, PATIENCE);
    }
    // Streamlit hears the last of several acts: this one says for which view.
    tell(turning ? `${code}?${query()}` : code);
  }

  function turned() {
    clearTimeout(overdue);
    turning = undefined;
    if (!wanted) return;
    act(wanted);
    hold(undefined);
  }

  /* An act that waits, or does so no longer: assets/connection.js says so. */
  function hold(code) {
    wanted = code;
    dispatchEvent(new Event(WAITS));
  }

  /* Streamlit calls this at each run of its script, mostly with what it has sent before. What it sends before it knows
   * what is on show, is of a view that was left. */
  function receive({ data, setTriggerValue }) {
    tell = (code) => setTriggerValue("act", code);
    const now = new TextDecoder().decode(data);
    const { shown, heard } = JSON.parse(now);
    if (heard === unheard) unheard = undefined;
    if (now !== sent && !untold) {
      if (shown) show(shown, heard);
      // Something older was painted over it meanwhile: an act that says nothing brings what the address says.
      else if (!seen) send("again");
    }
    sent = now;
    settle();
    if (!turning || turning === page.dataset.page) turned();
  }

  function show({ html, drawn, page: id, ...more }, heard) {
    const next = page.cloneNode(false);
    next.innerHTML = html;
    patch(page, next, told);
    // Always, for the reader may have ticked what the server takes back.
    const [form, answer] = [page, next].map((each) => each.querySelector("form"));
    if (form && answer) filters.fill(form, answer, heard, patch);
    told = next;
    draw(drawn);
    if (more.heading) {
      ({ address } = more);
      access.arrive(more);
    }
    seen = undefined;
    if (turning && id !== page.dataset.page) scrollTo(0, 0);
    page.dataset.page = id;
    // An act may take its own button from the page: the reader stays in the content.
    if (hasActed && document.activeElement === document.body) access.main().focus({ preventScroll: true });
    hasActed = false;
  }

  /* Make `own` what the server wants, who wanted `before` until now: what did not change for the server is left alone. */
  function patch(own, next, before) {
    if (before?.isEqualNode(next)) return;
    if (own.nodeType !== Node.ELEMENT_NODE) {
      if (own.data !== next.data) own.data = next.data;
      return;
    }
    if ("kept" in own.dataset) return;
    if (before && own.matches("form")) return;
    if (own !== page) dress(own, next, before);
    if ("drawn" in own.dataset || own.matches(".gm-chart")) return;
    const mine = [...own.childNodes];
    next.childNodes.forEach((each, n) => {
      const there = own.childNodes[n];
      const found = there && isSame(there, each) ? there : key(each) && mine.find((one) => isSame(one, each));
      if (found) {
        if (found !== there) own.insertBefore(found, there);
        patch(found, each, before?.childNodes[mine.indexOf(found)]);
      } else if (there && !key(there) && !key(each)) there.replaceWith(each.cloneNode(true));
      else own.insertBefore(each.cloneNode(true), there ?? null);
    });
    while (own.childNodes.length > next.childNodes.length) own.lastChild.remove();
    if (own.matches("select")) own.value = next.value;
  }

  const key = (node) => node.id || node.dataset?.drawn || node.className?.match?.(/\bst-key-[\w-]+|\bgm-chart\b/)?.[0];
  const isSame = (one, other) => one.nodeName === other.nodeName && key(one) === key(other);

  function dress(own, next, before) {
    const names = new Set([...own.getAttributeNames(), ...next.getAttributeNames()]);
    names.forEach((name) => {
      const value = next.getAttribute(name);
      // What is open is the reader's; what the browser or a chart wrote here since is theirs.
      if (name === "open" || value === own.getAttribute(name) || before?.getAttribute(name) === value) return;
      if (value === null) own.removeAttribute(name);
      else own.setAttribute(name, value);
    });
    if (own.matches("input")) own.checked = next.checked;
  }

  function draw({ charts: figures = [], map: state }) {
    const [rooms, sent] = [page, told].map((each) => [...each.querySelectorAll(".gm-chart")]);
    charts.draw(rooms, figures, sent.map((room) => room.firstChild));
    const room = page.querySelector("[data-drawn=map]");
    const isDrawn = room && state ? map.show(room, state, act, charts.drawn()) : undefined;
    page.querySelectorAll("[data-drawn=companies]").forEach(list);
    return Promise.all([charts.drawn(), isDrawn]);
  }

  /* The list of companies has a script of its own, which few need. */
  async function list(room) {
    const { script, ...its } = JSON.parse(room.dataset.told);
    await map.load(script);
    globalThis.gardenmapCompaniesList(room, its);
  }

  addEventListener("click", (event) => {
    const way = event.target.closest?.("[data-act]");
    if (!way || event.defaultPrevented || event.ctrlKey || event.metaKey || event.shiftKey) return;
    // Until the line is there, a link to a page is followed as any other.
    if (way.href && !tell && way.dataset.act.startsWith("go:")) return;
    event.preventDefault();
    way.closest("dialog")?.close();
    way.closest("details")?.removeAttribute("open");
    act(way.dataset.act);
  });

  addEventListener("popstate", step);

  const start = document.getElementById("drawn");
  const isDrawn = start ? draw(JSON.parse(start.textContent)) : Promise.resolve();
  const late = new Promise((done) => setTimeout(done, PATIENCE));
  Promise.race([isDrawn.catch(console.error), late]).then(() => globalThis.gardenmapOpen("app-files"));

  return { act, receive, isSettled, isAwaited: () => Boolean(wanted) };
})();
