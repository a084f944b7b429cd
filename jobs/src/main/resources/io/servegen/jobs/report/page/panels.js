/* Figures of several panels side by side: points over the same axes, lines over the same time. */

const PANEL = { left: 44, right: 14, top: 40, bottom: 36 };

/** The part of the points that the axes reach for; a few far ones would squeeze all others. */
const REACH = 0.995;

/** The titles of the panels, in order; one that is empty where the figure has none. */
function panelsOf(figure) {
  return [...new Set(figure.series.map(series => series.panel))];
}

function isOfPoints(figure) {
  return figure.series.every(series => series.mark === "points");
}

/** How many panels stand in a row, and how high the chart is. */
function panelLayout(figure, width) {
  const count = panelsOf(figure).length;
  const [least, most, height] = isOfPoints(figure) ? [220, 4, 280] : [160, 5, 160];
  const columns = Math.max(1, Math.min(count, most, Math.floor(width / least)));
  return { columns, rowHeight: height, height: height * Math.ceil(count / columns) };
}

function sideBySide(figure, panels, width) {
  const { columns, rowHeight } = panelLayout(figure, width);
  const cell = width / columns;
  const corners = panels.map((_, i) => [i % columns * cell, Math.floor(i / columns) * rowHeight]);
  const last = panels.length - 1 - (panels.length - 1) % columns;
  const ends = isOfPoints(figure)
    ? { x: reach(figure, "x"), y: reach(figure, "y") }
    : { x: extent(figure.series.flatMap(series => series.x)), y: { min: 0 } };
  return {
    title: panels.map((text, i) => ({ text, left: corners[i][0] + PANEL.left - 4, top: corners[i][1] - 4,
      textStyle: { color: css("--text"), fontSize: 12, fontWeight: 600,
        width: cell - PANEL.left, overflow: "truncate" } })),
    grid: corners.map(([left, top]) => ({ left: left + PANEL.left, top: top + PANEL.top,
      width: cell - PANEL.left - PANEL.right, height: rowHeight - PANEL.top - PANEL.bottom })),
    xAxis: panels.map((_, i) => ({ ...xAxis(figure, true), ...ends.x, gridIndex: i, nameGap: 22,
      splitNumber: isOfPoints(figure) ? 4 : 2, ...(i < last ? { name: "" } : {}) })),
    yAxis: panels.map((_, i) => ({ ...yAxis(figure), ...ends.y, gridIndex: i, nameGap: 8,
      name: i % columns > 0 ? "" : isOfPoints(figure) ? axisTitle(figure.y) : figure.y.unit,
      splitNumber: isOfPoints(figure) ? 4 : 2, scale: false })),
  };
}

/** The least and the greatest; nothing where there is none. */
function extent(values) {
  const [min, max] = [values.reduce((a, b) => Math.min(a, b), Infinity),
    values.reduce((a, b) => Math.max(a, b), -Infinity)];
  return min <= max ? { min, max } : {};
}

/** From zero to a round number that nearly all points of each series are below. */
function reach(figure, side) {
  const most = Math.max(...figure.series.map(series => {
    const sorted = Float64Array.from(series[side]).sort();
    return sorted.length === 0 ? 0
      : Math.min(sorted.at(-1), 1.15 * sorted[Math.ceil(REACH * sorted.length) - 1]);
  }));
  const rough = (most || 1) / 4;
  const power = 10 ** Math.floor(Math.log10(rough));
  const interval = power * [1, 2, 2.5, 5, 10].find(step => step * power >= rough);
  return { min: 0, max: Math.ceil(most / interval) * interval, interval };
}

/** What a reader is told of points that the axes leave out. */
function leftOut(figure) {
  if (panelsOf(figure).length === 1 || !isOfPoints(figure)) {
    return "";
  }
  const [x, y] = [reach(figure, "x").max, reach(figure, "y").max];
  const far = figure.series.map(series => series.x.filter((at, i) => at > x || series.y[i] > y).length);
  const parts = figure.series.map(({ name }, i) => `${far[i]} of ${name}`).filter((_, i) => far[i] > 0);
  return parts.length === 0 ? "" : ` Beyond the axes lie ${parts.join(", ")}.`;
}
