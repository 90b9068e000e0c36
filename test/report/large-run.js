// large-run.js ROUTERS RECORDS VERSION prints a trace of this size and version of the schema: a random network of two links a router,
// one tree in it that is built up, packets that go down the tree, and wrong-interface packets on
// the other links. The same arguments give the same trace.
"use strict";

const [routers, records, version] = process.argv.slice(2).map(Number);

// A generator of random numbers from 0 to below 1, by Marsaglia's xorshift.
let state = 2463534242;
function random() {
  state ^= state << 13;
  state ^= state >>> 17;
  state ^= state << 5;
  return (state >>> 0) / 4294967296;
}

const GROUP = { source: "172.16.0.2", group: "239.1.1.1" };
const VERDICTS = ["alerted", "suppressed", "suppressed", "suppressed", "masked", "no-owner"];
const nodes = Array.from({ length: routers }, (_, id) => ({ id, name: `r${id}`, kind: "router", interfaces: [] }));
const lines = [];
const sequences = new Array(routers).fill(0);
let channels = 0;
let time = 1000000000;

function connect(a, b) {
  const ends = [a, b].map((node, i) => {
    const end = { index: nodes[node].interfaces.length + 1, name: `r${node}->r${[b, a][i]}`,
      address: `10.${channels >> 8}.${channels & 255}.${i + 1}`, prefix_length: 30, channel: channels, type: "point-to-point" };
    nodes[node].interfaces.push(end);
    return { index: end.index, name: end.name };
  });
  ++channels;
  return ends;
}

// The first link of a router leads to one before it, which makes a tree; the second anywhere.
const parent = [0];
const up = [null];
const down = nodes.map(() => []);
const across = [];
for (let node = 1; node < routers; ++node) {
  parent[node] = Math.floor(node * random() * 0.9);
  const [above, own] = connect(parent[node], node);
  up[node] = own;
  down[parent[node]].push({ node, out: above });
}
for (let node = 2; node < routers; ++node) {
  const other = Math.floor(node * random());
  if (other !== parent[node]) {
    const [there, here] = connect(other, node);
    across.push({ from: other, to: node, out: there, arrival: here });
  }
}
const host = { id: routers, name: "source", kind: "host", interfaces: [{ index: 1, name: "source->r0", address: GROUP.source,
  prefix_length: 30, channel: channels, type: "point-to-point" }] };
const first = { index: nodes[0].interfaces.length + 1, name: "r0->source" };
nodes[0].interfaces.push({ ...first, address: "172.16.0.1", prefix_length: 30, channel: channels, type: "point-to-point" });
up[0] = first;

function write(node, record, cause, fields) {
  const id = `${node}:${++sequences[node]}`;
  lines.push(JSON.stringify({ id, time_ns: time, record, node, name: nodes[node].name, ...(cause ? { cause } : {}), ...fields }));
  return id;
}

function enter(node) {
  const cause = write(node, "entry", null, { event: "unresolved", ...GROUP, before: null, after: null });
  const oifs = down[node].map(({ out }) => ({ ...out, threshold: 1 }));
  write(node, "entry", cause, { event: "created", ...GROUP, before: null,
    after: { iif: up[node], oifs, timeout_ns: 0, negative: false } });
}

// A packet goes from a router to those below it, a millisecond a hop.
function forward(node, cause) {
  const own = write(node, "packet", cause, { event: "forwarded", ...GROUP, arrival: up[node],
    oifs: down[node].map(({ out }) => out), ttl: 60, size_bytes: 228, identification: 1, ip_protocol: 17 });
  time += 10000;
  return own;
}

function arriveWrongly({ from, to, arrival }, cause) {
  const verdict = VERDICTS[Math.floor(random() * VERDICTS.length)];
  const packet = write(to, "wrong-interface", cause, { verdict, ...GROUP, arrival, expected: up[to], arrival_is_oif: false,
    arrival_owner: "pim-dm", expected_owner: "pim-dm", previous_hop: { node: from, name: nodes[from].name, known_from: "lineage" },
    limiter: { name: "per-entry", alerted_before: false, next_alert_ns: time }, ttl: 60, size_bytes: 228, identification: 1 });
  if (verdict === "alerted") {
    write(to, "alert", packet, { ...GROUP, arrival, expected: up[to] });
  }
}

for (let node = 0; node < routers; ++node) {
  enter(node);
  time += 1000000;
}
while (lines.length < records) {
  time += 50000000;
  const ids = [];
  for (let node = 0; node < routers && lines.length < records; ++node) {
    ids[node] = forward(node, node > 0 ? ids[parent[node]] : null);
    time += 1000;
  }
  for (const link of across) {
    if (random() < 0.3 && ids[link.from] && lines.length < records) {
      arriveWrongly(link, ids[link.from]);
    }
  }
}
process.stdout.write(`${JSON.stringify({ record: "trace", schema_version: version, scenario: "large-run", seed: 1, run: 1,
  ns3_version: "3.37", level: "packets", nodes: [...nodes, host] })}\n`);
process.stdout.write(`${lines.join("\n")}\n${JSON.stringify({ record: "end", time_ns: time, records: lines.length })}\n`);
