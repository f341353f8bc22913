/* The page, as ui/written.py writes it. It came with the answer to the address, and is complete when charts and map are
 * drawn in it; then Streamlit's scripts are asked for. Through them acts go to the server, and each answer is the page
 * again: what differs is changed in place, so that nothing blinks, the focus stays, and what is open stays open. */
"use strict";
globalThis.gardenmapPage = (() => {
  const PATIENCE = 5000, WAITS = "gardenmap-waits";
  const page = document.getElementById("page");
  const { gardenmapAccess: access, gardenmapCharts: charts, gardenmapFilters: filters, gardenmapMap: map } = globalThis;
  let told = page.cloneNode(true), last = {}, tell, wanted, turning, overdue, hasActed = false;

  /* What the visitor does goes to the server. The last of it waits while the line is not there, and while the page is being
   * turned: a run of the old page would take the new one back. */
  function act(code) {
    hasActed = true;
    if (tell && !turning) send(code);
    else hold(code);
  }

  function send(code) {
    if (code.startsWith("go:")) {
      turning = code.slice("go:".length);
      overdue = setTimeout(turned, PATIENCE);
    }
    tell(code);
  }

  function turned() {
    clearTimeout(overdue);
    turning = undefined;
    if (!wanted) return;
    send(wanted);
    hold(undefined);
  }

  /* An act that waits, or does so no longer: assets/connection.js says so. */
  function hold(code) {
    wanted = code;
    dispatchEvent(new Event(WAITS));
  }

  /* Streamlit calls this at each run of its script, mostly with what it has sent before. */
  function receive({ data, setTriggerValue }) {
    tell = (code) => setTriggerValue("act", code);
    const sent = new TextDecoder().decode(data);
    if (sent !== last.sent) show(JSON.parse(sent));
    last.sent = sent;
    if (!turning || turning === page.dataset.page) turned();
  }

  function show({ told: { html, heard, page: id, ...more }, drawn }) {
    const next = page.cloneNode(false);
    next.innerHTML = html;
    patch(page, next, told);
    // Always, for the reader may have ticked what the server takes back.
    const [form, answer] = [page, next].map((each) => each.querySelector("form"));
    if (form && answer) filters.fill(form, answer, heard, patch);
    told = next;
    draw(drawn);
    if (more.heading) access.arrive(more);
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
    // Until the line is there, a link leads to the page of what it would show.
    if (way.href && !tell) return;
    event.preventDefault();
    way.closest("dialog")?.close();
    way.closest("details")?.removeAttribute("open");
    act(way.dataset.act);
  });

  const start = document.getElementById("drawn");
  const isDrawn = start ? draw(JSON.parse(start.textContent)) : Promise.resolve();
  const late = new Promise((done) => setTimeout(done, PATIENCE));
  Promise.race([isDrawn.catch(console.error), late]).then(() => globalThis.gardenmapOpen("app-files"));

  return { act, receive, isLive: () => Boolean(tell), isAwaited: () => Boolean(wanted) };
})();
