// The page: what is shown, and what the controls, the keyboard and the pointer do.

const STEP_KINDS = {
  wrong: ["wrong-interface"],
  alert: ["alert"],
  state: ["entry", "membership", "pim-transition", "pim-neighbor", "igmp-state", "topology-change", "invariant-violation"],
  event: ["scenario-event", "topology-change", "converged"],
  record: null,
};
const MANY_STEPS = 10;

class App {
  constructor() {
    this.run = new Run();
    this.network = new Network(this.run);
    this.time = 0;
    this.position = this.run.indexAt(0);
    this.selected = null;
    this.chosen = null;
    this.chosenArrival = -1;
    this.filter = { key: "", router: null, verdicts: new Set(Object.keys(VERDICTS)), cause: "" };
    this.window = 1e9;
    this.maker = new SceneMaker(this);
    this.setUpTheme();
    this.setUpFilters();
    this.applyFilters();
    this.drawing = new Drawing(document.getElementById("canvas"), this.network, {
      hover: (found) => this.showTooltip(found),
      click: (found) => this.click(found),
    });
    this.timeline = new Timeline(this.run, (time) => this.setTime(time));
    this.tables = new Tables(this);
    this.panels = new Panels(this);
    this.setUpViews();
    this.setUpControls();
    this.setUpKeyboard();
    this.describeRun();
    this.drawLegend();
    this.ready = true;
    this.layout = new Layout(this.network, (isDone) => this.placed(isDone));
    this.panels.update(true);
    this.update();
    // What people come for; a run without alerts begins at its beginning.
    if (this.run.alerts.length > 0) {
      this.goTo(this.run.alerts[0].arrival);
    }
  }

  describeRun() {
    const { run, network } = this;
    document.title = `${run.scenario}: mgm report`;
    document.getElementById("title").textContent = run.scenario;
    const lans = network.nodes.filter((node) => node.kind === "lan").length;
    const hosts = network.nodes.filter((node) => node.kind === "host").length;
    document.getElementById("subtitle").textContent = [plural(network.routers.length, "router"),
      hosts > 0 ? plural(hosts, "host") : "", lans > 0 ? plural(lans, "LAN") : "", formatTime(run.end_ns),
      plural(run.count, "record"), plural(run.arrivals.count, "wrong-interface packet"), plural(run.alerts.length, "alert"),
      `seed ${run.seed}, run ${run.run}`, `ns-3 ${run.ns3_version}`].filter((text) => text).join(" · ");
    const notice = document.getElementById("notice");
    const notes = [run.notice, network.links.length === 0 ? "The trace does not say how the nodes are linked." : "",
      this.entriesAreKnown() ? "" : `A trace of level ${run.level} holds no forwarding entries, so that there are no trees; run with --trace state.`]
      .filter((text) => text);
    notice.textContent = notes.join(" ");
    notice.hidden = notes.length === 0;
    document.getElementById("timeline").setAttribute("aria-valuemax", (run.end_ns / 1e9).toString());
  }

  entriesAreKnown() { return ["state", "packets"].includes(this.run.level); }

  placed(isDone) {
    const note = document.getElementById("layout-note");
    note.hidden = isDone;
    note.textContent = "Placing the nodes ...";
    this.drawing.labels = null;
    if (!this.drawing.moved) {
      this.drawing.fit();
    }
    this.drawing.request();
    if (isDone) {
      document.documentElement.dataset.placed = "yes";
    }
  }

  // ---------------------------------------------------------------------------------------------
  // Filters

  setUpFilters() {
    const { run, network } = this;
    const keys = [...this.maker.entries.rowsOfKey.keys()];
    run.arrivals.groups.forEach((group) => keys.includes(this.keyName(group.key)) || keys.push(this.keyName(group.key)));
    const select = document.getElementById("filter-key");
    select.append(element("option", { value: "" }, "all"), ...keys.map((key) => element("option", { value: key }, key)));
    if (keys.length > 0) {
      [this.filter.key] = keys;
      select.value = this.filter.key;
    }
    select.addEventListener("change", () => this.changeFilter({ key: select.value }));
    document.getElementById("router-names").append(...network.routers.map((node) => element("option", { value: node.name })));
    const router = document.getElementById("filter-router");
    router.addEventListener("input", () => this.changeFilter({
      router: network.nodes.find((node) => node.name === router.value.trim() && node.kind !== "lan") ?? null }));
    const verdicts = document.getElementById("filter-verdicts");
    for (const verdict of Object.keys(VERDICTS)) {
      const count = d3.sum(run.arrivals.groupOf, (group) => run.arrivals.groups[group].verdict === verdict);
      verdicts.append(element("label", { title: plural(count, "packet"), hidden: count === 0 },
        element("input", { type: "checkbox", checked: true, value: verdict, onchange: (event) => {
          this.filter.verdicts[event.target.checked ? "add" : "delete"](verdict);
          this.changeFilter({});
        } }), badge(verdict)));
    }
    verdicts.hidden = run.arrivals.count === 0;
    this.setUpCauses();
    this.setUpShown();
    document.getElementById("filter-reset").addEventListener("click", () => this.resetFilters());
    document.getElementById("filters").addEventListener("submit", (event) => event.preventDefault());
  }

  setUpCauses() {
    const { causes } = this.run.arrivals;
    const select = document.getElementById("filter-cause");
    document.getElementById("filter-cause-label").hidden = causes.length === 0;
    select.append(element("option", { value: "" }, "all"), ...causes.map((cause) => element("option", { value: cause }, cause)));
    select.addEventListener("change", () => this.changeFilter({ cause: select.value }));
  }

  setUpShown() {
    const select = document.getElementById("window");
    select.addEventListener("change", () => {
      this.window = Number(select.value) * 1e9;
      this.update();
    });
    for (const [id, name, kinds, level] of [["show-packets", "showPackets", ["packet"], "packets"],
      ["show-messages", "showMessages", ["pim-message", "igmp-message"], "control"]]) {
      const box = document.getElementById(id);
      box.disabled = !kinds.some((kind) => this.run.kinds.includes(kind));
      box.parentElement.title = box.disabled ? `The trace holds none; run with --trace ${level}.` : "";
      box.addEventListener("change", () => {
        this[name] = box.checked;
        this.update();
      });
    }
  }

  resetFilters() {
    const select = document.getElementById("filter-key");
    select.selectedIndex = Math.min(1, select.options.length - 1);
    document.getElementById("filter-router").value = "";
    document.getElementById("filter-cause").value = "";
    document.querySelectorAll("#filter-verdicts input").forEach((box) => { box.checked = true; });
    this.changeFilter({ key: select.value, router: null, cause: "", verdicts: new Set(Object.keys(VERDICTS)) });
  }

  changeFilter(change) {
    Object.assign(this.filter, change);
    this.applyFilters();
    this.panels.update(true);
    this.update();
  }

  // Which groups of packets and which alerts pass, and where the steps are.
  applyFilters() {
    const { run, filter } = this;
    this.passes = Uint8Array.from(run.arrivals.groups, (group) => Number(
      (!filter.key || this.keyName(group.key) === filter.key) &&
      (!filter.router || group.node === filter.router.id || group.sender === filter.router.id) &&
      filter.verdicts.has(group.verdict) && (!filter.cause || group.cause === filter.cause)));
    this.alerts = run.alerts.filter((alert) => {
      const group = this.groupOfAlert(alert);
      return group ? this.passes[group.number] : true;
    });
    this.steps = null;
  }

  groupOfAlert(alert) {
    const { arrivals } = this.run;
    return alert.arrivalNumber < 0 ? null : arrivals.groups[arrivals.groupOf[alert.arrivalNumber]];
  }

  keyName(number) { return number > 0 ? this.run.keys[number - 1] : ""; }

  // Positions of the records that a step can lead to.
  findSteps() {
    const { run, filter } = this;
    const kind = document.getElementById("step-kind").value;
    if (kind === "wrong") {
      return run.arrivals.record.filter((record, i) => this.passes[run.arrivals.groupOf[i]]);
    }
    if (kind === "alert") {
      return Int32Array.from(this.alerts, (alert) => alert.record);
    }
    const wanted = STEP_KINDS[kind] && new Set(STEP_KINDS[kind].map((name) => run.kinds.indexOf(name)));
    const key = filter.key ? run.keys.indexOf(filter.key) + 1 : 0;
    const steps = [];
    for (let i = 0; i < run.count; ++i) {
      if ((!wanted || wanted.has(run.kindOf[i])) && (!key || !run.keyOf[i] || run.keyOf[i] === key) &&
          (!filter.router || run.nodeOf[i] < 0 || run.nodeOf[i] === filter.router.id)) {
        steps.push(i);
      }
    }
    return Int32Array.from(steps);
  }

  // ---------------------------------------------------------------------------------------------
  // Time

  setTime(time) {
    this.time = Math.max(0, Math.min(this.run.end_ns, time));
    this.position = this.run.indexAt(this.time);
    this.update();
  }

  // Goes to a record: its instant, and what had been recorded by then.
  goTo(index) {
    this.position = index;
    this.time = this.run.times[index];
    this.update();
  }

  step(by) {
    this.steps ??= this.findSteps();
    const { steps, position } = this;
    const next = by > 0 ? after(steps, position) + by - 1 : d3.bisectLeft(steps, position) + by;
    if (steps.length === 0) {
      return;
    }
    if (next >= steps.length) {
      this.setTime(this.run.end_ns);
    } else if (next < 0) {
      this.setTime(0);
    } else {
      this.goTo(steps[next]);
    }
  }

  play(isPlaying) {
    this.isPlaying = isPlaying && this.run.end_ns > 0;
    const control = document.getElementById("play");
    control.querySelector("path").setAttribute("d", this.isPlaying ? "M3 2h4v12H3zM9 2h4v12H9z" : "M4 2v12l9-6z");
    control.setAttribute("aria-label", this.isPlaying ? "Pause (space)" : "Play (space)");
    document.getElementById("now").setAttribute("aria-live", this.isPlaying ? "off" : "polite");
    if (!this.isPlaying) {
      return;
    }
    if (this.time >= this.run.end_ns) {
      this.setTime(0);
    }
    let last = performance.now();
    const frame = (now) => {
      if (!this.isPlaying) {
        return;
      }
      const speed = Number(document.getElementById("speed").value);
      this.setTime(this.time + Math.max(0, now - last) * 1e6 * speed);
      last = now;
      if (this.time >= this.run.end_ns) {
        this.play(false);
      } else {
        requestAnimationFrame(frame);
      }
    };
    requestAnimationFrame(frame);
  }

  // Shows the present instant everywhere.
  update() {
    if (!this.ready) {
      return;
    }
    this.scene = this.maker.make();
    this.drawing.show(this.scene);
    this.timeline.show(this.time, this.passes);
    this.tables.update();
    this.panels.update(false);
    const clock = document.getElementById("clock");
    if (document.activeElement !== clock) {
      clock.value = (this.time / 1e9).toFixed(6);
    }
    const text = this.describePosition();
    document.getElementById("now").textContent = text;
    const slider = document.getElementById("timeline");
    slider.setAttribute("aria-valuenow", (this.time / 1e9).toString());
    slider.setAttribute("aria-valuetext", `${formatTime(this.time)}. ${text}`);
    this.drawing.canvas.setAttribute("aria-label", `The network at ${formatTime(this.time)}: ` +
      `${plural(this.scene.filled.size, "router")} with an entry, ${plural(d3.sum(this.scene.items, (item) => item.count), "wrong-interface packet")} ` +
      "in the time shown. The view Tables has all of it as text.");
  }

  describePosition() {
    if (this.position < 0) {
      return "Before the first record.";
    }
    const { run, position } = this;
    const place = run.nodeOf[position] < 0 ? "" : `${this.network.label(run.nodeOf[position])}: `;
    return `${formatTime(run.times[position])} (${run.id(position)}) ${place}${run.sentence(position)}`;
  }

  countArrivals(since) { return this.maker.countArrivals(since); }

  // ---------------------------------------------------------------------------------------------
  // Choosing

  select(node) {
    this.selected = node ?? null;
    this.panels.choose("tab-router");
    this.update();
  }

  chooseAlert(record) {
    const alert = this.run.alerts.find((other) => other.record === record);
    this.chosen = record;
    this.chosenArrival = alert?.arrivalNumber ?? -1;
    this.position = record;
    this.time = this.run.times[record];
    this.panels.choose("tab-alerts");
    this.update();
  }

  // A wrong-interface packet: the story of its alert, or its own.
  chooseArrival(number) {
    const record = this.run.arrivals.record[number];
    const alert = this.run.alerts.find((other) => other.arrivalNumber === number);
    if (alert) {
      this.chooseAlert(alert.record);
      return;
    }
    this.chosen = record;
    this.chosenArrival = number;
    this.panels.choose("tab-alerts");
    this.goTo(record);
  }

  stepAlert(by) {
    const records = this.alerts.map((alert) => alert.record);
    const at = by > 0 ? after(records, this.position) : d3.bisectLeft(records, this.position) - 1;
    if (at >= 0 && at < records.length) {
      this.chooseAlert(records[at]);
    }
  }

  stepRouter(by) {
    const { routers } = this.network;
    if (routers.length > 0) {
      const at = routers.indexOf(this.selected);
      this.select(routers[(at < 0 ? (by > 0 ? 0 : routers.length - 1) : at + by + routers.length) % routers.length]);
    }
  }

  letGo() {
    this.selected = null;
    this.chosen = null;
    this.chosenArrival = -1;
    this.panels.update(true);
    this.update();
  }

  click(found) {
    if (found?.node && found.node.kind !== "lan") {
      this.select(found.node);
    } else if (found?.arrival) {
      this.chooseArrival(found.arrival.last);
    }
  }

  showTooltip(found) {
    const box = document.getElementById("tooltip");
    box.hidden = !found;
    if (!found) {
      return;
    }
    box.textContent = this.describeFound(found);
    const side = found.point.x > this.drawing.width / 2;
    box.style.left = side ? "" : `${found.point.x + 14}px`;
    box.style.right = side ? `${this.drawing.width - found.point.x + 14}px` : "";
    box.style.top = `${found.point.y + 14}px`;
  }

  describeFound({ node, arrival, link }) {
    if (node) {
      return node.kind === "lan" ? `LAN ${node.name}` : `${node.name} (${node.kind})\n${node.interfaces.map((end) => end.address).filter((text) => text).join(", ")}`;
    }
    if (arrival) {
      const { group } = arrival;
      return `${plural(arrival.count, "packet")} of ${this.keyName(group.key)} from ${group.sender < 0 ? "?" : this.network.label(group.sender)}: ` +
        `${group.verdict}${group.cause ? `, ${group.cause}` : ""}\narrived on ${this.network.interfaceName(group.node, group.interface)}, ` +
        `expected on ${this.network.interfaceName(group.node, group.expected)}`;
    }
    const costs = this.network.costs(link, this.position);
    return `${link.a.name} – ${link.b.name}${this.scene.down.has(link) ? " (down)" : ""}` +
      (costs[0] === null ? "" : `\ncost ${costs[0]} there, ${costs[1]} back`);
  }

  // ---------------------------------------------------------------------------------------------
  // Controls, keyboard, theme

  setUpViews() {
    this.views = ["view-drawing", "view-tables"].map((id) => document.getElementById(id));
    this.chooseView = (id) => {
      showTab(this.views, id);
      this.drawing.resize();
      this.tables.update();
    };
    connectTabs(this.views, this.chooseView);
    showTab(this.views, "view-drawing");
    document.querySelector(".skip").addEventListener("click", () => {
      this.chooseView("view-tables");
      document.getElementById("tables").focus();
    });
  }

  setUpControls() {
    const on = (id, action) => document.getElementById(id).addEventListener("click", action);
    on("to-start", () => this.setTime(0));
    on("to-end", () => this.setTime(this.run.end_ns));
    on("step-back", () => this.step(-1));
    on("step", () => this.step(1));
    on("play", () => this.play(!this.isPlaying));
    on("zoom-in", () => this.drawing.zoomBy(1.4));
    on("zoom-out", () => this.drawing.zoomBy(1 / 1.4));
    on("zoom-fit", () => this.drawing.fit());
    on("help-button", () => document.getElementById("help").showModal());
    document.getElementById("step-kind").addEventListener("change", () => { this.steps = null; });
    document.getElementById("clock").addEventListener("change", (event) => {
      const seconds = Number.parseFloat(event.target.value);
      if (Number.isFinite(seconds)) {
        this.setTime(seconds * 1e9);
      }
      event.target.blur();
    });
  }

  setUpKeyboard() {
    const actions = {
      " ": () => this.play(!this.isPlaying),
      "ArrowRight": (event) => this.step(event.shiftKey ? MANY_STEPS : 1),
      "ArrowLeft": (event) => this.step(event.shiftKey ? -MANY_STEPS : -1),
      "Home": () => this.setTime(0),
      "End": () => this.setTime(this.run.end_ns),
      "n": () => this.stepAlert(1),
      "p": () => this.stepAlert(-1),
      "]": () => this.stepRouter(1),
      "[": () => this.stepRouter(-1),
      "+": () => this.drawing.zoomBy(1.4),
      "-": () => this.drawing.zoomBy(1 / 1.4),
      "0": () => this.drawing.fit(),
      "t": () => this.chooseView(document.getElementById("tables").hidden ? "view-tables" : "view-drawing"),
      "a": () => this.panels.choose("tab-alerts"),
      "r": () => this.panels.choose("tab-router"),
      "e": () => this.panels.choose("tab-records"),
      "d": () => this.nextTheme(),
      "/": () => document.getElementById("filter-router").focus(),
      "?": () => document.getElementById("help").showModal(),
      "Escape": () => this.letGo(),
    };
    document.addEventListener("keydown", (event) => {
      const { target } = event;
      const action = actions[event.key];
      const isTyping = target.matches("input:not([type=checkbox]), select, textarea");
      const isPressing = event.key === " " && target.matches("button, input, summary");
      if (!action || isTyping || isPressing || event.ctrlKey || event.metaKey || event.altKey ||
          document.getElementById("help").open) {
        return;
      }
      event.preventDefault();
      action(event);
    });
  }

  setUpTheme() {
    this.system = window.matchMedia("(prefers-color-scheme: dark)");
    this.theme = "system";
    this.system.addEventListener("change", () => this.applyTheme());
    document.getElementById("theme").addEventListener("click", () => this.nextTheme());
    this.applyTheme();
  }

  nextTheme() {
    this.theme = { system: "light", light: "dark", dark: "system" }[this.theme];
    this.applyTheme();
  }

  applyTheme() {
    const isDark = this.theme === "dark" || (this.theme === "system" && this.system.matches);
    document.documentElement.dataset.theme = isDark ? "dark" : "light";
    document.getElementById("theme").textContent = `Theme: ${this.theme}`;
    if (this.ready) {
      this.drawing.setColors();
      this.timeline.setColors();
      this.drawLegend();
    }
  }

  drawLegend() {
    const colors = readColors();
    const used = new Set(this.run.arrivals.groups.map((group) => group.verdict));
    const signs = [[TREE.used, "tree: forwarded"], [TREE.refused, "forwarded, not expected there"],
      [TREE.expected, "expected, not forwarded"],
      ...Object.keys(VERDICTS).filter((verdict) => used.has(verdict)).map((verdict) => [VERDICTS[verdict], `wrong interface: ${verdict}`])];
    document.getElementById("legend").replaceChildren(...signs.map(([sign, text]) => {
      const canvas = element("canvas", { width: 88, height: 24, "aria-hidden": "true" });
      const context = canvas.getContext("2d");
      context.scale(2, 2);
      context.lineCap = "round";
      const batch = new SignBatch(context, colors);
      batch.add(sign, [{ x: 3, y: 6 }, { x: 41, y: 6 }], { size: 5 });
      batch.draw();
      return element("li", {}, canvas, text);
    }));
  }
}

window.mgmReport = new App();
