/* The last element of a page: what the whole page says of itself, and which drawings make it complete. */
let page;

/* Streamlit's menu links do not say which of them is the page, that of the first page is "?..." to whoever opens it in a
 * new tab, and on a slow line they come last. */
function mark() {
  const links = document.querySelectorAll("#root .st-key-menu a");
  links.forEach((link, n) => {
    link.setAttribute("aria-current", n === page && "page");
    link.setAttribute("href", link.getAttribute("href").replace(/^\?/, "/?"));
  });
  return links.length > page;
}

export default ({ data, setTriggerValue }) => {
  document.getElementById("connection").textContent = data.failed;
  if (data.failed) return;
  document.documentElement.lang = data.lang;
  page = data.page;
  if (!mark()) new MutationObserver((_, waiting) => mark() && waiting.disconnect()).observe(document.getElementById("root"), { childList: true, subtree: true });
  // Read out after a choice; at the first sight of the page its title is read anyway.
  const place = document.getElementById("announcement");
  if (place.heading !== undefined && place.heading !== data.heading) place.textContent = data.heading;
  place.heading = data.heading;
  document.querySelectorAll("[data-path]").forEach((path) => (path.textContent = location.origin + path.dataset.path));
  const choose = (choice) => setTriggerValue("choice", choice);
  document.dispatchEvent(new CustomEvent("gm:complete", { detail: { drawings: data.drawings, choose } }));
};
