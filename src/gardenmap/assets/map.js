/* The map of the gardens, in the page. `map-base.js`, which folium has written, describes it: then its files are fetched.
 * It is built when it is first shown, and kept: wherever the page shows it next, the same element is hung there and told
 * what has changed. */
"use strict";
globalThis.gardenmapMap = (() => {
  const described = new Map(), fetched = new Map();
  let wanted, built;

  const element = (tag, className, text) => {
    const made = document.createElement(tag);
    if (className) made.className = className;
    if (text !== undefined) made.textContent = text;
    return made;
  };

  /* Asked for once; what did not come is asked for again when it is needed next. */
  function once(address, ask) {
    if (!fetched.has(address)) {
      fetched.set(address, ask());
      fetched.get(address).catch(() => fetched.delete(address));
    }
    return fetched.get(address);
  }

  const load = (address, tag, how) =>
    once(address, () => new Promise((done, failed) => {
      document.head.append(Object.assign(element(tag), how, { onload: done, onerror: failed }));
    }));
  /* Borders or companies. */
  const json = (address) =>
    once(address, async () => {
      const answer = await fetch(address);
      if (!answer.ok) throw new Error(`${address}: ${answer.status}`);
      return answer.json();
    });
  const script = (src) => load(src, "script", { src });
  const style = (href) => load(href, "link", { rel: "stylesheet", href });

  /* The id of the map's element, the files that it needs, and folium's script that makes it. */
  function describe(id, { scripts, styles }, make) {
    const files = Promise.all([...scripts.map(script), ...styles.map(style)]);
    const base = document.currentScript.getAttribute("src");
    described.set(base, { id, files, make });
    files.catch(() => {
      described.delete(base);
      fetched.delete(base);
    });
  }

  /* Folium's script calls this when it has made the Leaflet map. */
  function start(map, options) {
    Object.assign(built, { map, drawing: globalThis.gardenmapDrawing(map, options, (click) => built.tell(click)) });
  }

  /* Show the map in `parent` as `state` has it; `tell` gets the act of what is clicked. What was asked for last is what is
   * drawn; until its counties are there, the picture that came with the page stays. It flies to what is chosen when all is
   * `quiet`. */
  async function show(parent, state, tell, quiet) {
    wanted = state;
    const sent = JSON.stringify(state);
    if (!described.has(state.base)) await script(state.base);
    await described.get(state.base).files;
    if (wanted !== state || !parent.isConnected) return;
    // New borders or companies are another map.
    if (built?.base !== state.base) build(state.base, parent);
    built.tell = tell;
    const isNew = hang(parent);
    if (isNew || built.sent !== sent) built.drawing.update(state, isNew, quiet);
    Object.assign(built, { sent, state });
    await whole(built);
    parent.querySelectorAll(":scope > :not(.gm-map)").forEach((picture) => picture.remove());
  }

  /* Without its counties there is no map: the picture stays, and the next choice tries again. */
  async function whole(shown) {
    try {
      await shown.drawing.isWhole;
    } catch (error) {
      if (built === shown) discard();
      throw error;
    }
  }

  function discard() {
    built?.map.remove();
    built?.box.remove();
    built = undefined;
  }

  function build(base, parent) {
    discard();
    const { id, make } = described.get(base);
    const box = element("div", "gm-map");
    box.id = id;
    parent.append(box);
    built = { base, box };
    make();
  }

  /* Whether the map has just come into sight here. */
  function hang(parent) {
    if (built.box.parentNode === parent) return !built.sent;
    parent.append(built.box);
    built.map.invalidateSize({ animate: false });
    return true;
  }

  return { element, json, load: script, describe, start, show, held: () => built };
})();
