// Looks at the reports that report-test.sh has written.
//   node report-test.js <browser> <folder of the runs> <folder for pictures>
"use strict";

const fs = require("node:fs");
const { chromium } = require("playwright-core");

const [browserPath, work, pictures] = process.argv.slice(2);
const SLOWEST_STEP_MS = 100;
const FLAGS = ["--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking",
  "--disable-component-update", "--disable-sync"];
let failures = 0;

function check(what, isTrue, found) {
  if (!isTrue) {
    ++failures;
    console.log(`FAILED: ${what}${found === undefined ? "" : `; found: ${JSON.stringify(found)}`}`);
  }
}

function readTrace(folder) {
  return fs.readFileSync(`${work}/${folder}/trace.jsonl`, "utf8").trim().split("\n").map((line) => JSON.parse(line));
}

// Opens a report, with an eye on what it says and asks for.
async function open(browser, folder, options = {}) {
  const context = await browser.newContext({ viewport: { width: 1400, height: 860 }, colorScheme: "light", ...options });
  const page = await context.newPage();
  const complaints = [];
  page.on("console", (message) => ["error", "warning"].includes(message.type()) && complaints.push(message.text()));
  page.on("pageerror", (error) => complaints.push(error.message));
  page.on("dialog", (dialog) => complaints.push(`dialog: ${dialog.message()}`));
  page.on("request", (request) => !/^(file|data):/.test(request.url()) && complaints.push(`asks for ${request.url()}`));
  await page.goto(`file://${work}/${folder}/report.html`);
  await page.waitForSelector("html[data-placed]", { timeout: 120000 });
  return { page, complaints, close: () => context.close() };
}

const seconds = (page) => page.evaluate(() => mgmReport.time / 1e9);
const cells = (page, caption) => page.evaluate((name) => {
  const table = [...document.querySelectorAll("#tables table, .panel table")].find((other) => other.caption.textContent === name);
  return table ? [...table.tBodies[0].rows].map((row) => [...row.cells].map((cell) => cell.textContent)) : [];
}, caption);

async function testTime(page) {
  check("the page opens at the first alert",
    await page.evaluate(() => mgmReport.time === mgmReport.run.times[mgmReport.run.alerts[0].arrival]));
  await page.keyboard.press("Home");
  check("Home goes to the beginning", await seconds(page) === 0);
  await page.keyboard.press("ArrowRight");
  const first = await page.evaluate(() => mgmReport.position);
  await page.keyboard.press("ArrowRight");
  check("a step goes on", await page.evaluate(() => mgmReport.position) > first);
  await page.keyboard.press("ArrowLeft");
  check("a step back comes back", await page.evaluate(() => mgmReport.position) === first);
  await page.keyboard.press("End");
  check("End goes to the end", await page.evaluate(() => mgmReport.time === mgmReport.run.end_ns));
  await page.keyboard.press("Home");
  await page.selectOption("#speed", "20");
  await page.locator("body").click({ position: { x: 5, y: 5 } });
  await page.keyboard.press("Space");
  await page.waitForFunction(() => mgmReport.time > 2e9, null, { timeout: 20000 });
  await page.keyboard.press("Space");
  const stopped = await seconds(page);
  await page.waitForTimeout(150);
  check("a pause stops the time", await seconds(page) === stopped);
  const box = await page.locator("#timeline").boundingBox();
  await page.mouse.move(box.x + box.width * 0.2, box.y + 20);
  await page.mouse.down();
  await page.mouse.move(box.x + box.width * 0.5, box.y + 20, { steps: 4 });
  await page.mouse.up();
  const end = await page.evaluate(() => mgmReport.run.end_ns / 1e9);
  check("the time line is dragged to its middle", Math.abs(await seconds(page) - end / 2) < end / 100, await seconds(page));
  await page.fill("#clock", "12.5");
  await page.keyboard.press("Enter");
  check("an instant can be typed", await seconds(page) === 12.5);
}

const words = (text) => text.replaceAll("\u2060", "").split(/\s+/).filter((word) => word).join(" ");

async function testAlerts(page) {
  const ranking = JSON.parse(fs.readFileSync(`${work}/small/ranking.json`, "utf8"));
  const trace = readTrace("small");
  const alerts = trace.filter((record) => record.record === "alert");
  check("there are alerts to find", alerts.length > 1 && ranking.alerts.length === alerts.length, alerts.length);
  await page.keyboard.press("Home");
  for (const alert of alerts.slice(0, 3)) {
    await page.keyboard.press("n");
    const story = words(await page.locator("#story").innerText());
    check(`n finds alert ${alert.id}`, story.includes(`Alert ${alert.id}`), story.slice(0, 80));
    check("its instant is shown", await page.evaluate(() => mgmReport.time) === alert.time_ns);
    const told = words(fs.readFileSync(`${work}/small/${alert.id.replace(":", "-")}.txt`, "utf8"));
    check(`the story is the one of mgm-explain for ${alert.id}`, story.includes(told), story);
  }
  await page.locator("#panel-alerts tbody button").nth(1).click();
  check("a click on an alert tells its story", words(await page.locator("#story").innerText()).includes(`Alert ${alerts[1].id}`));
  check("its lineage can be opened", await page.locator("#story details li").count() > 2);
}

async function countPackets(page) {
  await page.evaluate(() => { document.getElementById("window").value = "Infinity"; document.getElementById("window").dispatchEvent(new Event("change")); });
  await page.keyboard.press("End");
  const rows = await cells(page, "Wrong-interface packets (arrows)");
  return rows.reduce((sum, row) => sum + Number(row[7]), 0);
}

async function testFilters(page) {
  const packets = readTrace("small").filter((record) => record.record === "wrong-interface");
  const count = (passes) => packets.filter(passes).length;
  await page.click("#view-tables");
  check("all packets are in the table", await countPackets(page) === packets.length, await countPackets(page));
  await page.uncheck("#filter-verdicts input[value=suppressed]");
  check("suppressed ones can be left out", await countPackets(page) === count((packet) => packet.verdict !== "suppressed"));
  await page.fill("#filter-router", "Atlanta");
  const atAtlanta = (packet) => packet.name === "Atlanta" || packet.previous_hop.name === "Atlanta";
  check("and those of other routers", await countPackets(page) === count((packet) => packet.verdict !== "suppressed" && atAtlanta(packet)));
  await page.click("#tab-alerts");
  const alerts = await cells(page, "Alerts");
  check("the alerts are filtered, too", alerts.length > 0 && alerts.every((row) => row[1] === "Atlanta" || row[2] === "Atlanta"), alerts);
  await page.click("#filter-reset");
  check("a reset shows them all again", await countPackets(page) === packets.length);
  const causes = [...new Set(packets.map((packet) => packet.failure_cause).filter((cause) => cause))];
  for (const cause of causes) {
    await page.selectOption("#filter-cause", cause);
    check(`packets of cause ${cause}`, await countPackets(page) === count((packet) => packet.failure_cause === cause));
  }
  await page.click("#filter-reset");
  await page.click("#view-drawing");
}

// The tables of a router are what the trace says of it up to then.
async function testRouter(page) {
  const trace = readTrace("small");
  const name = "Houston";
  const at = await page.evaluate((router) => {
    const { at: place } = mgmReport.network.nodes.find((node) => node.name === router);
    const box = document.getElementById("canvas").getBoundingClientRect();
    return { x: box.left + place.x, y: box.top + place.y };
  }, name);
  await page.mouse.click(at.x, at.y);
  check("a click on a router chooses it", await page.evaluate(() => mgmReport.selected?.name) === name);
  for (const time of [0.5, 10, 20.6, 45, 59]) {
    await page.fill("#clock", String(time));
    await page.keyboard.press("Enter");
    const entries = new Map();
    for (const record of trace.filter((other) => other.record === "entry" && other.name === name && other.time_ns <= time * 1e9)) {
      if (record.after) {
        entries.set(record.source, [`(${record.source}, ${record.group})`, record.after.iif.name, record.after.oifs.map((oif) => oif.name).join(", ") || "nowhere"]);
      } else if (record.event !== "unresolved") {
        entries.delete(record.source);
      }
    }
    check(`entries of ${name} at ${time} s`, JSON.stringify(await cells(page, "Forwarding entries")) === JSON.stringify([...entries.values()]),
      await cells(page, "Forwarding entries"));
  }
  await page.keyboard.press("]");
  check("] chooses another router", await page.evaluate(() => mgmReport.selected?.name) !== name);
}

async function testDrawing(page) {
  const seen = await page.evaluate(() => {
    mgmReport.resetFilters();
    mgmReport.setTime(0);
    mgmReport.stepAlert(1);
    const { scene, network } = mgmReport;
    return { tree: scene.tree.length, links: network.links.length, arrivals: scene.arrivals.length, way: scene.way.length,
      down: scene.down.size, placed: mgmReport.layout.geographic };
  });
  check("links, tree, arrow, way and the link that is down are drawn", seen.links >= 14 && seen.tree > 5 && seen.arrivals > 0 &&
    seen.way > 1 && seen.down === 1, seen);
  check("positions of the cities are used", seen.placed, seen);
  const middle = await page.evaluate(() => {
    const [a, b] = mgmReport.drawing.shown[0].points;
    const box = document.getElementById("canvas").getBoundingClientRect();
    return { x: box.left + a.x * 0.4 + b.x * 0.6, y: box.top + a.y * 0.4 + b.y * 0.6 };
  });
  await page.evaluate(() => mgmReport.letGo());
  await page.mouse.click(middle.x, middle.y);
  check("a click on an arrow tells its story", await page.locator("#story").count() === 1);
  await page.check("#show-packets");
  const moving = await page.evaluate(() => {
    const hops = mgmReport.maker.findHops("packet");
    const index = hops.arrived[200];
    const { run } = mgmReport;
    mgmReport.setTime((run.times[index] + run.times[run.causeOf[index]]) / 2);
    return mgmReport.scene.moving.map(({ from, to, part }) => [from.name, to.name, part]);
  });
  check("a packet is seen halfway", moving.some(([, , part]) => Math.abs(part - 0.5) < 0.01), moving);
  await page.uncheck("#show-packets");
}

async function testKeyboard(page) {
  await page.keyboard.press("t");
  check("t shows the tables", await page.isVisible("#tables"));
  check("with everything that is drawn", (await cells(page, "Links")).length >= 14 && (await cells(page, "Nodes")).length >= 18);
  await page.keyboard.press("t");
  await page.keyboard.press("?");
  check("? opens the help", await page.isVisible("#help"));
  check("with the licence of d3", (await page.locator("#help .licence").textContent()).includes("Mike Bostock"));
  await page.keyboard.press("Escape");
  check("Esc closes it", !await page.isVisible("#help"));
  await page.keyboard.press("e");
  check("e shows the records", await page.isVisible("#panel-records tr.current"));
  await page.keyboard.press("/");
  check("/ goes to the filter", await page.evaluate(() => document.activeElement.id) === "filter-router");
  await page.evaluate(() => document.activeElement.blur());
  const nameless = await page.evaluate(() => [...document.querySelectorAll("button, select, input, [role=slider], canvas[role]")]
    .filter((control) => !(control.getAttribute("aria-label") || control.textContent.trim() || control.labels?.length)).map((control) => control.outerHTML));
  check("every control has a name", nameless.length === 0, nameless);
}

async function testThemes(page) {
  const theme = () => page.evaluate(() => [document.documentElement.dataset.theme, getComputedStyle(document.body).backgroundColor]);
  const [, light] = await theme();
  await page.emulateMedia({ colorScheme: "dark" });
  // The page hears of it with its next frame.
  await page.waitForFunction(() => document.documentElement.dataset.theme === "dark", null, { timeout: 20000 });
  const [, dark] = await theme();
  check("the page follows the system into the dark", dark !== light, dark);
  await page.keyboard.press("d");
  check("light can be chosen", (await theme()).join() === ["light", light].join());
  await page.keyboard.press("d");
  check("and dark", (await theme()).join() === ["dark", dark].join());
  await page.keyboard.press("d");
  await page.emulateMedia({ colorScheme: "light" });
}

async function testSmall(browser) {
  const { page, complaints, close } = await open(browser, "small");
  check("the title names the scenario", await page.title() === "backbone-failure: mgm report");
  await testTime(page);
  await testAlerts(page);
  await page.screenshot({ path: `${pictures}/light.png` });
  await testFilters(page);
  await testRouter(page);
  await testDrawing(page);
  await testKeyboard(page);
  await testThemes(page);
  check("nothing is complained of", complaints.length === 0, complaints);
  await close();
  const dark = await open(browser, "small", { colorScheme: "dark" });
  await dark.page.keyboard.press("n");
  await dark.page.screenshot({ path: `${pictures}/dark.png` });
  await dark.close();
  const narrow = await open(browser, "small", { viewport: { width: 420, height: 800 } });
  check("a narrow window needs no scrolling to the side", await narrow.page.evaluate(() => document.documentElement.scrollWidth <= 420));
  await narrow.close();
}

async function testHostile(browser) {
  const { page, complaints, close } = await open(browser, "hostile");
  const title = await page.title();
  await page.keyboard.press("n");
  for (const key of ["t", "r", "]", "]", "]", "]", "]", "]", "e", "a"]) {
    await page.keyboard.press(key);
  }
  check("names are texts only", title === "backbone-failure: mgm report" && await page.title() === title && await page.locator("img").count() === 0, title);
  check("and are shown", (await page.locator("#tables").innerText()).includes("<img src=x"));
  check("nothing is complained of in a hostile run", complaints.length === 0, complaints);
  await close();
}

// Whatever was run, its report opens and can be walked through.
async function testExamples(browser) {
  for (const name of fs.readdirSync(`${work}/examples`)) {
    const folder = `examples/${name}`;
    const { page, complaints, close } = await open(browser, folder);
    const alerts = fs.readFileSync(`${work}/${folder}/trace.jsonl`, "utf8").split('"record":"alert"').length - 1;
    const seen = await page.evaluate(() => {
      const report = window.mgmReport;
      const found = { alerts: report.run.alerts.length, links: report.network.links.length, tree: 0, notice: document.getElementById("notice").textContent };
      for (const part of [0, 0.3, 0.6, 1]) {
        report.setTime(report.run.end_ns * part);
        found.tree = Math.max(found.tree, report.scene.tree.length);
      }
      return found;
    });
    for (const key of ["Home", "n", "ArrowRight", "t", "r", "]", "e", "End", "t"]) {
      await page.keyboard.press(key);
    }
    check(`${name}: alerts and links are there`, seen.alerts === alerts && seen.links > 0, seen);
    const isWhole = name !== "interrupted";
    const hasState = !["alerts", "control"].includes(name);
    check(`${name}: what is missing is said`, (seen.notice === "") === (isWhole && hasState), seen.notice);
    check(`${name}: a tree is drawn`, (seen.tree > 0) === hasState, seen);
    check(`${name}: nothing is complained of`, complaints.length === 0, complaints);
    await close();
  }
}

const median = (numbers) => [...numbers].sort((a, b) => a - b)[Math.floor(numbers.length / 2)];

// Steps through a run. The time of the clock is printed; what is checked is the time that the page's
// thread computes, which other programs of the machine do not lengthen.
async function measureSteps(page, clock, { kind, window, packets, from }) {
  await page.evaluate((wanted) => {
    document.getElementById("step-kind").value = wanted.kind;
    document.getElementById("window").value = wanted.window;
    for (const id of ["step-kind", "window"]) {
      document.getElementById(id).dispatchEvent(new Event("change"));
    }
    const box = document.getElementById("show-packets");
    if (box.checked !== wanted.packets) {
      box.click();
    }
    mgmReport.setTime(mgmReport.run.end_ns * wanted.from);
    mgmReport.step(1);
  }, { kind, window, packets, from });
  const waits = [];
  const works = [];
  for (let i = 0; i < 15; ++i) {
    const before = await clock();
    waits.push(await page.evaluate(() => {
      const start = performance.now();
      mgmReport.step(1);
      return performance.now() - start;
    }));
    works.push((await clock()) - before);
  }
  return { wait: median(waits), work: median(works) };
}

async function testLarge(browser) {
  const { page, complaints, close } = await open(browser, "large");
  const session = await page.context().newCDPSession(page);
  await session.send("Performance.enable", { timeDomain: "threadTicks" });
  const clock = async () => {
    const { metrics } = await session.send("Performance.getMetrics");
    return metrics.find((metric) => metric.name === "TaskDuration").value * 1000;
  };
  for (const [what, setting] of [
    ["a record, with all packets of 10 s", { kind: "record", window: "10", packets: true, from: 0.5 }],
    ["a wrong-interface packet, those of 10 s shown", { kind: "wrong", window: "10", packets: false, from: 0.5 }],
    ["a change of state, 1 s shown", { kind: "state", window: "1", packets: false, from: 0.2 }],
  ]) {
    const { wait, work: computed } = await measureSteps(page, clock, setting);
    console.log(`1,000 routers, 100,000 records: a step of ${what}: ${computed.toFixed(1)} ms computed, ${wait.toFixed(1)} ms by the clock (medians)`);
    check(`a step of ${what} takes less than ${SLOWEST_STEP_MS} ms`, computed < SLOWEST_STEP_MS, computed);
  }
  await page.evaluate(() => mgmReport.setTime(mgmReport.run.end_ns * 0.5));
  await page.screenshot({ path: `${pictures}/large.png` });
  check("nothing is complained of in a large run", complaints.length === 0, complaints);
  await close();
}

async function main() {
  const browser = await chromium.launch({ executablePath: browserPath, args: FLAGS });
  try {
    await testSmall(browser);
    await testHostile(browser);
    await testExamples(browser);
    await testLarge(browser);
  } finally {
    await browser.close();
  }
  process.exit(failures > 0 ? 1 : 0);
}

main().catch((error) => {
  console.log(`FAILED: ${error.stack}`);
  process.exit(1);
});
