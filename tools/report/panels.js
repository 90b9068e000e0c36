// The details beside the drawing: alerts and the story of one, a router's tables, the records.

const LINEAGE_LIMIT = 60;
const RECORDS_AROUND = 12;

class Panels {
  constructor(app) {
    this.app = app;
    this.pages = new Map();
    this.tabs = ["tab-alerts", "tab-router", "tab-records"].map((id) => document.getElementById(id));
    this.open = "tab-alerts";
    connectTabs(this.tabs, (id) => this.choose(id));
    this.choose(this.open);
  }

  choose(id) {
    this.open = id;
    showTab(this.tabs, id);
    this.update(true);
  }

  // Fills the panel that is seen. changed: something else than the time is new.
  update(changed) {
    if (!this.app.ready) {
      return;
    }
    if (this.open === "tab-router") {
      this.showRouter();
    } else if (this.open === "tab-records") {
      this.showRecords();
    } else if (changed) {
      this.showAlerts();
    } else {
      this.markAlerts();
    }
  }

  showAlerts() {
    const { app } = this;
    const { run, network } = app;
    const panel = document.getElementById("panel-alerts");
    const alerts = app.alerts;
    const story = app.chosen === null ? null : this.makeStory(app.chosen);
    const page = alerts.findIndex((alert) => alert.record === app.chosen);
    if (page >= 0) {
      this.pages.set("Alerts", Math.floor(page / PAGE_ROWS));
    }
    // Where all alerts are about the same, it needs no column.
    const hasData = new Set(alerts.map((alert) => run.keyOf[alert.record])).size > 1;
    const hasCause = run.arrivals.causes.length > 0;
    const table = pagedTable(this.pages, {
      caption: "Alerts",
      columns: ["Time", "At", "From", ...(hasData ? ["Data"] : []), hasCause ? "Cause, answer" : "Answer"],
      count: alerts.length,
      empty: run.alerts.length === 0 ? "The run has no alert." : "The filters leave no alert.",
      makeRow: (i) => {
        const alert = alerts[i];
        const group = app.groupOfAlert(alert);
        return [button(formatMoment(run.times[alert.record]), () => app.chooseAlert(alert.record), { "data-record": alert.record }),
          network.label(run.nodeOf[alert.record]), group && group.sender >= 0 ? network.label(group.sender) : "?",
          ...(hasData ? [run.key(alert.record)] : []), this.describeAnswer(alert, group?.cause)];
      },
      rowClass: (i) => (alerts[i].record === app.chosen ? "current" : ""),
    });
    table.className = story ? "list" : "";
    panel.replaceChildren(table, ...(story ? [story] : [element("p", { class: "empty" },
      alerts.length > 0 ? "Choose an alert to read its story." : "")]));
    panel.scrollTop = 0;
    panel.querySelector("tr.current")?.scrollIntoView({ block: "nearest" });
    this.markAlerts();
  }

  // Alerts that are still to come are paler.
  markAlerts() {
    for (const link of document.querySelectorAll("#panel-alerts [data-record]")) {
      link.closest("tr").classList.toggle("future", Number(link.dataset.record) > this.app.position);
    }
  }

  // Why the packet came, where the trace says so, and what its alert was answered with.
  describeAnswer(alert, cause) {
    const answer = alert.outcome ? `not delivered (${alert.outcome})`
      : alert.client ? `${alert.client}: ${alert.action || "nothing recorded"}` : "";
    return cause ? element("span", {}, `${cause} `, element("br"), element("span", { class: "when" }, answer)) : answer;
  }

  // The story of an alert, or of a wrong-interface packet that raised none.
  makeStory(index) {
    const { run } = this.app;
    const alert = run.alerts.find((other) => other.record === index);
    const told = alert && run.block("mgm-stories").stories[alert.number];
    const box = element("section", { class: "story", id: "story", "aria-label": "Story" },
      element("h3", {}, alert ? `Alert ${run.id(index)}` : `Packet ${run.id(index)}`));
    if (told) {
      box.append(...this.formatStory(told));
    } else {
      const group = run.arrivals.groups[run.arrivals.groupOf[run.arrivals.numberOf.get(alert ? alert.arrival : index)]];
      box.append(element("p", {}, `${formatTime(run.times[index])}: at ${this.app.network.label(run.nodeOf[index])}, ${run.sentence(index)}.`));
      if (group) {
        box.append(element("p", {}, "Verdict: ", badge(group.verdict), group.cause ? ` Cause: ${group.cause}.` : ""));
      }
    }
    box.append(element("details", { open: !told },
      element("summary", {}, "Records: what led to it, and what it led to"), this.makeLineage(index)));
    return box;
  }

  // Lines of a story come in the width of a terminal; here they become paragraphs again.
  formatStory(text) {
    const parts = [];
    let paragraph = "";
    const end = () => {
      if (paragraph) {
        parts.push(this.linkRecords(element("p"), paragraph));
      }
      paragraph = "";
    };
    let title = true;
    for (const line of text.split("\n")) {
      if (line === "") {
        end();
        title = false;
      } else if (!line.startsWith(" ") && !title) {
        end();
        parts.push(element("h3", {}, line));
      } else {
        paragraph += (paragraph ? " " : "") + line.trim();
        if (/[.:]$/.test(line)) {
          end();
        }
      }
    }
    end();
    return parts;
  }

  // Appends text in which ids of records, "(2:84)", can be clicked.
  linkRecords(parent, told) {
    // Names of interfaces, "A->B", are not to be broken in the arrow.
    const text = told.replaceAll("->", "-\u2060>");
    let last = 0;
    for (const match of text.matchAll(/\((\d+|net|obs):(\d+)\)/g)) {
      const index = this.app.run.find(match[0].slice(1, -1));
      if (index >= 0) {
        parent.append(text.slice(last, match.index), button(match[0], () => this.app.goTo(index)));
        last = match.index + match[0].length;
      }
    }
    parent.append(text.slice(last));
    return parent;
  }

  makeLineage(index) {
    const { run } = this.app;
    let left = LINEAGE_LIMIT;
    const effects = (cause) => {
      const list = element("ul");
      for (const effect of run.effectsOf(cause)) {
        if (left === 0) {
          list.append(element("li", { class: "empty" }, "and more"));
          break;
        }
        --left;
        const item = element("li", {}, this.describe(effect));
        const below = effects(effect);
        if (below.childElementCount > 0) {
          item.append(below);
        }
        list.append(item);
      }
      return list;
    };
    let tree = element("li", {}, element("b", {}, this.describe(index)), effects(index));
    for (const cause of run.causesOf(index).slice(0, LINEAGE_LIMIT)) {
      tree = element("li", {}, this.describe(cause), element("ul", {}, tree));
    }
    return element("ul", { class: "tree" }, tree);
  }

  describe(index) {
    const { run, network } = this.app;
    const place = run.nodeOf[index] < 0 ? "" : `${network.label(run.nodeOf[index])}: `;
    return element("span", {}, button(formatTime(run.times[index]), () => this.app.goTo(index)), ` ${place}${run.sentence(index)}`);
  }

  showRouter() {
    const { app } = this;
    const { run, network, selected } = app;
    const panel = document.getElementById("panel-router");
    const choice = element("select", { "aria-label": "Node", onchange: (event) => app.select(network.byId.get(Number(event.target.value))) },
      element("option", { value: "" }, "choose a router"),
      ...network.nodes.filter((node) => node.kind !== "lan").map((node) =>
        element("option", { value: node.id, selected: node === selected }, node.name)));
    const parts = [element("p", {}, element("label", {}, "Tables of ", choice), ` at ${formatTime(app.time)}`)];
    if (selected && selected.kind !== "lan") {
      parts.push(this.describeLinks(selected));
      for (const table of run.tables) {
        const rows = table.rowsAt(selected.id, app.position);
        if (rows.length > 0) {
          const shown = table.columns.map((name, i) => [name, i]).filter(([name]) => !name.startsWith("#"));
          parts.push(pagedTable(this.pages, {
            caption: table.title,
            columns: shown.map(([name]) => name),
            count: rows.length,
            makeRow: (i) => shown.map(([, column]) => table.cell(rows[i], column)),
          }));
        }
      }
      parts.push(this.describeArrivals(selected));
    } else {
      parts.push(element("p", { class: "empty" }, "Click a router in the drawing, or choose one here."));
    }
    panel.replaceChildren(...parts);
  }

  describeLinks(node) {
    const { app } = this;
    return pagedTable(this.pages, {
      caption: "Interfaces",
      columns: ["Interface", "Address", "To"],
      count: node.interfaces.length,
      makeRow: (i) => {
        const end = node.interfaces[i];
        const link = app.network.linkAt(node.id, end.index);
        const other = link && app.network.otherEnd(link, node);
        const state = link && !app.network.isUp(link, app.position) ? " (down)" : "";
        return [end.name || `interface ${end.index}`, end.address ? `${end.address}/${end.prefix_length}` : "",
          other ? `${other.kind === "lan" ? `LAN ${other.name}` : other.name}${state}` : ""];
      },
    });
  }

  // Wrong-interface packets of a router up to now.
  describeArrivals(node) {
    const { app } = this;
    const groups = app.countArrivals(-Infinity).filter((item) => item.group.node === node.id);
    return pagedTable(this.pages, {
      caption: "Wrong-interface packets so far",
      columns: ["Data", "On", "Verdict", "Packets", "Last"],
      count: groups.length,
      makeRow: (i) => {
        const { group, count, last } = groups[i];
        return [app.keyName(group.key), app.network.interfaceName(group.node, group.interface), badge(group.verdict),
          String(count), button(formatTime(app.run.times[app.run.arrivals.record[last]]), () => app.chooseArrival(last))];
      },
    });
  }

  showRecords() {
    const { app } = this;
    const { run } = app;
    const rows = [];
    const first = Math.max(0, Math.min(app.position - RECORDS_AROUND, run.count - 1));
    for (let i = first; i < Math.min(run.count, app.position + RECORDS_AROUND + 1); ++i) {
      rows.push(i);
    }
    document.getElementById("panel-records").replaceChildren(pagedTable(this.pages, {
      caption: "Records around this instant",
      columns: ["Time", "Id", "What happened"],
      count: rows.length,
      makeRow: (i) => {
        const index = rows[i];
        const place = run.nodeOf[index] < 0 ? "" : `${app.network.label(run.nodeOf[index])}: `;
        return [button(formatTime(run.times[index]), () => app.goTo(index)), run.id(index), `${place}${run.sentence(index)}`];
      },
      rowClass: (i) => (rows[i] === app.position ? "current" : rows[i] > app.position ? "future" : ""),
    }));
  }
}
