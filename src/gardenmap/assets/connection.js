/* Says in the language of the page that the server is gone or that the app has not started, in place of Streamlit's words
 * to programmers, and loads the page again where another server answers than the one that made it. */
"use strict";
(() => {
  const SELDOM = 10_000, OFTEN = 2_000, SLOW_START = 30_000;
  const notice = document.getElementById("connection");
  let started, isGone = false, said = "";

  // That a run has failed stands here too, and is not ours to take away.
  function say(what) {
    const words = notice.dataset[what + (document.documentElement.lang === "en" ? "En" : "Nb")] ?? "";
    if (words !== said) notice.textContent = said = words;
  }

  async function look() {
    try {
      const found = (await (await fetch("/healthz", { cache: "no-store" })).json()).started;
      // A session does not outlive its server; the address holds all that was chosen.
      if (started !== undefined && found !== started) return location.reload();
      started = found;
      isGone = false;
      say(document.getElementById("first-paint") && performance.now() > SLOW_START ? "slow" : "");
    } catch {
      isGone = true;
      say("gone");
    }
    setTimeout(look, isGone ? OFTEN : SELDOM);
  }
  addEventListener("offline", () => say("gone"));
  look();
})();
