/* Streamlit says in English that a connection is gone, and draws nothing anew when it is back. This says it in the
   language of the page, and asks for the page again. */
(() => {
  const APP = "[data-testid=stApp]";
  const STATE = "data-test-connection-state";
  const AT_FIRST = 15000, LATER = 1500;
  const notice = document.getElementById("connection");
  const sentence = notice.querySelector("span");
  const button = notice.querySelector("button");
  let met = false, lost = false, timer;
  const inLanguage = (node, name) => node.dataset[name + (document.documentElement.lang === "en" ? "En" : "Nb")];

  const say = (over) => {
    sentence.textContent = inLanguage(notice, over ? "over" : "gone");
    button.textContent = inLanguage(notice, "again");
    button.hidden = !over;
    notice.classList.add("is-gone");
  };
  const look = () => {
    const state = document.querySelector(APP)?.getAttribute(STATE);
    clearTimeout(timer);
    if (state === "CONNECTED") {
      notice.classList.remove("is-gone");
      sentence.textContent = "";
      /* As a step in the history: Streamlit then runs the script for the address, also in a session that is new. */
      if (lost) dispatchEvent(new PopStateEvent("popstate"));
      met = true;
      lost = false;
    } else {
      lost = met;
      const over = state === "DISCONNECTED_FOREVER";
      timer = setTimeout(say, over ? 0 : met ? LATER : AT_FIRST, over);
    }
  };
  button.onclick = () => location.reload();
  new MutationObserver(look).observe(document.getElementById("root"), { subtree: true, attributeFilter: [STATE] });
  look();
})();
