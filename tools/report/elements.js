// Elements of the page. Texts of the run become text nodes and nothing else, whatever they contain.

const PAGE_ROWS = 50;

function element(tag, attributes = {}, ...children) {
  const made = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) {
    if (name.startsWith("on")) {
      made.addEventListener(name.slice(2), value);
    } else if (value === true) {
      made.setAttribute(name, "");
    } else if (value !== false && value !== null && value !== undefined) {
      made.setAttribute(name, value);
    }
  }
  made.append(...children.filter((child) => child !== null && child !== undefined));
  return made;
}

function button(text, action, attributes = {}) {
  return element("button", { type: "button", ...attributes, onclick: action }, text);
}

// A table that shows one page of its rows at a time. makeRow gives the cells of a row: texts or
// elements; the first is its heading. pages remembers which page is shown, by caption.
function pagedTable(pages, { caption, columns, count, makeRow, rowClass, empty }) {
  const table = element("table", {}, element("caption", {}, caption));
  if (count === 0) {
    return element("div", {}, element("h3", {}, caption), element("p", { class: "empty" }, empty ?? "None."));
  }
  table.append(element("thead", {}, element("tr", {}, ...columns.map((name) => element("th", { scope: "col" }, name)))));
  const body = element("tbody");
  table.append(body);
  const last = Math.ceil(count / PAGE_ROWS) - 1;
  const label = element("span", {});
  const fill = () => {
    const page = Math.min(pages.get(caption) ?? 0, last);
    const first = page * PAGE_ROWS;
    const rows = [];
    for (let i = first; i < Math.min(first + PAGE_ROWS, count); ++i) {
      const cells = makeRow(i);
      rows.push(element("tr", { class: rowClass?.(i) || null },
        ...cells.map((cell, column) => (column === 0 ? element("th", { scope: "row" }, cell) : element("td", {}, cell)))));
    }
    body.replaceChildren(...rows);
    label.textContent = `${first + 1}–${first + rows.length} of ${count.toLocaleString("en")}`;
  };
  const turn = (by) => {
    pages.set(caption, Math.max(0, Math.min(last, (pages.get(caption) ?? 0) + by)));
    fill();
  };
  fill();
  if (last === 0) {
    return element("div", {}, table);
  }
  return element("div", {}, table, element("div", { class: "pager" },
    button("Previous", () => turn(-1), { "aria-label": `Previous page: ${caption}` }), label,
    button("Next", () => turn(1), { "aria-label": `Next page: ${caption}` })));
}

// Makes a group of tabs work: a click, or the arrow keys on a tab, chooses one.
function connectTabs(tabs, choose) {
  tabs.forEach((tab, i) => {
    tab.addEventListener("click", () => choose(tab.id));
    tab.addEventListener("keydown", (event) => {
      const by = { ArrowRight: 1, ArrowLeft: -1 }[event.key];
      if (by) {
        const next = tabs[(i + by + tabs.length) % tabs.length];
        next.focus();
        choose(next.id);
        event.preventDefault();
        event.stopPropagation();
      }
    });
  });
}

function showTab(tabs, chosen) {
  for (const tab of tabs) {
    const isChosen = tab.id === chosen;
    tab.setAttribute("aria-selected", String(isChosen));
    tab.tabIndex = isChosen ? 0 : -1;
    document.getElementById(tab.getAttribute("aria-controls")).hidden = !isChosen;
  }
}

function badge(verdict) {
  return element("span", { class: "badge", style: `color: var(--${VERDICTS[verdict] ? verdict : "soft"})` }, verdict);
}
