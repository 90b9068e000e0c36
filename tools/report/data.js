// The run: what the page holds as JSON, parsed when it is first looked at.

const NO_TEXT = "";

// Index of the first element of a sorted array that is greater than a value.
const after = d3.bisectRight;

class Run {
  constructor() {
    this.blocks = new Map();
    Object.assign(this, this.block("mgm-run"));
    const columns = this.block("mgm-records");
    this.kinds = columns.kinds;
    this.keys = columns.keys;
    this.chunk = columns.chunk;
    this.count = columns.delay.length;
    this.times = new Float64Array(this.count);
    let time = 0;
    for (let i = 0; i < this.count; ++i) {
      time += columns.delay[i];
      this.times[i] = time;
    }
    this.nodeOf = Int32Array.from(columns.node);
    this.kindOf = Uint8Array.from(columns.kind);
    this.causeOf = Int32Array.from(columns.cause, (distance, i) => (distance > 0 ? i - distance : -1));
    // 0 stands for "about no data".
    this.keyOf = Int32Array.from(columns.key);
    this.blocks.delete("mgm-records");
    this.arrivals = this.readArrivals();
    this.alerts = this.block("mgm-alerts").alerts;
    this.alerts.forEach((alert, number) => {
      alert.number = number;
      alert.arrivalNumber = this.arrivals.numberOf.get(alert.arrival) ?? -1;
    });
    this.tables = [];
    while (document.getElementById(`mgm-table-${this.tables.length}`)) {
      this.tables.push(new StateTable(this, this.block(`mgm-table-${this.tables.length}`)));
    }
  }

  // The content of a script element. Its text is let go of once it is parsed.
  block(id) {
    if (!this.blocks.has(id)) {
      const element = document.getElementById(id);
      this.blocks.set(id, JSON.parse(element.textContent));
      element.textContent = "";
    }
    return this.blocks.get(id);
  }

  text(number) {
    const part = Math.floor(number / this.chunk);
    return this.block(`mgm-texts-${part}`).texts[number - part * this.chunk];
  }

  detail(column, index) {
    const part = Math.floor(index / this.chunk);
    return this.block(`mgm-chunk-${part}`)[column][index - part * this.chunk];
  }

  event(index) { return this.text(this.detail("event", index)); }
  sentence(index) { return this.text(this.detail("sentence", index)); }
  interfaceOf(index) { return this.detail("interface", index); }
  kind(index) { return this.kinds[this.kindOf[index]]; }
  key(index) { return this.keyOf[index] > 0 ? this.keys[this.keyOf[index] - 1] : NO_TEXT; }

  id(index) {
    const node = this.nodeOf[index];
    const place = { [-1]: "net", [-2]: "obs" }[node] ?? node;
    return `${place}:${this.detail("sequence", index)}`;
  }

  // Index of the record of an id; -1 where there is none.
  find(id) {
    if (!this.indexOfId) {
      this.indexOfId = new Map();
      for (let i = 0; i < this.count; ++i) {
        this.indexOfId.set(this.id(i), i);
      }
    }
    return this.indexOfId.get(id) ?? -1;
  }

  // Index of the last record at a time or before; -1 where there is none.
  indexAt(time) { return after(this.times, time) - 1; }

  // The records that name a record as their cause.
  effectsOf(index) {
    if (!this.firstEffect) {
      this.firstEffect = new Int32Array(this.count).fill(-1);
      this.nextEffect = new Int32Array(this.count).fill(-1);
      for (let i = this.count - 1; i >= 0; --i) {
        const cause = this.causeOf[i];
        if (cause >= 0) {
          this.nextEffect[i] = this.firstEffect[cause];
          this.firstEffect[cause] = i;
        }
      }
    }
    const effects = [];
    for (let i = this.firstEffect[index]; i >= 0; i = this.nextEffect[i]) {
      effects.push(i);
    }
    return effects;
  }

  // The causes of a record, from the nearest on.
  causesOf(index) {
    const causes = [];
    for (let i = this.causeOf[index]; i >= 0; i = this.causeOf[i]) {
      causes.push(i);
    }
    return causes;
  }

  // Wrong-interface packets, as columns. Those of one group look the same in the drawing: they came
  // to the same place from the same node and had the same verdict and cause.
  readArrivals() {
    const block = this.block("mgm-arrivals");
    const count = block.record.length;
    const numbers = new Map();
    const groups = [];
    const groupOf = new Int32Array(count);
    for (let i = 0; i < count; ++i) {
      const record = block.record[i];
      const parts = [this.nodeOf[record], block.interface[i], block.sender[i], block.verdict[i],
        block.cause[i], this.keyOf[record]];
      const name = parts.join();
      if (!numbers.has(name)) {
        numbers.set(name, groups.length);
        groups.push({
          number: groups.length,
          node: parts[0],
          interface: parts[1],
          sender: parts[2],
          verdict: this.text(parts[3]),
          cause: this.text(parts[4]),
          key: parts[5],
          expected: block.expected[i],
        });
      }
      groupOf[i] = numbers.get(name);
    }
    return {
      count,
      record: Int32Array.from(block.record),
      times: Float64Array.from(block.record, (record) => this.times[record]),
      groupOf,
      groups,
      numberOf: new Map(block.record.map((record, i) => [record, i])),
      causes: [...new Set(groups.map((group) => group.cause))].filter((cause) => cause).sort(),
      verdicts: [...new Set(groups.map((group) => group.verdict))],
    };
  }

  // Ways from node to node: records of what arrived, whose cause is a record of the node that sent it.
  readHops(kinds) {
    const wanted = new Set(kinds.map((kind) => this.kinds.indexOf(kind)));
    const arrived = [];
    let longest = 0;
    for (let i = 0; i < this.count; ++i) {
      const cause = this.causeOf[i];
      if (cause >= 0 && wanted.has(this.kindOf[i]) && this.nodeOf[i] >= 0 && this.nodeOf[cause] >= 0 &&
          this.nodeOf[i] !== this.nodeOf[cause]) {
        arrived.push(i);
        longest = Math.max(longest, this.times[i] - this.times[cause]);
      }
    }
    return { arrived: Int32Array.from(arrived), times: Float64Array.from(arrived, (i) => this.times[i]), longest };
  }
}

// One kind of state of all routers: rows that hold from one record until before another.
class StateTable {
  constructor(run, block) {
    this.run = run;
    this.title = block.title;
    this.columns = block.columns;
    this.begin = block.begin;
    this.end = block.end;
    this.cells = block.cells;
    this.node = block.node;
    this.ofNode = new Map();
    this.node.forEach((node, row) => {
      if (!this.ofNode.has(node)) {
        this.ofNode.set(node, []);
      }
      this.ofNode.get(node).push(row);
    });
  }

  holds(row, position) {
    return this.begin[row] <= position && (this.end[row] < 0 || this.end[row] > position);
  }

  cell(row, column) { return this.run.text(this.cells[row * this.columns.length + column]); }

  // The rows of a router at a position in the trace.
  rowsAt(node, position) {
    return (this.ofNode.get(node) ?? []).filter((row) => this.holds(row, position));
  }
}

// The forwarding entries, by data.
class Entries {
  constructor(run) {
    this.table = run.tables[0];
    this.rowsOfKey = new Map();
    this.table.node.forEach((node, row) => {
      const key = this.table.cell(row, 0);
      if (!this.rowsOfKey.has(key)) {
        this.rowsOfKey.set(key, []);
      }
      this.rowsOfKey.get(key).push(row);
    });
  }

  // The entries of all routers for some data at a position: node, iif and oifs as numbers.
  at(key, position) {
    const entries = [];
    for (const row of this.rowsOfKey.get(key) ?? []) {
      if (this.table.holds(row, position)) {
        const oifs = this.table.cell(row, 4);
        entries.push({
          node: this.table.node[row],
          iif: Number(this.table.cell(row, 3)),
          oifs: oifs ? oifs.split(" ").map(Number) : [],
        });
      }
    }
    return entries;
  }
}

// A point in time, in seconds, to the nanosecond where that says more.
function formatTime(nanoseconds) {
  const text = (nanoseconds / 1e9).toFixed(9);
  return `${text.replace(/(\.\d{3}\d*?)0+$/, "$1")} s`;
}

// A point in time, in seconds, to the microsecond.
function formatMoment(nanoseconds) { return `${(nanoseconds / 1e9).toFixed(6)} s`; }

// A length of time with three digits and a fitting unit.
function formatDuration(nanoseconds) {
  const units = [[1e9, "s"], [1e6, "ms"], [1e3, "µs"], [1, "ns"]];
  const [size, unit] = units.find(([least]) => nanoseconds >= least) ?? units[3];
  return `${Number((nanoseconds / size).toPrecision(3))} ${unit}`;
}

function plural(count, noun) {
  return `${count.toLocaleString("en")} ${noun}${count === 1 ? "" : "s"}`;
}
