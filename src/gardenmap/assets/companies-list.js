/* The list of companies with its search box. The companies are fetched once, searched and turned here: a search is
 * nobody else's business, and the page stays light with thousands of them. All names are set as text. */
"use strict";
globalThis.gardenmapCompaniesList = (() => {
  const PAGE = 20;
  const listed = {};

  const { element, json } = globalThis.gardenmapMap;
  const plain = (text) => text.toLocaleLowerCase("nb");

  function read(url) {
    listed[url] ??= json(url).then(({ fields, rows, sources }) => {
      const order = new Intl.Collator("nb");
      const companies = rows.map((row) => Object.fromEntries(fields.map((field, n) => [field, row[n]])));
      companies.forEach((each) => {
        const [title, publisher, address] = sources[each.source];
        each.source = { title, publisher, address };
        each.words = plain([each.name, each.municipality, each.industry, each.garden].filter(Boolean).join(" "));
      });
      return companies.sort((a, b) => order.compare(a.name, b.name));
    });
    listed[url].catch(() => delete listed[url]);
    return listed[url];
  }

  function cells(company, words) {
    const name = element("td", "gm-strong", company.name);
    const place = element("td", "", company.municipality);
    place.append(element("div", "gm-below", words.counties[company.county]));
    const source = element("td");
    const isWeb = /^https?:\/\//.test(company.source.address);
    const link = element(isWeb ? "a" : "span", "", company.source.title);
    if (isWeb) Object.assign(link, { href: company.source.address, target: "_blank", rel: "noopener noreferrer" });
    const dated = [company.source.publisher, company.dated?.slice(0, 4)].filter(Boolean).join(" ");
    source.append(link, element("div", "gm-below", dated));
    return [name, element("td", "", company.industry ?? ""), place, element("td", "", company.garden ?? ""), source];
  }

  function build(root, words) {
    root.replaceChildren();
    const label = element("label", "gm-search");
    const box = element("input");
    box.type = "search";
    box.autocomplete = "off";
    label.append(element("span", "", words.search), box);
    const said = element("p", "gm-reach");
    said.setAttribute("role", "status");
    const frame = element("div", "gm-scroll");
    Object.assign(frame, { tabIndex: 0, role: "region", ariaLabel: words.caption });
    const table = element("table", "gm-table");
    const head = element("thead");
    const row = element("tr");
    words.headings.forEach((heading) => {
      const cell = element("th", "", heading);
      cell.scope = "col";
      row.append(cell);
    });
    head.append(row);
    const body = element("tbody");
    table.append(element("caption", "gm-hidden", words.caption), head, body);
    frame.append(table);
    const turn = element("div", "gm-turn");
    const back = element("button", "", words.back);
    const on = element("button", "", words.on);
    back.type = on.type = "button";
    turn.append(back, on);
    root.append(label, said, frame, turn);
    return { box, said, body, turn, back, on };
  }

  function show(root, data) {
    const { words } = data;
    const state = (root.state ??= { first: 0, search: "" });
    if (root.words !== JSON.stringify(words)) {
      root.words = JSON.stringify(words);
      root.parts = build(root, words);
      root.parts.box.value = state.search;
    }
    if (root.counties !== data.counties.join()) state.first = 0;
    root.counties = data.counties.join();
    const { box, said, body, turn, back, on } = root.parts;
    const number = (n) => n.toLocaleString(words.locale);

    function draw(companies) {
      const sought = plain(state.search).split(/\s+/).filter(Boolean);
      const chosen = new Set(data.counties);
      const found = companies.filter(
        (each) => (!chosen.size || chosen.has(each.county)) && sought.every((word) => each.words.includes(word)),
      );
      const shown = found.slice(state.first, state.first + PAGE);
      body.replaceChildren(
        ...shown.map((company) => {
          const row = element("tr");
          row.append(...cells(company, words));
          return row;
        }),
      );
      said.textContent = found.length
        ? words.shown
            .replace("{first}", number(state.first + 1))
            .replace("{last}", number(state.first + shown.length))
            .replace("{n}", number(found.length))
        : words.none;
      turn.hidden = found.length <= PAGE;
      // Not `disabled`, which would throw the focus off the page.
      back.setAttribute("aria-disabled", state.first === 0);
      on.setAttribute("aria-disabled", state.first + PAGE >= found.length);
      root.dataset.found = found.length;
    }

    const redraw = () => read(data.url).then(draw, () => (said.textContent = words.failed));
    box.oninput = () => {
      Object.assign(state, { search: box.value, first: 0 });
      redraw();
    };
    const step = (button, by) => {
      if (button.getAttribute("aria-disabled") === "true") return;
      state.first += by;
      redraw();
    };
    back.onclick = () => step(back, -PAGE);
    on.onclick = () => step(on, PAGE);
    redraw();
  }

  return show;
})();
