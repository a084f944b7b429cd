/* A figure as ECharts wants to be told of it. */

/** Beyond it, points are drawn in one go, which is quicker and tells them less apart. */
const MANY_POINTS = 2000;

function chartOptions(figure, narrow) {
  return {
    animation: false,
    useUTC: true,
    color: [css("--series-0")],
    textStyle: { fontFamily: css("--font"), color: css("--muted") },
    grid: { left: 4, right: narrow ? 16 : 24, top: 28, bottom: 26, containLabel: true },
    legend: { show: false },
    tooltip: tooltip(figure),
    xAxis: xAxis(figure, narrow),
    yAxis: yAxis(figure),
    series: figure.series.map((series, i) => seriesOptions(figure, series, i)),
  };
}

const AXIS_TYPES = { linear: "value", log: "log", time: "time", category: "category" };

const TIME_LABELS = { year: "{yyyy}", month: "{d} {MMM}", day: "{d} {MMM}", hour: "{HH}:{mm}",
  minute: "{HH}:{mm}", second: "{HH}:{mm}:{ss}", millisecond: "{ss}.{SSS}", none: "{HH}:{mm}:{ss}" };

function axisOptions(figure, side) {
  const axis = figure[side];
  const { endLabels, ...ends } = range(figure, side);
  return {
    ...ends,
    type: AXIS_TYPES[axis.scale],
    data: axis.scale === "category" ? axis.categories : undefined,
    name: axisTitle(axis),
    nameTextStyle: { color: css("--muted"), fontSize: 12 },
    axisLine: { onZero: false, lineStyle: { color: css("--axis") } },
    axisTick: { lineStyle: { color: css("--axis") } },
    axisLabel: { color: css("--muted"), fontSize: 11, hideOverlap: true, overflow: "truncate",
      showMinLabel: endLabels, showMaxLabel: axis.scale === "time" ? false : endLabels,
      formatter: isNumber(axis) ? axisText : axis.scale === "time" ? TIME_LABELS : undefined },
    splitLine: { show: isNumber(axis), lineStyle: { color: css("--grid") } },
  };
}

function xAxis(figure, narrow) {
  const options = axisOptions(figure, "x");
  return { ...options, nameLocation: "middle", nameGap: 28,
    splitNumber: narrow ? 3 : 6, splitLine: { show: false } };
}

function yAxis(figure) {
  const options = axisOptions(figure, "y");
  const names = figure.y.scale === "category";
  return { ...options, nameGap: 12, splitNumber: 4,
    nameLocation: names ? "start" : "end", inverse: names,
    nameTextStyle: { ...options.nameTextStyle, align: "left" },
    axisLabel: { ...options.axisLabel, width: names ? 110 : undefined } };
}

/** The ends of an axis where ECharts' own would hide something. */
function range(figure, side) {
  switch (figure[side].scale) {
    case "linear":
    case "time": return barRange(figure, side);
    case "log": return logRange(figure, side);
    default: return {};
  }
}

/** Bars start at zero, and stand whole inside of both ends of the axis that they stand on. */
function barRange(figure, side) {
  const bars = figure.series.filter(series => series.mark === "bars");
  if (bars.length === 0 || side === "y" || figure.y.scale === "category") {
    return { scale: bars.length === 0 };
  }
  const places = [...new Set(bars.flatMap(series => series.x))].sort((a, b) => a - b);
  const step = places.slice(1).map((place, i) => place - places[i])
    .reduce((a, b) => Math.min(a, b), places.length === 1 ? 1 : Infinity);
  return { min: places[0] - step / 2, max: places.at(-1) + step / 2,
    minInterval: places.every(Number.isInteger) ? 1 : 0, endLabels: false };
}

/**
 * What was measured sets the least: a fitted law's tail would go on to where nothing is. A dashed
 * line that lies below all that was measured is shown, from its greatest value on.
 */
function logRange(figure, side) {
  const least = figure.series.map(series => {
    const values = series[side].filter(value => value > 0);
    return series.mark === "dashed" && values.length > 0
      ? values.reduce((a, b) => Math.max(a, b)) : values.reduce((a, b) => Math.min(a, b), Infinity);
  }).reduce((a, b) => Math.min(a, b));
  return Number.isFinite(least) ? { min: 10 ** Math.floor(Math.log10(least)) } : {};
}

/** ECharts places a value at what is not above zero on a log axis somewhere; here, nowhere. */
function shown(axis, value) {
  return axis.scale === "log" && !(value > 0) ? null : value;
}

function seriesOptions(figure, series, index) {
  const colour = colourOf(series);
  const data = series.x.map((x, i) => [shown(figure.x, x), shown(figure.y, series.y[i])]);
  const common = { name: String(index), data, itemStyle: { color: colour }, emphasis: { focus: "none" } };
  switch (series.mark) {
    case "bars":
      return { ...common, type: "bar", barMaxWidth: 28, barGap: "10%" };
    case "points":
      return { ...common, type: "scatter", symbol: symbolOf(series),
        symbolSize: data.length > 1000 ? 4 : data.length > 200 ? 5 : 8,
        large: data.length > MANY_POINTS,
        itemStyle: { color: colour, opacity: data.length > 1000 ? 0.4 : data.length > 200 ? 0.6 : 0.9 } };
    default:
      return { ...common, type: "line", showSymbol: data.length === 1, symbolSize: 6,
        step: series.mark === "step" ? "end" : false,
        sampling: series.mark === "step" || series.y.includes(null) ? undefined : "lttb",
        lineStyle: { color: colour, width: 1.75,
          type: series.mark === "dashed" ? [6, 4] : "solid" } };
  }
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
    formatter: hits => tooltipContent(figure, [hits].flat()),
  };
}

/** The tooltip is an element, not a string: names of clients are text in it. */
function tooltipContent(figure, hits) {
  const { x, y, series } = figure;
  return make("div", { class: "tip" }, hits.slice(0, 12).map(hit => {
    const one = series[Number(hit.seriesName)];
    const [atX, atY] = hit.value;
    return make("div", {}, swatch(one), make("strong", {}, one.name), " ",
      `${coordinateText(x, atX)} · ${coordinateText(y, atY)}`);
  }));
}
