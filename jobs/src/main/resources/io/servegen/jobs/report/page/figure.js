/* A figure: its title, how to read it, legend, chart, and the table of its numbers. */

const NARROW = 480;

/** The charts of the page. */
const figures = [];

function figureElement(given) {
  const figure = asDrawn(given);
  const hidden = new Set();
  const canvas = make("div", { class: "chart", role: "img", "aria-label": description(figure) });
  const element = make("figure", { id: figure.id },
    make("figcaption", {},
      make("div", { class: "title-row" }, make("h3", {}, figure.title), tableToggle(figure)),
      figure.note === "" ? null : make("p", { class: "note" }, figure.note)),
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
  const names = figure.series.map(series => series.name).join(", ");
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
    echart.resize();
    const series = figure.series.map((one, i) => hidden.has(i) ? { ...one, x: [], y: [] } : one);
    echart.setOption(chartOptions({ ...figure, series }, element.clientWidth < NARROW), true);
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

/** Each series with its name; a click leaves it out of the chart or takes it in again. */
function legend(figure, hidden, changed) {
  return make("ul", { class: "legend" }, figure.series.map((series, i) => make("li", {},
    make("button", { type: "button", "aria-pressed": "true", onclick: event => {
      const show = hidden.delete(i);
      if (!show) {
        hidden.add(i);
      }
      event.currentTarget.setAttribute("aria-pressed", String(show));
      changed();
    } }, swatch(series), series.name))));
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
