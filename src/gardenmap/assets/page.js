/* The page, as ui/written.py writes it. It came with the answer to the address, and is complete when charts and map are
 * drawn in it; then Streamlit's scripts are asked for. Each answer to an act is the page again: what differs is changed in
 * place, so that nothing blinks, the focus stays, and what is open stays open. */
"use strict";
globalThis.gardenmapPage = (() => {
  const PATIENCE = 5000, WAITS = "gardenmap-waits", FRAME = ["embed", "embed_options"];
  const page = document.getElementById("page");
  const { gardenmapAccess: access, gardenmapCharts: charts, gardenmapFilters: filters, gardenmapMap: map } = globalThis;
  let told = page.cloneNode(true), queue = Promise.resolve(), hasActed = false;
  // The address and the tag of the page on show, and whether the browser's address is news to Streamlit.
  let address = location.pathname + location.search, tag = page.dataset.tag, isNews = false;
  // Streamlit's line, what came by it last, and what of that was answered with the wish for its page.
  let say, sent, heard, doubted;
  let fetches = 0, foreseen, wanted, turning, overdue;
  // Sections of mere words below what is seen, and the patches of them that are left for when all that is seen is drawn.
  let far = new Set(), left = [];

  /* What the visitor does goes to the server, one after the other. The last of it waits while the page is being turned:
   * a run of the old page would take the new one back. */
  function act(code) {
    hasActed = true;
    queueUp(() => {
      if (turning) hold(code);
      else if (code.startsWith("go:")) return pass(code);
      else return choose(code);
    });
  }

  function queueUp(task) {
    queue = queue.then(task).catch(console.error);
  }

  const path = () => address.replace(/\?.*/, "");
  const query = () => address.slice(path().length + 1);

  /* The page after a choice is fetched: Streamlit's line needs three times as long, and may not be there yet. What cannot
   * be fetched, it brings itself. */
  async function choose(code) {
    const from = location.href;
    const found = await answer(code, query());
    // Whoever has stepped back meanwhile wants to see that.
    if (location.href !== from) return filters.forget();
    if (!found) return pass(code);
    write(found.address);
    take(found, code.replace(/^view:/, ""));
  }

  /* One step in the browser's history, letter by letter the one that Streamlit would take: else it takes another. */
  function write(next) {
    const own = new URLSearchParams(location.search);
    const frame = [...own].filter(([name]) => FRAME.includes(name)).map((pair) => `${new URLSearchParams([pair])}&`);
    const whole = next.replace("?", `?${frame.join("")}`);
    if (whole === location.pathname + location.search) return;
    history.pushState({}, "", whole);
    isNews = true;
  }

  /* A step back or forward, which Streamlit hears of too, where it is there. Another page it brings itself. */
  function step({ isTrusted }) {
    if (!isTrusted) return;
    if (turning) stay();
    isNews = !say;
    if (location.pathname === path()) queueUp(fetchStep);
    else if (!say) location.reload();
  }

  async function fetchStep() {
    const to = location.href;
    if (location.pathname !== path() || isSettled()) return;
    const found = await answer("again", location.search);
    if (location.href !== to) return;
    if (found) take(found);
    else settle();
  }

  async function answer(code, from) {
    fetches += 1;
    const asked = addressOf(code, from);
    const found = await (foreseen?.asked === asked ? foreseen.found : fetchPage(asked));
    foreseen = undefined;
    fetches -= 1;
    return found;
  }

  function addressOf(code, from) {
    const asked = new URLSearchParams(from);
    asked.set("act", code);
    return `/acts/${page.dataset.page}?${asked}`;
  }

  async function fetchPage(asked) {
    try {
      const found = await fetch(asked, { signal: AbortSignal.timeout(PATIENCE) });
      return found.ok ? read(await found.json()) : undefined;
    } catch {
      return undefined;
    }
  }

  function read({ html, ...more }) {
    const next = page.cloneNode(false);
    next.innerHTML = html;
    return { next, ...more };
  }

  /* What is pressed is fetched and read before it is let go: a hand takes longer than the answer. */
  function foresee(target) {
    const { act: way, garden } = target.closest("#page [data-act], .gm-garden")?.dataset ?? {};
    const code = way ?? (garden ? `garden:${garden}` : filters.pressed(target));
    if (!code || code.startsWith("go:")) return;
    const asked = addressOf(code, query());
    foreseen = { asked, found: fetchPage(asked) };
  }

  function take(found, choice) {
    show(found, choice);
    requestAnimationFrame(() => setTimeout(settle));
  }

  const isFar = (section) => !holdsDrawn(section) && section.getBoundingClientRect().top > innerHeight;
  const holdsDrawn = (section) => section.querySelector(".gm-chart, [data-drawn]");

  function catchUp() {
    far.clear();
    left.splice(0).forEach((patches) => patch(...patches));
  }

  /* Whether Streamlit is there and holds the view on show: as the page that it worked out for the browser's address. */
  const isSettled = () => Boolean(say) && isAgreed();
  const isAgreed = () => !isNews && !fetches && !left.length && isOfHere() && heard.tag === tag;
  const isOfHere = () => Boolean(heard) && (!heard.address || plain(heard.address) === plain(location.href));

  /* An address as Streamlit tells it: nothing of the frame and nothing empty, and each name once, with all its values. */
  function plain(address) {
    const { pathname, searchParams } = new URL(address, location.origin);
    const said = [...searchParams].filter(([name, value]) => value && !FRAME.includes(name));
    return [pathname, ...said.map((pair) => pair.join("=")).sort()].join("&");
  }

  /* Streamlit follows the steps in the browser's history, and is told of the page's own as of those. Then it says which
   * page it holds for that address. A newer release may have made another of it, or what it brought came too early. */
  function settle() {
    catchUp();
    if (!say || fetches || turning) return;
    if (isNews) {
      isNews = false;
      dispatchEvent(new PopStateEvent("popstate"));
    } else if (isOfHere() && heard.tag !== tag && heard !== doubted) {
      doubted = heard;
      say("again");
    }
  }

  async function pass(code) {
    if (!say) return hold(code);
    if (isNews) {
      settle();
      // Streamlit's own state of the address changes with its next rendering.
      await new Promise((done) => setTimeout(done));
    }
    if (code.startsWith("go:")) {
      turning = code.slice("go:".length);
      overdue = setTimeout(turned, PATIENCE);
    }
    doubted = heard;
    // Streamlit hears the last of several acts: this one says for which view.
    say(turning ? `${code}?${query()}` : code);
  }

  function turned() {
    const held = wanted;
    stay();
    if (held) act(held);
  }

  /* Whoever steps back meanwhile waits for no page, and neither does what was chosen for it. */
  function stay() {
    clearTimeout(overdue);
    turning = undefined;
    hold(undefined);
  }

  /* An act that waits, or does so no longer: assets/connection.js says so. */
  function hold(code) {
    wanted = code;
    dispatchEvent(new Event(WAITS));
  }

  /* Streamlit calls this at each run of its script, mostly with what it has sent before. What is of another address than
   * the browser's is of a view that was left. */
  function receive({ data, setTriggerValue }) {
    const isFirst = !say, now = new TextDecoder().decode(data);
    say = (code) => setTriggerValue("act", code);
    if (now !== sent) {
      sent = now;
      heard = JSON.parse(now);
      if (heard.shown && isOfHere()) show(read(heard.shown), heard.heard);
    }
    if (isFirst) isNews &&= !isOfHere();
    settle();
    if (!turning || turning === page.dataset.page) turned();
  }

  function show({ next, drawn, page: id, tag: its, ...more }, choice) {
    catchUp();
    // Asked before anything is changed, when the browser knows it.
    far = new Set([...page.querySelectorAll("main > section")].filter(isFar));
    patch(page, next, told);
    const [form, answer] = [page, next].map((each) => each.querySelector("form"));
    if (form && answer) filters.fill(form, answer, choice, change);
    told = next;
    tag = its;
    draw(drawn);
    if (more.heading) {
      ({ address } = more);
      access.arrive(more);
    }
    if (turning && id !== page.dataset.page) scrollTo(0, 0);
    page.dataset.page = id;
    // An act may take its own button from the page: the reader stays in the content.
    if (hasActed && document.activeElement === document.body) access.main().focus({ preventScroll: true });
    hasActed = false;
  }

  /* Make `own` what the server wants, who wanted `before` until now: what did not change for the server is left alone. */
  function patch(own, next, before) {
    if (before?.isEqualNode(next)) return;
    if (far.has(own) && !holdsDrawn(next)) return void left.push([own, next, before]);
    if (own.nodeType !== Node.ELEMENT_NODE) {
      if (own.data !== next.data) own.data = next.data;
      return;
    }
    // The form has a say of its own, in assets/filters.js.
    if (!("kept" in own.dataset) && !own.matches("form")) change(own, next, before);
  }

  function change(own, next, before) {
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
    if (way.href && !say && way.dataset.act.startsWith("go:")) return;
    event.preventDefault();
    way.closest("dialog")?.close();
    way.closest("details")?.removeAttribute("open");
    act(way.dataset.act);
  });

  addEventListener("pointerdown", ({ target, isPrimary, button }) => isPrimary && !button && foresee(target));
  // Enter acts as it goes down, and a marker with either key.
  addEventListener("keydown", ({ target, key, repeat }) => {
    if (key === " " && !repeat && target.matches("input, button")) foresee(target);
  });
  addEventListener("popstate", step);

  const start = document.getElementById("drawn");
  const isDrawn = start ? draw(JSON.parse(start.textContent)) : Promise.resolve();
  const late = new Promise((done) => setTimeout(done, PATIENCE));
  Promise.race([isDrawn.catch(console.error), late]).then(() => globalThis.gardenmapOpen("app-files"));

  return { act, receive, isSettled, isTurning: () => Boolean(turning), isAwaited: () => Boolean(wanted) };
})();
