// The network: nodes, the links and LANs between them, and how they are at a position in the trace.

// Ids of LANs go down from here: -1 stands for the network, -2 for observers.
const FIRST_LAN = -3;

// A number for each interface of each node.
function endNumber(node, index) { return node * 65536 + index; }

class Network {
  constructor(run) {
    this.run = run;
    this.nodes = run.nodes.map((node) => ({
      id: node.id,
      name: node.name || `node ${node.id}`,
      kind: node.kind,
      place: node.position ?? null,
      interfaces: node.interfaces ?? [],
      links: [],
    }));
    this.byId = new Map(this.nodes.map((node) => [node.id, node]));
    this.links = [];
    this.linkOfEnd = new Map();
    this.addLinks();
    this.nameLans();
    this.placeFromTopology();
    this.routers = this.nodes.filter((node) => node.kind === "router");
    this.readChanges();
  }

  // Interfaces of one channel are linked: two of them directly, more of them through a LAN, which
  // is a node of the drawing.
  addLinks() {
    const channels = new Map();
    for (const node of this.nodes.slice()) {
      for (const end of node.interfaces) {
        if (end.channel !== undefined && end.channel !== null) {
          if (!channels.has(end.channel)) {
            channels.set(end.channel, []);
          }
          channels.get(end.channel).push({ node, interface: end.index, type: end.type });
        }
      }
    }
    for (const [channel, ends] of [...channels].sort((a, b) => a[0] - b[0])) {
      if (ends.length === 2 && ends[0].type !== "lan") {
        this.addLink(ends[0], ends[1], channel);
      } else if (ends.length > 1 || ends[0].type === "lan") {
        const lan = { id: FIRST_LAN - channel, name: "LAN", kind: "lan", place: null, interfaces: [], links: [], channel };
        this.nodes.push(lan);
        this.byId.set(lan.id, lan);
        ends.forEach((end) => this.addLink(end, { node: lan, interface: 0 }, channel));
      }
    }
  }

  addLink(a, b, channel) {
    const link = { number: this.links.length, a: a.node, b: b.node, interfaceA: a.interface,
      interfaceB: b.interface, channel };
    this.links.push(link);
    a.node.links.push(link);
    b.node.links.push(link);
    this.linkOfEnd.set(endNumber(a.node.id, a.interface), link);
    if (b.node.kind !== "lan") {
      this.linkOfEnd.set(endNumber(b.node.id, b.interface), link);
    }
  }

  // The link that an interface leads to.
  linkAt(node, index) { return this.linkOfEnd.get(endNumber(node, index)); }

  otherEnd(link, node) { return link.a === node ? link.b : link.a; }

  // What the scenario calls its LANs, and where they are.
  nameLans() {
    const topology = this.run.topology;
    const vertices = topology?.nodes ?? [];
    for (const link of topology?.links ?? []) {
      for (const [end, index, other] of [[link.a, link.interface_a, link.b], [link.b, link.interface_b, link.a]]) {
        const vertex = vertices[other];
        const router = vertices[end];
        if (!vertex?.lan || router?.node === undefined) {
          continue;
        }
        const found = this.linkAt(router.node, index);
        const lan = found && this.otherEnd(found, this.byId.get(router.node));
        if (lan?.kind === "lan") {
          lan.name = vertex.name;
          lan.place = vertex.position ?? null;
        }
      }
    }
  }

  placeFromTopology() {
    for (const vertex of this.run.topology?.nodes ?? []) {
      const node = vertex.node === undefined ? null : this.byId.get(vertex.node);
      if (node && !node.place && vertex.position) {
        node.place = vertex.position;
      }
    }
  }

  // When links went down, came up or changed their costs.
  readChanges() {
    this.changesOf = new Map();
    this.costsOf = new Map();
    for (const link of this.run.topology?.links ?? []) {
      const [a, b] = [this.run.topology.nodes[link.a], this.run.topology.nodes[link.b]];
      const drawn = this.linkAt(a?.node, link.interface_a) ?? this.linkAt(b?.node, link.interface_b);
      if (drawn) {
        const forward = drawn.a.id === a?.node || drawn.b.id === b?.node;
        this.costsOf.set(drawn, forward ? [link.cost_ab, link.cost_ba] : [link.cost_ba, link.cost_ab]);
        if (link.up === false) {
          this.changesOf.set(drawn, [{ index: -1, event: "link-down" }]);
        }
      }
    }
    for (const change of this.run.changes) {
      for (const end of change.ends) {
        const link = end.interface && this.linkAt(end.node, end.interface.index);
        if (link) {
          if (!this.changesOf.has(link)) {
            this.changesOf.set(link, []);
          }
          if (this.changesOf.get(link).at(-1) !== change) {
            this.changesOf.get(link).push(change);
          }
        }
      }
    }
  }

  isUp(link, position) {
    let up = true;
    for (const change of this.changesOf.get(link) ?? []) {
      if (change.index > position) {
        break;
      }
      if (change.event === "link-down" || change.event === "link-up") {
        up = change.event === "link-up";
      }
    }
    return up;
  }

  // Costs from a to b and from b to a; null where the trace does not say.
  costs(link, position) {
    const costs = this.costsOf.get(link)?.slice() ?? [null, null];
    for (const change of this.changesOf.get(link) ?? []) {
      if (change.index <= position && change.event === "link-cost") {
        const fromA = change.ends[change.from === change.ends[0].name ? 0 : 1].node === link.a.id;
        costs[fromA ? 0 : 1] = change.cost_after;
      }
    }
    return costs;
  }

  label(id) { return id < 0 && !this.byId.has(id) ? "the network" : (this.byId.get(id)?.name ?? `node ${id}`); }

  interfaceName(node, index) {
    const found = this.byId.get(node)?.interfaces.find((end) => end.index === index);
    return found?.name || `interface ${index}`;
  }

  // Whether a host of this link has the address.
  hasSource(link, address) {
    return [link.a, link.b].some((node) => node.interfaces.some((end) => end.address === address));
  }

  // The way of some data at a position: pieces of links with a direction.
  //   used: a router sends and the next one takes it; refused: it is sent, and not expected there;
  //   expected: a router expects it, and nobody sends it there.
  tree(entries, key) {
    const source = key.slice(1).split(",")[0];
    const byNode = new Map(entries.map((entry) => [entry.node, entry]));
    const pieces = new Map();
    const sending = new Set();
    const add = (link, from, to, kind) => {
      const name = link.number * 2 + Number(from === link.a);
      if (!pieces.has(name) || kind === "used") {
        pieces.set(name, { link, from, to, kind });
      }
    };
    for (const entry of entries) {
      const node = this.byId.get(entry.node);
      for (const oif of entry.oifs) {
        const link = this.linkAt(entry.node, oif);
        if (!link || !node) {
          continue;
        }
        sending.add(link.channel);
        const other = this.otherEnd(link, node);
        if (other.kind === "lan") {
          add(link, node, other, "used");
          this.addLanLegs(other, node, byNode, add);
        } else {
          const taken = other.kind !== "router" || this.expects(byNode.get(other.id), link);
          add(link, node, other, taken ? "used" : "refused");
        }
      }
    }
    for (const entry of entries) {
      this.addIncoming(entry, source, sending, add);
    }
    return [...pieces.values()];
  }

  expects(entry, link) { return entry && this.linkAt(entry.node, entry.iif)?.channel === link.channel; }

  addLanLegs(lan, sender, byNode, add) {
    for (const leg of lan.links) {
      const node = this.otherEnd(leg, lan);
      if (node !== sender && (node.kind !== "router" || this.expects(byNode.get(node.id), leg))) {
        add(leg, lan, node, "used");
      }
    }
  }

  addIncoming(entry, source, sending, add) {
    const node = this.byId.get(entry.node);
    const link = this.linkAt(entry.node, entry.iif);
    if (!node || !link || sending.has(link.channel)) {
      return;
    }
    const other = this.otherEnd(link, node);
    const lanSource = other.kind === "lan" && other.links.find((leg) => this.hasSource(leg, source));
    if (lanSource) {
      add(lanSource, this.otherEnd(lanSource, other), other, "used");
      add(link, other, node, "used");
    } else {
      add(link, other, node, this.hasSource(link, source) && other.kind === "host" ? "used" : "expected");
    }
  }
}
