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

// Draws the head of an arrow at a point, for a line that comes from a direction.
function drawHead(context, head, x, y, angle, size) {
  context.save();
  context.translate(x, y);
  context.rotate(angle);
  context.setLineDash([]);
  context.beginPath();
  switch (head) {
    case "arrow":
      context.moveTo(0, 0);
      context.lineTo(-size * 1.5, -size * 0.8);
      context.lineTo(-size * 1.5, size * 0.8);
      context.closePath();
      context.fill();
      break;
    case "open":
      context.moveTo(-size * 1.3, -size * 0.8);
      context.lineTo(0, 0);
      context.lineTo(-size * 1.3, size * 0.8);
      context.stroke();
      break;
    case "chevron":
      context.moveTo(-size * 0.9, -size * 0.75);
      context.lineTo(size * 0.4, 0);
      context.lineTo(-size * 0.9, size * 0.75);
      context.stroke();
      break;
    case "bar":
      context.moveTo(-2, -size);
      context.lineTo(-2, size);
      context.stroke();
      break;
    case "diamond":
      context.moveTo(0, 0);
      context.lineTo(-size * 0.8, -size * 0.7);
      context.lineTo(-size * 1.6, 0);
      context.lineTo(-size * 0.8, size * 0.7);
      context.closePath();
      context.fill();
      break;
    case "circle":
      context.arc(-size * 0.7, 0, size * 0.7, 0, 2 * Math.PI);
      context.stroke();
      break;
    default:
      break;
  }
  context.restore();
}

// A line with the dash, color and head of a sign.
function strokeSign(context, colors, sign, points, options = {}) {
  const [from, to] = [points.at(-2), points.at(-1)];
  const angle = Math.atan2(to.y - from.y, to.x - from.x);
  const color = colors[sign.color];
  context.strokeStyle = color;
  context.fillStyle = color;
  context.lineWidth = options.width ?? sign.width;
  context.setLineDash(sign.dash);
  context.beginPath();
  points.forEach((point, i) => (i === 0 ? context.moveTo(point.x, point.y) : context.lineTo(point.x, point.y)));
  context.stroke();
  context.setLineDash([]);
  if (sign.head !== "chevron") {
    drawHead(context, sign.head, to.x, to.y, angle, options.size ?? 6);
    return;
  }
  drawHead(context, "chevron", (from.x + to.x) / 2, (from.y + to.y) / 2, angle, options.size ?? 6);
}
