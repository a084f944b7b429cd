/* A figure: its title, how to read it, legend, chart, and the table of its numbers. */

const NARROW = 480;

/** The charts of the page. */
const figures = [];

function figureElement(given) {
  const figure = asDrawn(given);
  const hidden = new Set();
  const note = figure.note + leftOut(figure);
  const canvas = make("div", { class: "chart", role: "img", "aria-label": description(figure) });
  const element = make("figure", { id: figure.id, class: panelsOf(figure).length > 1 ? "wide" : null },
    make("figcaption", {},
      make("div", { class: "title-row" }, make("h3", {}, figure.title), tableToggle(figure)),
      note === "" ? null : make("p", { class: "note" }, note)),
    legend(figure, hidden, () => chart.draw()),
    canvas);
  const chart = chartIn(canvas, figure, hidden);
  figures.push(chart);
  whenNear(canvas, () => chart.draw());
  return element;
}

/** Bars start at zero, which a log axis lacks: there a bar's end is shown alone. */
function asDrawn(figure) {
  const log = figure.x.scale === "log" || figure.y.scale === "log";
  return !log ? figure : { ...figure, series: figure.series.map(series =>
    series.mark === "bars" ? { ...series, mark: "points" } : series) };
}

/** What a reader who does not see the chart is told. */
function description(figure) {
  const names = [...new Set(figure.series.map(seriesName))].join("; ");
  return `${figure.title}. Chart of ${axisTitle(figure.y)} against ${axisTitle(figure.x)}: ${names}.`
    + " The numbers are in its table.";
}

/** A chart that is drawn when it first comes near the screen, or goes to paper. */
function chartIn(element, figure, hidden) {
  let echart = null;
  function draw(pixelRatio = devicePixelRatio) {
    if (echart?.getDevicePixelRatio() !== pixelRatio) {
      echart?.dispose();
      echart = echarts.init(element, null, { devicePixelRatio: pixelRatio });
    }
    const width = element.clientWidth;
    if (panelsOf(figure).length > 1) {
      element.style.height = `${panelLayout(figure, width).height}px`;
    }
    echart.resize();
    const series = figure.series.map(one => hidden.has(one.name) ? { ...one, x: [], y: [] } : one);
    echart.setOption(chartOptions({ ...figure, series }, width), true);
  }
  return { draw, redraw: () => echart === null ? undefined : draw() };
}

function whenNear(element, act) {
  const observer = new IntersectionObserver(entries => {
    if (entries.some(entry => entry.isIntersecting)) {
      observer.disconnect();
      act();
    }
  }, { rootMargin: "800px" });
  observer.observe(element);
}

/** Each name once; a click leaves its series out of the chart or takes them in again. */
function legend(figure, hidden, changed) {
  const names = new Map(figure.series.map(series => [series.name, series]));
  return make("ul", { class: "legend" }, [...names].map(([name, series]) => make("li", {},
    make("button", { type: "button", "aria-pressed": "true", onclick: event => {
      const show = hidden.delete(name);
      if (!show) {
        hidden.add(name);
      }
      event.currentTarget.setAttribute("aria-pressed", String(show));
      changed();
    } }, swatch(series), name))));
}

function tableToggle(figure) {
  const id = `${figure.id}-numbers`;
  return make("button", { type: "button", class: "toggle", "aria-expanded": "false",
    "aria-controls": id, "aria-label": `Table: ${figure.title}`, onclick: event => {
      const button = event.currentTarget;
      const open = button.getAttribute("aria-expanded") === "true";
      button.setAttribute("aria-expanded", String(!open));
      if (open) {
        document.getElementById(id).remove();
      } else {
        button.closest("figure").append(make("div", { id }, figureTable(figure)));
      }
    } }, "Table");
}
