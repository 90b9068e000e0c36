// The time line: wrong-interface packets over time, events and alerts above them, and the instant
// that is shown.

const TIMELINE_HEIGHT = 54;
const TIMELINE_BAR = 3;
const TIMELINE_MARGIN = 10;

class Timeline {
  constructor(run, choose) {
    this.run = run;
    this.choose = choose;
    this.element = document.getElementById("timeline");
    this.canvas = document.getElementById("timeline-canvas");
    this.axis = d3.select("#timeline-axis").append("g").attr("transform", "translate(0,0.5)");
    this.whole = d3.scaleLinear().domain([0, Math.max(run.end_ns, 1)]);
    this.scale = this.whole.copy();
    this.marks = this.readMarks();
    this.zoom = d3.zoom().scaleExtent([1, 1e6]).filter(() => d3.event.type === "wheel")
      .on("zoom", () => this.rescale(d3.event.transform));
    d3.select(this.element).call(this.zoom).on("dblclick", () =>
      d3.select(this.element).call(this.zoom.transform, d3.zoomIdentity));
    this.followPointer();
    new ResizeObserver(() => this.resize()).observe(this.element);
    this.setColors();
    this.resize();
  }

  readMarks() {
    const wanted = new Map([["scenario-event", "event"], ["topology-change", "change"], ["alert", "alert"],
      ["invariant-violation", "violation"]]);
    const marks = [];
    for (let i = 0; i < this.run.count; ++i) {
      const kind = wanted.get(this.run.kind(i));
      if (kind) {
        marks.push({ kind, index: i, time: this.run.times[i] });
      }
    }
    return marks;
  }

  followPointer() {
    const follow = (event) => {
      const box = this.element.getBoundingClientRect();
      const time = this.scale.invert(event.clientX - box.left);
      this.choose(Math.max(0, Math.min(this.run.end_ns, time)));
    };
    this.element.addEventListener("pointerdown", (event) => {
      this.element.setPointerCapture(event.pointerId);
      this.dragging = true;
      follow(event);
    });
    this.element.addEventListener("pointermove", (event) => this.dragging && follow(event));
    for (const name of ["pointerup", "pointercancel"]) {
      this.element.addEventListener(name, () => { this.dragging = false; });
    }
  }

  setColors() {
    this.colors = readColors();
    this.bars = null;
    this.draw();
  }

  resize() {
    const { width } = this.element.getBoundingClientRect();
    if (width === 0) {
      return;
    }
    this.width = width;
    this.ratio = window.devicePixelRatio || 1;
    this.canvas.width = Math.round(width * this.ratio);
    this.canvas.height = Math.round(TIMELINE_HEIGHT * this.ratio);
    this.whole.range([TIMELINE_MARGIN, width - TIMELINE_MARGIN]);
    this.zoom.extent([[0, 0], [width, TIMELINE_HEIGHT]]).translateExtent([[0, 0], [width, TIMELINE_HEIGHT]]);
    this.rescale(d3.zoomTransform(this.element));
  }

  rescale(transform) {
    this.scale = transform.rescaleX(this.whole);
    const ticks = Math.max(2, Math.floor(this.width / 110));
    const step = d3.tickStep(this.scale.domain()[0] / 1e9, this.scale.domain()[1] / 1e9, ticks);
    const digits = Math.max(0, -Math.floor(Math.log10(step)));
    const seconds = d3.scaleLinear().domain(this.scale.domain().map((time) => time / 1e9)).range(this.scale.range());
    this.axis.call(d3.axisBottom(seconds).ticks(ticks).tickFormat((time) => `${time.toFixed(digits)} s`).tickSizeOuter(0));
    const room = TIMELINE_MARGIN + 12;
    const { width } = this;
    this.axis.selectAll(".tick").each(function clip() {
      const x = Number(this.getAttribute("transform").slice("translate(".length).split(",")[0]);
      d3.select(this).select("text").attr("text-anchor", x < room ? "start" : x > width - room ? "end" : "middle")
        .attr("x", x < room ? -4 : x > width - room ? 4 : 0);
    });
    this.bars = null;
    this.draw();
  }

  // The instant that is shown, and which groups of wrong-interface packets count.
  show(time, passes) {
    if (passes !== this.passes) {
      this.passes = passes;
      this.bars = null;
    }
    this.time = time;
    this.draw();
  }

  // Packets of each verdict in each bar.
  countBars() {
    const { run } = this;
    const count = Math.ceil(this.width / TIMELINE_BAR);
    const verdicts = Object.keys(VERDICTS);
    const bars = verdicts.map(() => new Uint32Array(count));
    const { arrivals } = run;
    let highest = 1;
    const sums = new Uint32Array(count);
    for (let i = 0; i < arrivals.count; ++i) {
      const group = arrivals.groups[arrivals.groupOf[i]];
      const bar = Math.floor(this.scale(run.times[arrivals.record[i]]) / TIMELINE_BAR);
      if (bar >= 0 && bar < count && (!this.passes || this.passes[group.number])) {
        ++bars[verdicts.indexOf(group.verdict)][bar];
        highest = Math.max(highest, ++sums[bar]);
      }
    }
    this.bars = { verdicts, bars, highest };
  }

  draw() {
    if (!this.width || this.time === undefined) {
      return;
    }
    if (!this.bars) {
      this.countBars();
    }
    const context = this.canvas.getContext("2d");
    context.setTransform(this.ratio, 0, 0, this.ratio, 0, 0);
    context.clearRect(0, 0, this.width, TIMELINE_HEIGHT);
    this.drawBars(context);
    this.marks.forEach((mark) => this.drawMark(context, mark));
    const x = this.scale(this.time);
    context.fillStyle = this.colors.alerted;
    context.fillRect(x - 1, 0, 2, TIMELINE_HEIGHT);
    context.beginPath();
    context.moveTo(x - 6, 0);
    context.lineTo(x + 6, 0);
    context.lineTo(x, 8);
    context.closePath();
    context.fill();
  }

  drawBars(context) {
    const { verdicts, bars, highest } = this.bars;
    const scale = (count) => (count === 0 ? 0 : 3 + 29 * Math.sqrt(count / highest));
    for (let i = 0; i < bars[0].length; ++i) {
      let below = 0;
      verdicts.forEach((verdict, number) => {
        const count = bars[number][i];
        if (count > 0) {
          const [bottom, top] = [scale(below), scale(below + count)];
          context.fillStyle = this.colors[VERDICTS[verdict].color];
          context.fillRect(i * TIMELINE_BAR, TIMELINE_HEIGHT - top, TIMELINE_BAR - 0.6, top - bottom);
          below += count;
        }
      });
    }
  }

  drawMark(context, mark) {
    const x = this.scale(mark.time);
    if (x < -5 || x > this.width + 5) {
      return;
    }
    context.fillStyle = this.colors[mark.kind === "alert" ? "alerted" : "event"];
    context.beginPath();
    if (mark.kind === "alert" || mark.kind === "violation") {
      context.arc(x, 16, 2.6, 0, 2 * Math.PI);
    } else if (mark.kind === "change") {
      context.moveTo(x - 5, 8);
      context.lineTo(x, 3);
      context.lineTo(x + 5, 8);
      context.lineTo(x, 13);
      context.closePath();
    } else {
      context.rect(x - 1, 3, 2, 8);
    }
    context.fill();
  }
}
