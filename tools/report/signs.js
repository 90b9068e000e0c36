// What things look like: each has a color and a shape or dash of its own, so that none is told by
// its color alone.

const VERDICTS = {
  "alerted": { color: "alerted", dash: [], head: "arrow", width: 3 },
  "suppressed": { color: "suppressed", dash: [7, 4], head: "open", width: 2.2 },
  "masked": { color: "masked", dash: [2, 4], head: "bar", width: 2.4 },
  "not-eligible": { color: "not-eligible", dash: [9, 3, 2, 3], head: "diamond", width: 2.2 },
  "no-owner": { color: "no-owner", dash: [13, 5], head: "circle", width: 2.2 },
};

const TREE = {
  used: { color: "tree", dash: [], head: "chevron", width: 4, text: "data is forwarded and taken" },
  refused: { color: "refused", dash: [5, 5], head: "chevron", width: 2, text: "forwarded to a router that expects it elsewhere" },
  expected: { color: "expected", dash: [1.5, 5], head: "none", width: 2.5, text: "expected, but not forwarded there" },
};

const MOVING = {
  packet: { color: "packet", shape: "circle" },
  message: { color: "message", shape: "square" },
};

// Reads the colors of the present theme.
function readColors() {
  const style = getComputedStyle(document.documentElement);
  const colors = {};
  for (const name of ["surface", "ink", "soft", "line", "link", "link-down", "tree", "refused", "expected",
    "node", "node-fill", "host", "lan", "select", "alerted", "suppressed", "masked", "not-eligible",
    "no-owner", "packet", "message", "event", "halo"]) {
    colors[name] = style.getPropertyValue(`--${name}`).trim();
  }
  return colors;
}

// Heads that are filled; the others are lines.
const FILLED_HEADS = ["arrow", "diamond"];

// Corners of heads, in lengths of the head: x along the line, whose end is at 0, y across it.
const HEADS = {
  arrow: [[0, 0], [-1.5, -0.8], [-1.5, 0.8], [0, 0]],
  open: [[-1.3, -0.8], [0, 0], [-1.3, 0.8]],
  chevron: [[-0.9, -0.75], [0.4, 0], [-0.9, 0.75]],
  bar: [[-0.3, -1], [-0.3, 1]],
  diamond: [[0, 0], [-0.8, -0.7], [-1.6, 0], [-0.8, 0.7], [0, 0]],
};

// Adds the head of a line to the present path.
function addHead(context, head, x, y, angle, size) {
  const [cos, sin] = [Math.cos(angle) * size, Math.sin(angle) * size];
  if (head === "circle") {
    const [cx, cy] = [x - 0.7 * cos, y - 0.7 * sin];
    context.moveTo(cx + 0.7 * size, cy);
    context.arc(cx, cy, 0.7 * size, 0, 2 * Math.PI);
    return;
  }
  (HEADS[head] ?? []).forEach(([along, across], i) => {
    const [px, py] = [x + along * cos - across * sin, y + along * sin + across * cos];
    if (i === 0) {
      context.moveTo(px, py);
    } else {
      context.lineTo(px, py);
    }
  });
}

// Lines with heads. Those of one sign are drawn at once: a canvas is slow at changing its style.
class SignBatch {
  constructor(context, colors) {
    this.context = context;
    this.colors = colors;
    this.groups = new Map();
  }

  // A line through points, with a head at its end; that of a chevron is in the middle.
  add(sign, points, { width = sign.width, size = 6 } = {}) {
    const name = `${sign.color} ${sign.dash} ${sign.head} ${width} ${size}`;
    if (!this.groups.has(name)) {
      this.groups.set(name, { sign, width, size, lines: [] });
    }
    this.groups.get(name).lines.push(points);
  }

  draw() {
    const { context } = this;
    for (const { sign, width, size, lines } of this.groups.values()) {
      context.strokeStyle = this.colors[sign.color];
      context.fillStyle = this.colors[sign.color];
      context.lineWidth = width;
      context.setLineDash(sign.dash);
      context.beginPath();
      for (const points of lines) {
        context.moveTo(points[0].x, points[0].y);
        for (let i = 1; i < points.length; ++i) {
          context.lineTo(points[i].x, points[i].y);
        }
      }
      context.stroke();
      context.setLineDash([]);
      context.beginPath();
      for (const points of lines) {
        const [from, to] = [points[points.length - 2], points[points.length - 1]];
        const at = sign.head === "chevron" ? { x: (from.x + to.x) / 2, y: (from.y + to.y) / 2 } : to;
        addHead(context, sign.head, at.x, at.y, Math.atan2(to.y - from.y, to.x - from.x), size);
      }
      if (FILLED_HEADS.includes(sign.head)) {
        context.fill();
      } else {
        context.stroke();
      }
    }
    this.groups.clear();
  }
}
