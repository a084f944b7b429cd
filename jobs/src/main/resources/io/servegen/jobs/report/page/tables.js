/* Tables: those of the report, and the numbers behind each chart. */

/** So many rows are shown at once; the rest on demand, since a browser chokes on all of them. */
const ROWS = 500;

/** A table of no more rows is shown whole; a longer one scrolls in its box. */
const WHOLE = 40;

/** A text of no more characters stays on one line. */
const SHORT = 18;

/** A table in a box of its own that scrolls; {@code cells(i)} gives row i's texts. */
function scrollingTable(caption, columns, numeric, count, cells) {
  const body = make("tbody");
  const more = make("button", { type: "button", class: "more", onclick: () => fill(count) });
  const box = make("div", { class: count > WHOLE ? "table long" : "table", tabindex: 0, role: "region", "aria-label": caption },
    make("table", {},
      make("thead", {}, make("tr", {}, columns.map((column, i) =>
        make("th", { scope: "col", class: numeric[i] ? "number" : null }, column)))),
      body),
    more);
  function fill(until) {
    for (let i = body.childElementCount; i < Math.min(until, count); i++) {
      body.append(make("tr", {}, cells(i).map((text, j) =>
        make("td", { class: numeric[j] ? "number" : text.length <= SHORT ? "short" : null }, text))));
    }
    more.hidden = body.childElementCount === count;
    more.textContent = `Show all ${INTEGER.format(count)} rows`;
  }
  fill(ROWS);
  return box;
}

/** A table of the report. */
function reportTable(table) {
  const numeric = table.columns.map((_, column) =>
    table.rows.some(row => typeof row[column] === "number")
      && table.rows.every(row => row[column] === null || typeof row[column] === "number"));
  return scrollingTable(table.title, table.columns, numeric, table.rows.length,
    i => table.rows[i].map(cell => typeof cell === "string" ? cell : numberText(cell)));
}

/** A chart's numbers: a column for each series where they share their first coordinates. */
function figureTable(figure) {
  const [first] = figure.series;
  const shared = figure.series.every(series =>
    series.x.length === first.x.length && series.x.every((x, i) => x === first.x[i]));
  return shared ? wideTable(figure, first) : longTable(figure);
}

function wideTable(figure, first) {
  const { title, x, y, series } = figure;
  const columns = [axisTitle(x), ...series.map(one =>
    series.length === 1 ? axisTitle(y) : seriesName(one) + (y.unit === "" ? "" : ` (${y.unit})`))];
  return scrollingTable(title, columns, [isNumber(x), ...series.map(() => isNumber(y))],
    first.x.length, i => [coordinateText(x, first.x[i], 6),
      ...series.map(one => coordinateText(y, one.y[i], 6))]);
}

function longTable(figure) {
  const { title, x, y, series } = figure;
  const rows = series.flatMap(one => one.x.map((_, i) => [one, i]));
  return scrollingTable(title, ["Series", axisTitle(x), axisTitle(y)],
    [false, isNumber(x), isNumber(y)], rows.length, row => {
      const [one, i] = rows[row];
      return [seriesName(one), coordinateText(x, one.x[i], 6), coordinateText(y, one.y[i], 6)];
    });
}

function isNumber(axis) {
  return axis.scale === "linear" || axis.scale === "log";
}
