/* The tables behind the charts, which open over the page, and the long lists, which unfold. */
"use strict";
(() => {
  addEventListener("click", ({ target }) => {
    const [more, table] = ["[data-more]", "[data-table]"].map((each) => target.closest?.(each));
    if (more) unfold(more.parentElement);
    if (table) show(table);
  });

  /* A phone's step back is meant for what lies on top; what it shows is of the page before. */
  addEventListener("popstate", ({ isTrusted }) => {
    if (isTrusted) document.querySelector(".gm-dialog[open]")?.close();
  });

  function unfold(list) {
    list.classList.add("gm-all");
    // The button is gone now; the reader goes on where it stood.
    (list.querySelector(".gm-rest :is(a, button)") ?? list.querySelector(".gm-scroll")).focus();
  }

  /* It is asked for when somebody wants to read it. */
  async function show(button) {
    const dialog = document.createElement("dialog");
    dialog.className = "gm-dialog";
    dialog.setAttribute("aria-label", button.dataset.title);
    const close = document.createElement("button");
    Object.assign(close, { type: "button", className: "gm-close", textContent: "×" });
    close.setAttribute("aria-label", button.dataset.close);
    close.onclick = () => dialog.close();
    dialog.onclick = ({ target }) => {
      if (target === dialog) dialog.close();
    };
    dialog.onclose = () => {
      dialog.remove();
      (button.isConnected ? button : document.getElementById("main")).focus();
    };
    const body = document.createElement("div");
    dialog.append(close, body);
    // Beside the page, not in it: a newer release that changes the page does not take it away.
    document.body.append(dialog);
    dialog.showModal();
    try {
      const answer = await fetch(button.dataset.table);
      if (!answer.ok) throw new Error(answer.status);
      body.innerHTML = await answer.text();
    } catch {
      body.textContent = button.dataset.failed;
    }
  }
})();
