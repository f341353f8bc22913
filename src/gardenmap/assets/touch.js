/* One finger on the map scrolls the page, two move the map (Leaflet's pinch does both at once); a mouse drags as ever.
 * Who tries with one finger is told, for a moment. A tap is still a click. */
"use strict";
globalThis.twoFingers = (map, say) => {
  const TRIED = 12, SHOWN = 1800;
  const box = map.getContainer();
  const hint = document.createElement("div");
  hint.className = "gm-hint";
  // Seen by whoever drags; a screen reader has the list of gardens and never drags.
  hint.setAttribute("aria-hidden", "true");
  box.append(hint);
  let from = null, timer;

  function tell() {
    from = null;
    hint.textContent = say();
    hint.classList.add("gm-on");
    clearTimeout(timer);
    timer = setTimeout(() => hint.classList.remove("gm-on"), SHOWN);
  }

  const listen = (type, act) => box.addEventListener(type, act, { capture: true, passive: true });
  // By what touches now, not by what the device has: a laptop may have a mouse and a touch screen.
  listen("pointerdown", (event) => map.dragging[event.pointerType === "mouse" ? "enable" : "disable"]());
  listen("touchstart", ({ touches }) => {
    from = touches.length === 1 ? touches[0] : null;
    if (!from) hint.classList.remove("gm-on");
  });
  listen("touchmove", ({ touches: [now] }) => {
    if (from && Math.hypot(now.clientX - from.clientX, now.clientY - from.clientY) > TRIED) tell();
  });
  // The browser has taken the finger, to scroll.
  listen("touchcancel", () => from && tell());
  listen("touchend", () => { from = null; });
};
