// What is to be drawn at one instant.

class SceneMaker {
  constructor(app) {
    this.app = app;
    this.entries = new Entries(app.run);
    this.counts = new Int32Array(app.run.arrivals.groups.length);
    this.lasts = new Int32Array(app.run.arrivals.groups.length);
    this.hops = {};
    this.legs = new Map();
  }

  make() {
    const { app } = this;
    const items = this.countArrivals(app.time - app.window);
    const keys = app.filter.key ? [app.filter.key] : [...this.entries.rowsOfKey.keys()];
    const tree = [];
    const filled = new Set();
    const sources = new Set();
    for (const key of keys) {
      const entries = this.entries.at(key, app.position);
      entries.forEach((entry) => filled.add(entry.node));
      tree.push(...app.network.tree(entries, key));
      this.findSource(key).forEach((node) => sources.add(node));
    }
    return {
      items,
      arrivals: items.map((item) => this.placeArrival(item)),
      tree,
      filled,
      sources,
      down: this.findDown(),
      way: this.findWay(),
      selected: app.selected,
      ...this.findMoving(),
    };
  }

  // Groups of wrong-interface packets that pass the filters and came after an instant, up to now.
  countArrivals(since) {
    const { run, position, time } = this.app;
    const { arrivals } = run;
    const first = after(arrivals.times, since);
    let end = after(arrivals.times, time);
    while (end > first && arrivals.record[end - 1] > position) {
      --end;
    }
    const { counts, lasts } = this;
    counts.fill(0);
    for (let i = first; i < end; ++i) {
      const group = arrivals.groupOf[i];
      ++counts[group];
      lasts[group] = i;
    }
    return arrivals.groups.filter((group) => counts[group.number] > 0 && this.app.passes[group.number])
      .map((group) => ({ group, count: counts[group.number], last: lasts[group.number] }));
  }

  placeArrival({ group, count, last }) {
    const { network } = this.app;
    const node = network.byId.get(group.node);
    const link = network.linkAt(group.node, group.interface);
    const other = link ? network.otherEnd(link, node) : null;
    const sender = network.byId.get(group.sender) ?? null;
    const isLan = other?.kind === "lan";
    return { node, via: isLan ? other : null, from: isLan ? sender : (other ?? sender), verdict: group.verdict,
      count, last, group, chosen: this.app.chosenArrival === last };
  }

  findSource(key) {
    const source = key.slice(1).split(",")[0];
    return this.app.network.nodes.filter((node) => node.kind !== "router" &&
      node.interfaces.some((end) => end.address === source)).map((node) => node.id);
  }

  findDown() {
    const { network, position } = this.app;
    const down = new Set();
    for (const link of network.changesOf.keys()) {
      if (!network.isUp(link, position)) {
        down.add(link);
      }
    }
    return down;
  }

  // From node to node; through the LAN where the link is one.
  findLeg(index) {
    if (!this.legs.has(index)) {
      this.legs.set(index, this.makeLeg(index));
    }
    return this.legs.get(index);
  }

  makeLeg(index) {
    const { run, network } = this.app;
    const to = network.byId.get(run.nodeOf[index]);
    const from = network.byId.get(run.nodeOf[run.causeOf[index]]);
    if (!to || !from) {
      return null;
    }
    const link = network.linkAt(to.id, run.interfaceOf(index));
    const other = link && network.otherEnd(link, to);
    return { from, to, through: other?.kind === "lan" ? other : null };
  }

  // The way of the chosen packet, from its source.
  findWay() {
    const { run, chosenArrival } = this.app;
    if (chosenArrival < 0) {
      return [];
    }
    const record = run.arrivals.record[chosenArrival];
    const legs = [record, ...run.causesOf(record)].filter((index) => run.causeOf[index] >= 0 &&
      run.nodeOf[run.causeOf[index]] !== run.nodeOf[index]).map((index) => this.findLeg(index));
    if (legs.length === 0) {
      const { node, via, from } = this.placeArrival({ group: run.arrivals.groups[run.arrivals.groupOf[chosenArrival]] });
      return from || via ? [[from, via, node].filter((end) => end)] : [];
    }
    return legs.filter((leg) => leg).map(({ from, to, through }) => [from, through, to].filter((end) => end));
  }

  findHops(kind) {
    this.hops[kind] ??= this.app.run.readHops(kind === "packet" ? ["packet", "wrong-interface", "endpoint"]
      : ["pim-message", "igmp-message"]);
    return this.hops[kind];
  }

  // Packets and messages: those under way at this instant, and the links that they have just passed.
  findMoving() {
    const { app } = this;
    const moving = [];
    const trails = new Map();
    const kinds = [["packet", app.showPackets], ["message", app.showMessages]].filter(([, shown]) => shown);
    for (const [kind] of kinds) {
      const hops = this.findHops(kind);
      for (let i = after(hops.times, app.time - app.window); i < hops.times.length && hops.times[i] <= app.time + hops.longest; ++i) {
        this.addHop(kind, hops.arrived[i], moving, trails);
      }
    }
    return { moving, trails: [...trails.values()], movingShown: kinds.length > 0 };
  }

  addHop(kind, index, moving, trails) {
    const { run, time, position, filter } = this.app;
    const sent = run.times[run.causeOf[index]];
    const arrives = run.times[index];
    if (sent > time || (filter.key && run.keyOf[index] > 0 && run.key(index) !== filter.key)) {
      return;
    }
    const leg = this.findLeg(index);
    if (!leg) {
      return;
    }
    if (arrives > time || index > position) {
      const part = arrives > sent ? Math.min(1, (time - sent) / (arrives - sent)) : 1;
      moving.push({ ...leg, kind, index, part });
      return;
    }
    const points = [leg.from, leg.through, leg.to].filter((end) => end);
    for (let i = 1; i < points.length; ++i) {
      trails.set(`${kind}${points[i - 1].id}:${points[i].id}`, { kind, from: points[i - 1], to: points[i] });
    }
  }
}
