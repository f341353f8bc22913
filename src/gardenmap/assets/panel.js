/* A panel of the page: HTML that our templates have made, with charts between. A press on what stands for a choice, a
 * link or a bar, goes to the server; a picture of a chart can be taken home. */
const PICTURE = "[data-picture]", DARK = "(prefers-color-scheme: dark)";
let plotly, released;
addEventListener("pointerup", (event) => (released = event), true);

/* Fetched when the first chart is there to be drawn. */
function loaded(src) {
  plotly ??= new Promise((done, failed) => {
    document.head.append(Object.assign(document.createElement("script"), { src, onload: () => done(window.Plotly), onerror: failed }));
  });
  return plotly;
}

/* The focus stays on the same link, or on the one in its place. */
function fill(box, html) {
  if (box.html === html) return;
  const links = () => [...box.querySelectorAll("[data-choose]")], focused = document.activeElement, place = links().indexOf(focused);
  box.innerHTML = box.html = html;
  if (place >= 0) (links().find((link) => link.dataset.choose === focused.dataset.choose) ?? links()[place])?.focus();
}

/* Plotly takes a press for a click wherever it ends. */
const isDragged = ({ clientX, clientY }) => Math.hypot(released.clientX - clientX, released.clientY - clientY) > 8;

/* Plotly wants colours where ours are names of the page's, which mean another one by day, by night and where the system
 * forces its own. */
function coloured(json) {
  const probe = document.body.appendChild(document.createElement("i")), found = {};
  probe.style.forcedColorAdjust = "none";
  const colour = (name) => ((probe.style.color = name), getComputedStyle(probe).color);
  const figure = json.replace(/(?<=[":])var\(--\w+\)(?=[\\"])/g, (name) => (found[name] ??= colour(name)));
  probe.remove();
  return JSON.parse(figure);
}

function paint(box) {
  const { data, layout } = coloured(box.figure);
  box.dataset.theme = matchMedia(DARK).matches ? "dark" : "light";
  return window.Plotly.react(box, data, layout, { displayModeBar: false, responsive: true });
}
for (const query of [DARK, "(forced-colors: active)"]) {
  matchMedia(query).addEventListener("change", () => document.querySelectorAll(".js-plotly-plot").forEach((box) => box.figure && paint(box)));
}

/* One that cannot be drawn says in words what it would show, and is drawn with the next change. */
async function draw(box, { figure, alt, height, picture }, data, choose) {
  Object.assign(box, { choose, picture });
  // Added, not set: a chart without plotly's own classes would be built anew at each change, and no longer be pressed.
  box.classList.add("gm-chart");
  box.setAttribute("role", "figure");
  box.setAttribute("aria-label", alt);
  box.style.height = `${height}px`;
  if (box.figure === figure) return;
  box.figure = figure;
  try {
    await loaded(data.plotly);
    if (box.figure !== figure || !box.isConnected) return;
    await paint(box);
    if (!box.hears) box.on("plotly_click", ({ points: [point], event }) => point.customdata && !isDragged(event) && box.choose(point.customdata));
    box.hears = true;
  } catch (error) {
    // The page has another panel in its place by now.
    if (!box.isConnected) return;
    console.error(error);
    Object.assign(box, { figure: undefined, textContent: alt });
  }
}

function takePicture({ data, layout, picture }, filename) {
  const { annotations, ...changes } = coloured(JSON.stringify(picture));
  const whole = { ...layout, ...changes, annotations: [...(layout.annotations ?? []), ...annotations] };
  window.Plotly.downloadImage({ data, layout: whole }, { format: "png", scale: 2, width: whole.width, height: whole.height, filename });
}

export default ({ data, parentElement, setTriggerValue }) => {
  const panel = parentElement.querySelector(".gm-panel"), choose = (choice) => setTriggerValue("choice", choice);
  panel.onclick = (event) => {
    const link = event.target.closest("[data-choose]");
    if (event.target.closest(PICTURE)) {
      const charts = [...panel.querySelectorAll(".gm-chart")], buttons = [...panel.querySelectorAll(PICTURE)];
      takePicture(charts[buttons.indexOf(event.target.closest(PICTURE))], data.name);
    }
    if (!link || event.ctrlKey || event.metaKey || event.shiftKey) return;
    event.preventDefault();
    choose(link.dataset.choose);
  };
  const isChart = (part) => typeof part !== "string";
  const drawn = data.parts.map((part, n) => {
    let box = panel.children[n];
    if (!box || box.classList.contains("gm-chart") !== isChart(part)) {
      const made = document.createElement("div");
      box ? box.replaceWith(made) : panel.append(made);
      box = made;
    }
    return isChart(part) ? draw(box, part, data, choose) : fill(box, part);
  });
  while (panel.children.length > data.parts.length) panel.lastChild.remove();
  Promise.all(drawn).then(() => panel.dispatchEvent(new CustomEvent("gm:drawn", { bubbles: true, detail: data.name })));
  // Called between two changes that come close together as well; then the charts stay.
  return () => panel.isConnected || panel.querySelectorAll(".js-plotly-plot").forEach((chart) => window.Plotly.purge(chart));
};
