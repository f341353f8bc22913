/* Streamlit says in English that a connection is gone, and draws nothing anew when it is back. This says it in the
   language of the page, and asks for the page again; also where a quick step back overtook a run and was lost. And it
   says that a run has failed, which Streamlit would tell where nobody sees it. */
(() => {
  const APP = "[data-testid=stApp]";
  const STATE = "data-test-connection-state";
  const FAILED = "#root [data-testid=stException]";
  const AT_FIRST = 8000, LATER = 1500, ADDRESS = 1000;
  const notice = document.getElementById("connection");
  const sentence = notice.querySelector("span");
  const button = notice.querySelector("button");
  let met = false, lost = false, overdue = false, timer, strayed, asked;
  const inLanguage = (node, name) => node.dataset[name + (document.documentElement.lang === "en" ? "En" : "Nb")];

  /* As a step in the history: Streamlit then runs the script for the address, also in a session that is new. */
  const again = () => dispatchEvent(new PopStateEvent("popstate"));

  const say = (what, mayLoad) => {
    const said = inLanguage(notice, what);
    // A line that is said anew is read out anew.
    if (sentence.textContent !== said) sentence.textContent = said;
    button.textContent = inLanguage(notice, "again");
    button.hidden = !mayLoad;
    notice.classList.add("is-said");
  };
  const fallSilent = () => {
    notice.classList.remove("is-said");
    sentence.textContent = "";
  };
  const miss = () => {
    overdue = true;
    say("gone");
  };
  const look = () => {
    const state = document.querySelector(APP)?.getAttribute(STATE);
    const waits = globalThis.gardenmapPage?.isAwaited();
    if (waits && !met && !overdue) say("waits");
    /* Before the app is loaded nothing is wrong, however long the line takes. */
    if (!state) return;
    if (state === "CONNECTED") {
      clearTimeout(timer);
      timer = undefined;
      overdue = false;
      if (document.querySelector(FAILED)) say("failed", true);
      else if (!waits) fallSilent();
      if (lost) again();
      met = true;
      lost = false;
    } else {
      lost = met;
      /* Counted from the first: while the page tries, its state goes to and fro. */
      timer ??= setTimeout(miss, met ? LATER : AT_FIRST);
      if (state === "DISCONNECTED_FOREVER") say("over", true);
    }
  };
  /* Whether Streamlit rests, and holds another view than that of the browser's address. While a page is being turned it
     only seems to rest: what it was told is still on its way. */
  const astray = () =>
    document.querySelector(APP)?.dataset.testScriptState === "notRunning" &&
    globalThis.gardenmapPage?.isSettled() === false &&
    !globalThis.gardenmapPage.isTurning();
  /* Twice in a row, since an act changes both one after the other; and once for each address, whatever comes of it. */
  setInterval(() => {
    const here = astray() && location.href;
    if (here && here === strayed && here !== asked && !lost) {
      asked = here;
      again();
    } else if (!here) asked = undefined;
    strayed = here;
  }, ADDRESS);

  button.onclick = () => location.reload();
  new MutationObserver(look).observe(document.getElementById("root"), { subtree: true, childList: true, attributeFilter: [STATE] });
  addEventListener("gardenmap-waits", look);
  look();
})();
