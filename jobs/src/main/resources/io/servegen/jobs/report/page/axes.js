/* Axes as ECharts wants to be told of them. */

const AXIS_TYPES = { linear: "value", log: "log", time: "time", category: "category" };

const TIME_LABELS = { year: "{d} {MMM} {yyyy}", month: "{d} {MMM}", day: "{d} {MMM}", hour: "{HH}:{mm}",
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
  if (figure[side].unit === "%" && figure[side].scale === "linear") {
    return percentRange(figure, side);
  }
  switch (figure[side].scale) {
    case "linear":
    case "time": return barRange(figure, side);
    case "log": return logRange(figure, side);
    default: return {};
  }
}

/** Shares start at nothing, and end at all where they come near it. */
function percentRange(figure, side) {
  const most = extent(figure.series.flatMap(series => series[side])).max;
  return { min: 0, ...(most > 60 ? { max: 100, interval: 25 } : {}) };
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
 * Whole powers of ten around what was measured: a fitted law's tail would go on to where nothing is.
 * Where a dashed line lies outside of that, its nearest value is shown.
 */
function logRange(figure, side) {
  const ends = figure.series.map(series => {
    const { min, max } = extent(series[side].filter(value => value > 0));
    return series.mark === "dashed" ? [max, min] : [min, max];
  }).filter(([min]) => min !== undefined);
  if (ends.length === 0) {
    return {};
  }
  const [least, most] = [Math.min(...ends.map(([min]) => min)), Math.max(...ends.map(([, max]) => max))];
  const min = 10 ** Math.floor(Math.log10(least));
  return { min, max: Math.max(10 * min, 10 ** Math.ceil(Math.log10(most))) };
}
