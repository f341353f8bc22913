/* The form of the filters (ui/filters.py). A change sends what was chosen as an act, and the answer is patched into the
 * form: what is open stays open, the focus and the place in a long list stay. */
"use strict";
globalThis.gardenmapFilters = (() => {
  const FORM = "form.gm-filters", BOX = "input[type=checkbox]";
  const PATIENCE = 5000;
  // What was chosen and has no answer yet: quick choices are sent together, so that none is lost on the way.
  let unanswered = {}, asked = "", number = 0, since = 0, late, later;

  function ask(form, name) {
    // The script of the page is not there yet: the page of what was chosen is fetched as without scripts.
    if (!globalThis.gardenmapPage) return form.submit();
    unanswered[name] = chosen(form, name);
    asked = worded(unanswered, ++number);
    since = performance.now();
    globalThis.gardenmapPage.act(`view:${asked}`);
  }

  const chosen = (form, name) => new FormData(form).getAll(name).join(",");
  const worded = (choices, n) => new URLSearchParams({ ...choices, ask: n }).toString();

  /* The act that it would be to let go of what is pressed. */
  function pressed(target) {
    const clear = target.closest(`${FORM} [data-clear]`)?.dataset.clear;
    const box = target.closest(`${FORM} label`)?.querySelector(BOX);
    if (!clear && !box) return undefined;
    const choice = clear ? { [clear]: "" } : { [box.name]: ticked(box) };
    return `view:${worded({ ...unanswered, ...choice }, number + 1)}`;
  }

  function ticked(box) {
    box.checked = !box.checked;
    const choice = chosen(box.form, box.name);
    box.checked = !box.checked;
    return choice;
  }

  /* The answer to what was heard is the form itself. One to an earlier choice would take back the later one. */
  function fill(form, next, heard, change) {
    clearTimeout(late);
    later = undefined;
    if (asked && heard !== asked && performance.now() - since < PATIENCE) {
      later = () => fill(form, next, heard, change);
      late = setTimeout(later, PATIENCE);
      return;
    }
    forget();
    if (!form.filled?.isEqualNode(next)) change(form, next, form.filled);
    form.filled = next;
    // Always, for the reader may have ticked what the server takes back.
    [...form.elements].forEach((own, n) => {
      const { checked, value } = next.elements[n];
      if (own.matches("input")) own.checked = checked;
      if (own.matches("select")) own.value = value;
    });
  }

  /* What was chosen has its answer, or is void, since the reader has stepped back. */
  function forget() {
    clearTimeout(late);
    unanswered = {};
    asked = "";
    const waiting = later;
    later = undefined;
    waiting?.();
  }

  document.addEventListener("change", ({ target }) => {
    const form = target.closest(FORM);
    if (form) ask(form, target.name);
  });
  // Enter in a box would send the form, and with it the whole page.
  document.addEventListener("submit", (event) => {
    if (event.target.matches(FORM) && globalThis.gardenmapPage) event.preventDefault();
  });

  document.addEventListener("click", (event) => {
    const clear = event.target.closest(`${FORM} [data-clear]`);
    if (!clear || event.ctrlKey || event.metaKey || event.shiftKey || !globalThis.gardenmapPage) return;
    event.preventDefault();
    const list = clear.closest("details");
    list.querySelectorAll(BOX).forEach((box) => (box.checked = false));
    list.open = false;
    list.querySelector("summary").focus();
    ask(clear.closest(FORM), clear.dataset.clear);
  });

  /* Up and down walk through a list, and a letter leads to what begins with it. */
  function walk(boxes, place, key) {
    if (key === "ArrowDown") return boxes[place + 1];
    if (key === "ArrowUp") return boxes[place - 1];
    if (key.length > 1 || key === " ") return undefined;
    const begins = (box) => box.parentElement.textContent.toLowerCase().startsWith(key.toLowerCase());
    return [...boxes.slice(place + 1), ...boxes].find(begins);
  }
  addEventListener("keydown", (event) => {
    const from = event.target.closest?.(`.gm-choice > summary, .gm-choice ${BOX}`);
    if (!from || event.ctrlKey || event.metaKey || event.altKey) return;
    const list = from.closest("details");
    const boxes = [...list.querySelectorAll(BOX)];
    const next = walk(boxes, boxes.indexOf(from), event.key);
    if (!next) return;
    event.preventDefault();
    list.open = true;
    next.focus();
  }, true);

  return { fill, forget, pressed };
})();
