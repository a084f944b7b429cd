/* The page: heading, score, findings, contents and sections, from the document. */

const report = JSON.parse(document.getElementById("document").textContent);

function header() {
  return make("header", {},
    make("div", { class: "title-row" }, make("h1", {}, report.title), themeToggle()),
    make("p", { class: "meta" }, `Made on ${timeText(Date.parse(report.created)).slice(0, 16)} UTC`),
    make("ul", { class: "legend workloads" }, report.workloads.map((name, i) => make("li", {},
      swatch({ colour: i, mark: "bars" }), name,
      report.workloads.length > 1 && i === 0 && name !== "actual" ? " (actual)" : ""))));
}

function headline() {
  if (report.headline === null) {
    return null;
  }
  const { score, verdict, scale, definition, ladder, remarks } = report.headline;
  return make("section", { id: "score", class: "score", "aria-label": "Score" },
    make("p", { class: "value" }, make("span", {}, "Score"), numberText(score, 3)),
    make("div", {},
      make("p", { class: "verdict" }, verdict),
      make("p", { class: "note" }, scale),
      ladderElement(ladder),
      make("ul", { class: "remarks" }, remarks.map(({ alike, text }) => make("li", {},
        make("span", { class: `badge ${alike ? "holds" : "does-not-hold"}` }, alike ? "✓ alike" : "✕ differs"),
        make("span", {}, text)))),
      make("details", { class: "note definition" }, make("summary", {}, "How the score is computed"), definition)));
}

/** Every score as a dot on one logarithmic scale. */
function ladderElement(ladder) {
  const logs = ladder.map(({ score }) => Math.log10(Math.max(score, 1e-3)));
  const [least, most] = [Math.min(-0.5, ...logs), Math.max(0.5, ...logs)];
  const across = log => `${2 + 96 * (log - least) / (most - least)}%`;
  return make("ol", { class: "ladder" }, ladder.map(({ name, score }, i) => {
    const place = report.workloads.indexOf(name);
    const colour = place < 0 ? report.workloads.length : place;
    const dot = make("i", {});
    const floor = make("b", {});
    dot.style.left = across(logs[i]);
    dot.style.background = `var(--series-${colour % COLOURS})`;
    floor.style.left = across(0);
    return make("li", {}, make("span", { class: "name" }, name), make("span", { class: "track" }, floor, dot),
      make("span", { class: "number" }, numberText(score, 3)));
  }));
}

const BADGES = { "holds": "✓", "does not hold": "✕", "cannot be told": "?" };

function findings() {
  if (report.findings.length === 0) {
    return null;
  }
  const claims = new Map();
  for (const finding of report.findings) {
    const key = `${finding.number} ${finding.claim}`;
    claims.set(key, [...(claims.get(key) ?? []), finding]);
  }
  return make("section", { id: "findings" },
    make("h2", {}, "Findings"),
    make("p", { class: "lead" }, "What the ServeGen paper found in production workloads, asked of "
      + `${report.workloads.length === 1 ? "this one" : "these"}: ${tally()}.`),
    make("ol", { class: "findings" }, [...claims.values()].map(claim)));
}

function tally() {
  return Object.keys(BADGES).map(verdict => {
    const count = report.findings.filter(finding => finding.verdict === verdict).length;
    return `${count} ${count === 1 ? verdict : verdict.replace("holds", "hold").replace("does", "do")}`;
  }).join(", ");
}

function claim(answers) {
  const [{ number, claim: text }] = answers;
  return make("li", {},
    make("p", { class: "claim" }, make("span", { class: "finding-number" }, String(number)), text),
    answers.map(({ workload, verdict, evidence }) => make("p", { class: "answer" },
      make("span", { class: `badge ${verdict.replaceAll(" ", "-")}` }, `${BADGES[verdict]} ${verdict}`),
      make("span", {},
        report.workloads.length > 1 ? make("strong", {}, `${workload}: `) : "", evidence))));
}

/** A report on one workload leads with its findings; where there is a score, that leads. */
function inOrder(sections, found) {
  return report.headline === null ? [sections[0], found, ...sections.slice(1)] : [...sections, found];
}

function sectionElement(section) {
  return make("section", { id: section.id },
    make("h2", {}, section.title),
    section.text === "" ? null : make("p", { class: "lead" }, section.text),
    section.figures.length === 0 ? null
      : make("div", { class: "figures" }, section.figures.map(figureElement)),
    section.tables.map(table => make("div", { id: table.id, class: "report-table" },
      make("h3", {}, table.title),
      table.note === "" ? null : make("p", { class: "note" }, table.note),
      reportTable(table))));
}

function contents() {
  const parts = [
    report.headline === null ? null : ["score", "Score"],
    ...inOrder(report.sections.map(section => [section.id, section.title]),
      report.findings.length === 0 ? null : ["findings", "Findings"]),
  ].filter(part => part !== null && part !== undefined);
  return make("nav", { "aria-label": "Contents" },
    make("details", { open: innerWidth >= 1100 },
      make("summary", {}, "Contents"),
      make("ul", {}, parts.map(([id, title]) =>
        make("li", {}, make("a", { href: `#${id}` }, title))))));
}

/** Marks in the contents where the reader is. */
function followSections() {
  const links = new Map([...document.querySelectorAll("nav a")].map(link => [link.hash.slice(1), link]));
  const observer = new IntersectionObserver(entries => {
    const here = entries.find(entry => entry.isIntersecting)?.target.id;
    if (here !== undefined) {
      links.forEach((link, id) => id === here
        ? link.setAttribute("aria-current", "true") : link.removeAttribute("aria-current"));
    }
  }, { rootMargin: "-20% 0px -75% 0px" });
  document.querySelectorAll("main > section").forEach(section => observer.observe(section));
}

document.title = report.title;
document.documentElement.classList.toggle("framed", window !== top);
document.body.append(
  make("a", { class: "skip", href: "#report" }, "Skip to the report"),
  contents(),
  make("main", { id: "report" }, header(), headline(), inOrder(report.sections.map(sectionElement), findings())));
followTheReader();
followSections();
