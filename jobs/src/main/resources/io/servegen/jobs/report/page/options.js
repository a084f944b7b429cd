/* A figure as ECharts wants to be told of it. */

/** Beyond it, the points of a series are drawn in one go, which is quicker. */
const MANY_POINTS = 2000;

function chartOptions(figure, width) {
  const panels = panelsOf(figure);
  return {
    animation: false,
    useUTC: true,
    hoverLayerThreshold: Infinity,
    color: [css("--series-0")],
    textStyle: { fontFamily: css("--font"), color: css("--muted") },
    legend: { show: false },
    tooltip: tooltip(figure),
    ...(panels.length === 1 ? alone(figure, width < NARROW) : sideBySide(figure, panels, width)),
    series: figure.series.flatMap((series, i) => seriesOptions(figure, series, i)
      .map(options => ({ ...options, xAxisIndex: panels.indexOf(series.panel),
        yAxisIndex: panels.indexOf(series.panel) }))),
  };
}

function alone(figure, narrow) {
  return {
    grid: { left: 4, right: narrow ? 16 : 24, top: 28, bottom: 26, containLabel: true },
    xAxis: xAxis(figure, narrow),
    yAxis: yAxis(figure),
  };
}

/** ECharts places a value at what is not above zero on a log axis somewhere; here, nowhere. */
function shown(axis, value) {
  return axis.scale === "log" && !(value > 0) ? null : value;
}

/** What draws a series: a line has marks on it, so that lines differ without colour too. */
function seriesOptions(figure, series, index) {
  const colour = colourOf(series);
  const data = series.x.map((x, i) => [shown(figure.x, x), shown(figure.y, series.y[i])]);
  const common = { name: String(index), data, itemStyle: { color: colour }, emphasis: { disabled: true } };
  switch (series.mark) {
    case "bars":
      return [{ ...common, type: "bar", barMaxWidth: 28, barGap: "10%" }];
    case "points":
      return [{ ...common, type: "scatter", symbol: symbolOf(series),
        symbolSize: data.length > 1000 ? 3 : data.length > 200 ? 5 : 8,
        large: data.length > MANY_POINTS, progressive: 0,
        itemStyle: { color: colour, opacity: data.length > 1000 ? 0.5 : data.length > 200 ? 0.6 : 0.9 } }];
    default: {
      const base = isBase(figure, series);
      const width = series.panel === "" ? 1.75 : 1.25;
      const line = { ...common, type: "line", showSymbol: false,
        step: series.mark === "step" ? "end" : false, z: base ? 1 : 2,
        lineStyle: { color: colour, width: base ? 2.5 * width : width, opacity: base ? 0.5 : 1,
          type: series.mark === "dashed" ? dashesOf(series) : "solid" } };
      return series.mark === "dashed" || figure.series.length === 1 && data.length > 1 ? [line]
        : [line, marks(common, series, index)];
    }
  }
}

/** The actual workload under others is a broad line, which what lies on it does not hide. */
function isBase(figure, series) {
  return series.colour === 0 && series.name === report.workloads[0] && figure.series.length > 1;
}

/** A few points of a line with the series' symbol, others for each series, and all that stand alone. */
function marks(common, series, index) {
  const isThere = point => point !== undefined && point[0] !== null && point[1] !== null;
  const { data } = common;
  const alone = new Set(data.filter((point, i) => !isThere(data[i - 1]) && !isThere(data[i + 1])));
  const points = data.filter(isThere);
  const step = Math.max(1, Math.ceil(points.length / 6));
  const first = points.length <= 6 ? 0 : Math.floor(step * (0.2 + index % 4 / 4)) % step;
  return { ...common, type: "scatter", symbol: symbolOf(series), symbolSize: 6, silent: true, z: 3,
    data: points.filter((point, i) => i % step === first || alone.has(point)) };
}

function tooltip(figure) {
  const pointwise = figure.series.every(series => series.mark === "points");
  return {
    trigger: pointwise ? "item" : "axis",
    confine: true,
    backgroundColor: css("--surface"),
    borderColor: css("--axis"),
    textStyle: { color: css("--text"), fontSize: 12 },
    axisPointer: { type: "line", lineStyle: { color: css("--muted") } },
    formatter: hits => tooltipContent(figure, [hits].flat()
      .filter(hit => hit.seriesType !== "scatter" || figure.series[hit.seriesName].mark === "points")),
  };
}

/** The tooltip is an element, not a string: names of clients are text in it. */
function tooltipContent(figure, hits) {
  const { x, y, series } = figure;
  return make("div", { class: "tip" }, hits.slice(0, 12).map(hit => {
    const one = series[Number(hit.seriesName)];
    const [atX, atY] = hit.value;
    return make("div", {}, swatch(one), make("strong", {}, seriesName(one)), " ",
      `${coordinateText(x, atX)} · ${coordinateText(y, atY)}`);
  }));
}

/** A series by itself, outside of its panel. */
function seriesName({ panel, name }) {
  return panel === "" || panel === name ? name : `${panel}, ${name}`;
}
