/* The map of the gardens, in the page. `map-base.js`, which folium has written, describes it: then its files are fetched.
 * It is built when it is first shown, and kept: wherever the page shows it next, the same element is hung there and told
 * what has changed. No part of this knows Streamlit but `draw`. */
"use strict";
globalThis.gardenmapMap = (() => {
  const described = new Map(), fetched = new Map();
  let wanted, built, last = {};

  const element = (tag, className, text) => {
    const made = document.createElement(tag);
    if (className) made.className = className;
    if (text !== undefined) made.textContent = text;
    return made;
  };

  function load(address, tag, how) {
    if (!fetched.has(address)) {
      fetched.set(address, new Promise((done, failed) => {
        document.head.append(Object.assign(element(tag), how, { onload: done, onerror: failed }));
      }));
    }
    return fetched.get(address);
  }
  const script = (src) => load(src, "script", { src });
  const style = (href) => load(href, "link", { rel: "stylesheet", href });

  /* The id of the map's element, the files that it needs, and folium's script that makes it. */
  function describe(id, { scripts, styles }, make) {
    const files = Promise.all([...scripts.map(script), ...styles.map(style)]);
    described.set(document.currentScript.getAttribute("src"), { id, files, make });
  }

  /* Folium's script calls this when it has made the Leaflet map. */
  function start(map, options) {
    Object.assign(built, { map, drawing: globalThis.gardenmapDrawing(map, options, (click) => built.tell(click)) });
  }

  /* Show the map in `parent` as `state` has it; `tell` gets what is clicked. What was asked for last is what is drawn. */
  async function show(parent, state, tell) {
    wanted = state;
    if (!described.has(state.base)) await script(state.base);
    await described.get(state.base).files;
    if (wanted !== state || !parent.isConnected) return;
    // New borders or companies are another map.
    if (built?.base !== state.base) build(state.base, parent);
    built.tell = tell;
    const isNew = hang(parent);
    if (built.state !== state) built.drawing.update(state, isNew);
    built.state = state;
  }

  function build(base, parent) {
    built?.map.remove();
    built?.box.remove();
    const { id, make } = described.get(base);
    const box = element("div", "gm-map");
    box.id = id;
    parent.append(box);
    built = { base, box };
    make();
  }

  /* Whether the map has just come into sight here. */
  function hang(parent) {
    if (built.box.parentNode === parent) return !built.state;
    parent.append(built.box);
    built.map.invalidateSize({ animate: false });
    return true;
  }

  /* Streamlit calls this at each run of the script, mostly with what it has sent before. */
  function draw({ parentElement, data, setTriggerValue }) {
    const sent = new TextDecoder().decode(data);
    if (last.sent !== sent) last = { sent, state: JSON.parse(sent) };
    return show(parentElement, last.state, (click) => setTriggerValue("click", click));
  }

  return { element, describe, start, show, draw, held: () => built };
})();
