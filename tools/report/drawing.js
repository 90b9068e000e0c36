// The drawing of the network on a canvas: fast enough for thousands of nodes.

const LABEL_FONT = "12px system-ui, 'Liberation Sans', Arial, sans-serif";

class Drawing {
  constructor(canvas, network, on) {
    this.canvas = canvas;
    this.network = network;
    this.on = on;
    this.transform = d3.zoomIdentity;
    this.moved = false;
    this.scene = null;
    this.shown = [];
    this.zoom = d3.zoom().scaleExtent([0.05, 40]).on("zoom", () => {
      this.transform = d3.event.transform;
      this.moved = this.moved || Boolean(d3.event.sourceEvent);
      this.labels = null;
      this.request();
    });
    d3.select(canvas).call(this.zoom).on("dblclick.zoom", null);
    canvas.addEventListener("click", (event) => this.click(event));
    canvas.addEventListener("mousemove", (event) => this.hover(event));
    canvas.addEventListener("mouseleave", () => on.hover(null));
    new ResizeObserver(() => this.resize()).observe(canvas.parentElement);
    this.setColors();
    this.resize();
  }

  setColors() {
    this.colors = readColors();
    this.request();
  }

  resize() {
    const box = this.canvas.parentElement.getBoundingClientRect();
    if (box.width === 0) {
      return;
    }
    this.width = box.width;
    this.height = box.height;
    this.ratio = window.devicePixelRatio || 1;
    this.canvas.width = Math.round(this.width * this.ratio);
    this.canvas.height = Math.round(this.height * this.ratio);
    if (!this.moved) {
      this.fit();
    }
    this.labels = null;
    this.draw();
  }

  // Draws before the next frame of the screen.
  request() {
    if (!this.requested) {
      this.requested = requestAnimationFrame(() => this.draw());
    }
  }

  show(scene) {
    this.scene = scene;
    this.draw();
  }

  zoomBy(factor) { d3.select(this.canvas).call(this.zoom.scaleBy, factor); this.moved = true; }

  fit() {
    const { nodes } = this.network;
    if (nodes.length === 0 || nodes[0].x === undefined || !this.width) {
      return;
    }
    const [left, right] = d3.extent(nodes, (node) => node.x);
    const [top, bottom] = d3.extent(nodes, (node) => node.y);
    const room = Math.min(90, this.width / 8);
    const scale = Math.min(3, (this.width - 2 * room) / (right - left || 1),
      (this.height - 2 * room) / (bottom - top || 1));
    this.moved = false;
    this.labels = null;
    d3.select(this.canvas).call(this.zoom.transform, d3.zoomIdentity
      .translate(this.width / 2 - (scale * (left + right)) / 2, this.height / 2 - (scale * (top + bottom)) / 2)
      .scale(scale));
  }

  place(node) {
    return { x: this.transform.applyX(node.x), y: this.transform.applyY(node.y) };
  }

  // Radius of a node on the screen: smaller where there are many.
  radius(node) {
    const many = Math.min(1, Math.max(0.34, 6.5 / Math.sqrt(this.network.nodes.length)));
    const size = Math.min(1.5, many * Math.max(1, Math.sqrt(this.transform.k)));
    return (node.kind === "router" ? 9 : node.kind === "lan" ? 5 : 6) * size;
  }

  draw() {
    cancelAnimationFrame(this.requested);
    this.requested = 0;
    const { canvas, scene } = this;
    if (!scene || !this.width || this.network.nodes[0]?.x === undefined) {
      return;
    }
    const context = canvas.getContext("2d");
    context.setTransform(this.ratio, 0, 0, this.ratio, 0, 0);
    context.clearRect(0, 0, this.width, this.height);
    context.lineCap = "round";
    context.lineJoin = "round";
    for (const node of this.network.nodes) {
      node.at = this.place(node);
    }
    this.shown = [];
    this.drawLinks(context);
    this.drawWay(context);
    this.drawTree(context);
    this.drawTrails(context);
    this.drawArrivals(context);
    this.drawNodes(context);
    this.drawLabels(context);
    scene.moving.forEach((moving) => this.drawMoving(context, moving));
  }

  // Whether there is so much to draw that lines are thin and numbers left out.
  isCrowded() { return this.network.nodes.length > 300 && this.transform.k < 1.5; }

  drawLinks(context) {
    const down = [];
    context.strokeStyle = this.colors.link;
    context.lineWidth = this.network.nodes.length > 300 ? 0.8 : 1.4;
    context.setLineDash([]);
    context.beginPath();
    for (const link of this.network.links) {
      if (this.scene.down.has(link)) {
        down.push(link);
        continue;
      }
      context.moveTo(link.a.at.x, link.a.at.y);
      context.lineTo(link.b.at.x, link.b.at.y);
    }
    context.stroke();
    context.strokeStyle = this.colors["link-down"];
    context.lineWidth = 1.8;
    for (const { a, b } of down) {
      const [x, y] = [(a.at.x + b.at.x) / 2, (a.at.y + b.at.y) / 2];
      context.setLineDash([3, 6]);
      context.beginPath();
      context.moveTo(a.at.x, a.at.y);
      context.lineTo(b.at.x, b.at.y);
      context.stroke();
      context.setLineDash([]);
      context.beginPath();
      context.moveTo(x - 6, y - 6);
      context.lineTo(x + 6, y + 6);
      context.moveTo(x + 6, y - 6);
      context.lineTo(x - 6, y + 6);
      context.stroke();
    }
  }

  // The way of the packet that a chosen alert is about.
  drawWay(context) {
    context.strokeStyle = this.colors.select;
    context.globalAlpha = 0.45;
    context.lineWidth = 11;
    for (const points of this.scene.way) {
      context.beginPath();
      points.forEach(({ at }, i) => (i === 0 ? context.moveTo(at.x, at.y) : context.lineTo(at.x, at.y)));
      context.stroke();
    }
    context.globalAlpha = 1;
  }

  // A line from the edge of one node to that of another, moved aside by some pixels.
  line(from, to, aside, gap = 2) {
    const length = Math.hypot(to.at.x - from.at.x, to.at.y - from.at.y) || 1;
    const [ux, uy] = [(to.at.x - from.at.x) / length, (to.at.y - from.at.y) / length];
    const start = Math.min(this.radius(from), length / 3);
    const end = Math.min(this.radius(to) + gap, length / 3);
    return [
      { x: from.at.x + ux * start - uy * aside, y: from.at.y + uy * start + ux * aside },
      { x: to.at.x - ux * end - uy * aside, y: to.at.y - uy * end + ux * aside },
    ];
  }

  drawTree(context) {
    const crowded = this.isCrowded();
    const batch = new SignBatch(context, this.colors);
    for (const piece of this.scene.tree) {
      const sign = TREE[piece.kind];
      batch.add(sign, this.line(piece.from, piece.to, piece.kind === "refused" ? 4 : 0, 0),
        crowded ? { width: sign.width / 2, size: 2.5 } : {});
    }
    batch.draw();
  }

  drawTrails(context) {
    const batch = new SignBatch(context, this.colors);
    for (const trail of this.scene.trails) {
      batch.add({ color: MOVING[trail.kind].color, dash: [], head: "open" }, this.line(trail.from, trail.to, -6),
        { width: this.isCrowded() ? 1 : 1.6, size: 4 });
    }
    context.globalAlpha = 0.7;
    batch.draw();
    context.globalAlpha = 1;
  }

  drawArrivals(context) {
    const crowded = this.isCrowded();
    const [base, space] = crowded ? [3, 3] : [7, 8];
    const batch = new SignBatch(context, this.colors);
    const beside = new Map();
    for (const arrival of this.scene.arrivals) {
      const { node, via, from } = arrival;
      const last = via ?? from;
      const name = `${last?.id}:${node.id}`;
      const number = beside.get(name) ?? 0;
      beside.set(name, number + 1);
      const aside = base + space * number;
      const nowhere = { at: { x: node.at.x - 30, y: node.at.y - 30 }, kind: "host" };
      const points = via && from ? [...this.line(from, via, aside, 0), ...this.line(via, node, aside)]
        : this.line(last ?? nowhere, node, aside);
      batch.add(VERDICTS[arrival.verdict] ?? VERDICTS.suppressed, points,
        crowded ? { width: arrival.chosen ? 2.4 : 1.1, size: arrival.chosen ? 6 : 3 } : { size: arrival.chosen ? 9 : 7 });
      this.shown.push({ arrival, points });
    }
    batch.draw();
    if (!crowded) {
      this.drawCounts(context);
    }
  }

  drawCounts(context) {
    for (const { arrival, points } of this.shown) {
      if (arrival.count > 1) {
        const [from, to] = [points[points.length - 2], points[points.length - 1]];
        this.drawCount(context, `${arrival.count}`, (from.x + to.x) / 2, (from.y + to.y) / 2,
          VERDICTS[arrival.verdict]?.color ?? "suppressed");
      }
    }
  }

  drawCount(context, text, x, y, color) {
    context.font = `600 11px ${LABEL_FONT.slice(5)}`;
    const width = context.measureText(text).width + 8;
    context.fillStyle = this.colors.surface;
    context.strokeStyle = this.colors[color];
    context.lineWidth = 1.2;
    context.beginPath();
    context.roundRect(x - width / 2, y - 8, width, 16, 8);
    context.fill();
    context.stroke();
    context.fillStyle = this.colors[color];
    context.textAlign = "center";
    context.textBaseline = "middle";
    context.fillText(text, x, y + 0.5);
  }

  // Nodes of one kind at once.
  drawNodes(context) {
    const { scene, colors } = this;
    const nodes = this.network.nodes.filter((node) => this.isVisible(node.at, 30));
    const add = (kind, outline) => {
      context.beginPath();
      nodes.filter((node) => (["router", "lan"].includes(node.kind) ? node.kind : "host") === kind)
        .forEach((node) => outline(node.at, this.radius(node)));
    };
    const paint = (fill, stroke) => {
      context.fillStyle = fill;
      context.strokeStyle = stroke;
      context.fill();
      context.stroke();
    };
    const circle = ({ x, y }, radius) => {
      context.moveTo(x + radius, y);
      context.arc(x, y, radius, 0, 2 * Math.PI);
    };
    context.setLineDash([]);
    context.lineWidth = this.isCrowded() ? 1.2 : 2;
    add("lan", ({ x, y }, radius) => context.roundRect(x - radius * 2, y - radius * 0.7, radius * 4, radius * 1.4, radius * 0.7));
    paint(colors.lan, colors.lan);
    add("host", ({ x, y }, radius) => context.rect(x - radius * 0.8, y - radius * 0.8, radius * 1.6, radius * 1.6));
    paint(colors["node-fill"], colors.host);
    add("router", circle);
    paint(colors["node-fill"], colors.node);
    context.fillStyle = colors.tree;
    context.beginPath();
    nodes.filter((node) => node.kind === "router" && scene.filled.has(node.id)).forEach((node) => circle(node.at, this.radius(node) * 0.5));
    nodes.filter((node) => scene.sources.has(node.id)).forEach((node) => circle(node.at, this.radius(node) * 0.4));
    context.fill();
    if (scene.selected) {
      context.strokeStyle = colors.select;
      context.lineWidth = 3;
      context.beginPath();
      circle(scene.selected.at, this.radius(scene.selected) + 5);
      context.stroke();
    }
  }

  // Names, each where it covers no node and no other name; those that find no place are left out.
  placeLabels(context) {
    context.font = LABEL_FONT;
    const taken = new Boxes();
    for (const node of this.network.nodes) {
      const radius = this.radius(node);
      if (this.isVisible(node.at, 20)) {
        taken.add(node.at.x - radius, node.at.y - radius, node.at.x + radius, node.at.y + radius);
      }
    }
    const rank = { router: 0, host: 1, lan: 2 };
    const order = this.network.nodes.filter((node) => this.isVisible(node.at, 0)).sort((a, b) =>
      (b === this.scene.selected) - (a === this.scene.selected) || (rank[a.kind] ?? 3) - (rank[b.kind] ?? 3) ||
      b.links.length - a.links.length || a.id - b.id);
    this.labels = [];
    for (const node of order) {
      const width = context.measureText(node.name).width;
      const radius = this.radius(node) + 4;
      const places = this.rankPlaces(node, [
        [0, radius, -7], [Math.PI, -radius - width, -7], [Math.PI / 2, -width / 2, radius - 2],
        [-Math.PI / 2, -width / 2, -radius - 13], [Math.PI / 4, radius * 0.6, radius * 0.5],
        [-Math.PI / 4, radius * 0.6, -radius * 0.5 - 14], [(3 * Math.PI) / 4, -radius * 0.6 - width, radius * 0.5],
        [(-3 * Math.PI) / 4, -radius * 0.6 - width, -radius * 0.5 - 14]]);
      const spot = places.find(([, x, y]) => taken.isFree(node.at.x + x, node.at.y + y, node.at.x + x + width, node.at.y + y + 14));
      if (spot) {
        const [, x, y] = spot;
        taken.add(node.at.x + x, node.at.y + y, node.at.x + x + width, node.at.y + y + 14);
        this.labels.push({ node, x, y });
      }
    }
    this.labelsFor = this.scene.selected;
  }

  // Places for a name, with their direction: those first that have no link near them.
  rankPlaces(node, places) {
    const directions = node.links.map((link) => {
      const { at } = this.network.otherEnd(link, node);
      return Math.atan2(at.y - node.at.y, at.x - node.at.x);
    });
    const gap = ([angle]) => d3.min(directions, (direction) => Math.abs(Math.atan2(Math.sin(direction - angle),
      Math.cos(direction - angle)))) ?? Math.PI;
    return places.map((place, i) => ({ place, room: Math.min(1.2, gap(place)) - i * 0.01 }))
      .sort((a, b) => b.room - a.room).map(({ place }) => place);
  }

  drawLabels(context) {
    if (!this.labels || this.labelsFor !== this.scene.selected) {
      this.placeLabels(context);
    }
    context.font = LABEL_FONT;
    context.textAlign = "left";
    context.textBaseline = "top";
    context.lineWidth = 3;
    context.strokeStyle = this.colors.halo;
    for (const { node, x, y } of this.labels) {
      context.fillStyle = node.kind === "router" ? this.colors.ink : this.colors.soft;
      context.strokeText(node.name, node.at.x + x, node.at.y + y);
      context.fillText(node.name, node.at.x + x, node.at.y + y);
    }
  }

  isVisible(at, room) {
    return at.x > -room && at.y > -room && at.x < this.width + room && at.y < this.height + room;
  }

  drawMoving(context, moving) {
    const points = moving.through ? [moving.from, moving.through, moving.to] : [moving.from, moving.to];
    const place = moving.part * (points.length - 1);
    const leg = Math.min(Math.floor(place), points.length - 2);
    const [a, b] = [points[leg].at, points[leg + 1].at];
    const x = a.x + (b.x - a.x) * (place - leg);
    const y = a.y + (b.y - a.y) * (place - leg);
    const sign = MOVING[moving.kind];
    context.fillStyle = this.colors[sign.color];
    context.strokeStyle = this.colors.halo;
    context.lineWidth = 1.5;
    context.beginPath();
    if (sign.shape === "circle") {
      context.arc(x, y, 5, 0, 2 * Math.PI);
    } else {
      context.rect(x - 4.5, y - 4.5, 9, 9);
    }
    context.fill();
    context.stroke();
  }

  // What lies under the pointer: a node before an arrow before a link.
  find(event) {
    const box = this.canvas.getBoundingClientRect();
    const point = { x: event.clientX - box.left, y: event.clientY - box.top };
    const node = this.network.nodes.find((other) => other.at &&
      Math.hypot(other.at.x - point.x, other.at.y - point.y) <= this.radius(other) + 3);
    if (node) {
      return { node, point };
    }
    for (const { arrival, points } of this.shown) {
      if (points.some((end, i) => i > 0 && distanceToLine(point, points[i - 1], end) < 5)) {
        return { arrival, point };
      }
    }
    const link = this.network.links.find((other) => other.a.at && distanceToLine(point, other.a.at, other.b.at) < 4);
    return link ? { link, point } : null;
  }

  hover(event) {
    const found = this.find(event);
    this.canvas.style.cursor = found && !found.link ? "pointer" : "";
    this.on.hover(found);
  }

  click(event) { this.on.click(this.find(event)); }
}

// Rectangles on the screen, in cells of a grid.
class Boxes {
  constructor() { this.cells = new Map(); }

  *cellsOf(left, top, right, bottom) {
    for (let x = Math.floor(left / 64); x <= Math.floor(right / 64); ++x) {
      for (let y = Math.floor(top / 64); y <= Math.floor(bottom / 64); ++y) {
        yield `${x},${y}`;
      }
    }
  }

  add(...box) {
    for (const cell of this.cellsOf(...box)) {
      if (!this.cells.has(cell)) {
        this.cells.set(cell, []);
      }
      this.cells.get(cell).push(box);
    }
  }

  isFree(left, top, right, bottom) {
    for (const cell of this.cellsOf(left, top, right, bottom)) {
      for (const box of this.cells.get(cell) ?? []) {
        if (left < box[2] && right > box[0] && top < box[3] && bottom > box[1]) {
          return false;
        }
      }
    }
    return true;
  }
}

function distanceToLine(point, a, b) {
  const square = (b.x - a.x) ** 2 + (b.y - a.y) ** 2;
  const part = square === 0 ? 0 : Math.max(0, Math.min(1,
    ((point.x - a.x) * (b.x - a.x) + (point.y - a.y) * (b.y - a.y)) / square));
  return Math.hypot(point.x - a.x - part * (b.x - a.x), point.y - a.y - part * (b.y - a.y));
}
