/* The buttons that copy or share the address of the view on show. */
"use strict";
(() => {
  const STAY = 6000;
  let timer;

  // A laptop's sheet is one more window; a phone's holds the apps that the visitor talks with.
  const shares = Boolean(navigator.share) && matchMedia("(pointer: coarse)").matches;
  document.documentElement.classList.toggle("gm-shares", shares);

  const address = (links) => location.origin + links.dataset.link;

  async function copy(links) {
    try {
      await navigator.clipboard.writeText(address(links));
    } catch {
      const field = document.createElement("textarea");
      field.value = address(links);
      document.body.append(field);
      field.select();
      document.execCommand("copy");
      field.remove();
      links.querySelector(".gm-copy").focus();
    }
    const said = links.querySelector("[role=status]");
    said.textContent = links.dataset.done;
    clearTimeout(timer);
    timer = setTimeout(() => { said.textContent = ""; }, STAY);
  }

  async function share(links) {
    try {
      await navigator.share({ title: document.title, url: address(links) });
    } catch (refused) {
      // Closed without a choice is an answer; a browser that cannot do it after all is not.
      if (refused.name !== "AbortError") await copy(links);
    }
  }

  document.addEventListener("click", ({ target }) => {
    const links = target.closest(".gm-links");
    if (target.closest(".gm-copy")) copy(links);
    if (target.closest(".gm-share")) share(links);
  });

  addEventListener("beforeprint", () => {
    document.querySelectorAll(".gm-paper [data-path]").forEach((own) => {
      own.textContent = location.origin + own.dataset.path;
    });
  });
})();
