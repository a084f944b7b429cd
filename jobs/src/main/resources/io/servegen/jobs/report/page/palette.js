/* Colours, which page.css names once for both themes, and marks that differ without colour too. */

const COLOURS = 10;
const SHAPES = {
  circle: "M9 6a3.5 3.5 0 1 0 7 0a3.5 3.5 0 1 0-7 0z",
  triangle: "M12.5 2L17 10H8z",
  rect: "M9 2.5h7v7H9z",
  diamond: "M12.5 1.5L17 6l-4.5 4.5L8 6z",
};
const SYMBOLS = Object.keys(SHAPES);

function css(name) {
  return getComputedStyle(document.documentElement).getPropertyValue(name).trim();
}

function colourOf(series) {
  return css(`--series-${series.colour % COLOURS}`);
}

/** A shape, filled for the first colours and hollow for the next. */
function symbolOf(series) {
  const shape = SYMBOLS[series.colour % SYMBOLS.length];
  return isHollow(series) ? `empty${shape[0].toUpperCase()}${shape.slice(1)}` : shape;
}

function isHollow(series) {
  return series.colour % COLOURS >= SYMBOLS.length;
}

/** Dashes, dots and both: laws that are shown together have colours next to each other. */
const DASHES = [[7, 4], [2, 3], [9, 3, 2, 3]];

function dashesOf(series) {
  return DASHES[series.colour % DASHES.length];
}

/** The small drawing that stands for a series in a legend. */
function swatch(series) {
  const stroke = `var(--series-${series.colour % COLOURS})`;
  const line = { fill: "none", stroke, "stroke-width": 2 };
  const point = [isHollow(series) ? { fill: "var(--page)", stroke, "stroke-width": 1.5 } : { fill: stroke },
    SHAPES[SYMBOLS[series.colour % SYMBOLS.length]]];
  const paths = {
    line: [[line, "M0 6H25"], point],
    dashed: [[{ ...line, "stroke-dasharray": dashesOf(series).join(" ") }, "M0 6H25"]],
    step: [[line, "M0 9H9V3H25"]],
    points: [point],
    bars: [[{ fill: stroke }, "M3 3h19v7H3z"]],
  }[series.mark];
  return make("svg", { viewBox: "0 0 25 12", "aria-hidden": "true", class: "swatch" },
    paths.map(([attributes, d]) => make("path", { ...attributes, d })));
}
