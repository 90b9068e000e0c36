// Where the nodes of the drawing stand, in a plane of its own: from geographic positions where the
// run has them, else by d3-force.

const LAYOUT_SIZE = 1000;
const LAYOUT_SLICE_MS = 30;

class Layout {
  // done is called after each slice of the work, with whether it was the last.
  constructor(network, done) {
    this.network = network;
    this.done = done;
    const placed = network.nodes.filter((node) => node.place && Number.isFinite(node.place.longitude));
    this.geographic = placed.length >= 2 && placed.length * 2 >= network.routers.length;
    if (this.geographic) {
      this.project(placed);
      this.placeNeighbors();
    }
    this.simulation = this.geographic ? this.makeSpreading() : this.makeForces();
    this.steps = this.geographic ? 60 : network.nodes.length > 400 ? 160 : 300;
    this.work();
  }

  // A plane in which distances are right in the middle latitude.
  project(placed) {
    const middle = d3.mean(placed, (node) => node.place.latitude);
    const shrink = Math.cos((middle * Math.PI) / 180);
    const xs = placed.map((node) => node.place.longitude * shrink);
    const ys = placed.map((node) => -node.place.latitude);
    const span = Math.max(d3.max(xs) - d3.min(xs), d3.max(ys) - d3.min(ys)) || 1;
    placed.forEach((node, i) => {
      node.x = ((xs[i] - d3.min(xs)) / span) * LAYOUT_SIZE;
      node.y = ((ys[i] - d3.min(ys)) / span) * LAYOUT_SIZE;
    });
  }

  // Nodes without a position stand near those that have one: a LAN between its routers, hosts in a
  // fan on the side of their router that faces away from its other neighbors.
  placeNeighbors() {
    const { network } = this;
    const neighbors = (node) => node.links.map((link) => network.otherEnd(link, node));
    const near = LAYOUT_SIZE / (4 + Math.sqrt(network.nodes.length) * 2);
    for (let round = 0; round < 3; ++round) {
      for (const node of network.nodes) {
        const known = neighbors(node).filter((other) => other.x !== undefined);
        if (node.x !== undefined || known.length === 0) {
          continue;
        }
        const x = d3.mean(known, (other) => other.x);
        const y = d3.mean(known, (other) => other.y);
        if (known.length > 1) {
          [node.x, node.y] = [x, y];
          continue;
        }
        const around = neighbors(known[0]).filter((other) => other.x !== undefined && other !== node);
        const away = around.length === 0 ? -Math.PI / 2
          : Math.atan2(d3.sum(around, (other) => (known[0].y - other.y) / (1 + distance(known[0], other))),
            d3.sum(around, (other) => (known[0].x - other.x) / (1 + distance(known[0], other))));
        const twins = around.filter((other) => other.kind === "host").length;
        const angle = away + (twins % 2 === 0 ? 1 : -1) * Math.ceil(twins / 2) * 0.5;
        node.x = x + Math.cos(angle) * near;
        node.y = y + Math.sin(angle) * near;
      }
    }
    for (const node of network.nodes.filter((other) => other.x === undefined)) {
      [node.x, node.y] = [LAYOUT_SIZE / 2, LAYOUT_SIZE / 2];
    }
  }

  // Keeps nodes of one place apart.
  makeSpreading() {
    const { nodes } = this.network;
    nodes.forEach((node) => { node.anchor = [node.x, node.y]; });
    const radius = Math.min(26, LAYOUT_SIZE / (2 + 2.2 * Math.sqrt(nodes.length)));
    return d3.forceSimulation(nodes).stop()
      .force("x", d3.forceX((node) => node.anchor[0]).strength(0.4))
      .force("y", d3.forceY((node) => node.anchor[1]).strength(0.4))
      .force("apart", d3.forceCollide(radius).iterations(2));
  }

  makeForces() {
    const { nodes, links } = this.network;
    const copies = links.map((link) => ({ source: link.a, target: link.b }));
    const isLeaf = (link) => link.source.links.length === 1 || link.target.links.length === 1;
    return d3.forceSimulation(nodes).stop()
      .force("links", d3.forceLink(copies).distance((link) => (isLeaf(link) ? 34 : 62)).strength(0.7))
      .force("charge", d3.forceManyBody().strength(-190).theta(nodes.length > 400 ? 1.3 : 0.9).distanceMax(700))
      .force("x", d3.forceX(0).strength(0.03))
      .force("y", d3.forceY(0).strength(0.045))
      .force("apart", d3.forceCollide(16))
      .alphaDecay(1 - Math.pow(0.001, 1 / (nodes.length > 400 ? 160 : 300)));
  }

  // A slice of the work at a time, so that the page stays alive.
  work() {
    const start = performance.now();
    while (this.steps > 0 && performance.now() - start < LAYOUT_SLICE_MS) {
      this.simulation.tick();
      --this.steps;
    }
    this.done(this.steps === 0);
    if (this.steps > 0) {
      setTimeout(() => this.work(), 0);
    }
  }
}

function distance(a, b) { return Math.hypot(a.x - b.x, a.y - b.y); }
