// Everything that is drawn, as tables: for those who cannot use the drawing.

class Tables {
  constructor(app) {
    this.app = app;
    this.pages = new Map();
    this.section = document.getElementById("tables");
  }

  update() {
    if (this.section.hidden) {
      return;
    }
    const { app } = this;
    const place = this.section.scrollTop;
    this.section.replaceChildren(
      element("h2", {}, `The network at ${formatTime(app.time)}`),
      element("p", { class: "empty" }, app.describePosition()),
      this.makeArrivals(), this.makeTree(), this.makeMoving(), this.makeNodes(), this.makeLinks());
    this.section.scrollTop = place;
  }

  makeArrivals() {
    const { app } = this;
    const items = app.scene.items;
    return pagedTable(this.pages, {
      caption: "Wrong-interface packets (arrows)",
      columns: ["At", "From", "Arrived on", "Expected on", "Data", "Verdict", "Cause", "Packets", "Last"],
      count: items.length,
      empty: "None in the time shown.",
      makeRow: (i) => {
        const { group, count, last } = items[i];
        const { network, run } = app;
        return [network.label(group.node), group.sender < 0 ? "unknown" : network.label(group.sender),
          network.interfaceName(group.node, group.interface), network.interfaceName(group.node, group.expected),
          app.keyName(group.key), badge(group.verdict), group.cause, String(count),
          button(formatTime(run.times[run.arrivals.record[last]]), () => app.chooseArrival(last))];
      },
    });
  }

  makeTree() {
    const { tree } = this.app.scene;
    return pagedTable(this.pages, {
      caption: "Tree in force (blue lines)",
      columns: ["From", "To", "State"],
      count: tree.length,
      empty: "No router has an entry for this data.",
      makeRow: (i) => [tree[i].from.name, tree[i].to.name, TREE[tree[i].kind].text],
    });
  }

  makeMoving() {
    const { scene, run } = this.app;
    return pagedTable(this.pages, {
      caption: "Packets and messages under way",
      columns: ["From", "To", "What", "Sent", "Arrives"],
      count: scene.moving.length,
      empty: scene.movingShown ? "None at this instant." : "Not shown: see the boxes Packets and Messages.",
      makeRow: (i) => {
        const item = scene.moving[i];
        return [item.from.name, item.to.name, `${item.kind} ${run.key(item.index)}`,
          formatTime(run.times[run.causeOf[item.index]]), formatTime(run.times[item.index])];
      },
    });
  }

  makeNodes() {
    const { app } = this;
    const { network, run } = app;
    const nodes = network.nodes.filter((node) => node.kind !== "lan");
    return pagedTable(this.pages, {
      caption: "Nodes",
      columns: ["Name", "Kind", "Neighbors", "Entries", "Marks"],
      count: nodes.length,
      makeRow: (i) => {
        const node = nodes[i];
        const marks = [app.scene.filled.has(node.id) ? "on the tree" : "", app.scene.sources.has(node.id) ? "source" : "",
          app.selected === node ? "chosen" : ""].filter((mark) => mark);
        return [button(node.name, () => app.select(node)), node.kind,
          node.links.map((link) => network.otherEnd(link, node).name).join(", "),
          String(run.tables[0].rowsAt(node.id, app.position).length), marks.join(", ")];
      },
    });
  }

  makeLinks() {
    const { app } = this;
    const { network } = app;
    return pagedTable(this.pages, {
      caption: "Links",
      columns: ["Between", "And", "State", "Cost there", "Cost back"],
      count: network.links.length,
      makeRow: (i) => {
        const link = network.links[i];
        const costs = network.costs(link, app.position);
        return [link.a.name, link.b.name, app.scene.down.has(link) ? "down" : "up",
          costs[0] === null ? "" : String(costs[0]), costs[1] === null ? "" : String(costs[1])];
      },
    });
  }
}
