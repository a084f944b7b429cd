/* Colours, which page.css names once for both themes, and marks that differ without colour too. */

const COLOURS = 8;
const SYMBOLS = ["circle", "triangle", "rect", "diamond"];

function css(name) {
  return getComputedStyle(document.documentElement).getPropertyValue(name).trim();
}

function colourOf(series) {
  return css(`--series-${series.colour % COLOURS}`);
}

function symbolOf(series) {
  return SYMBOLS[Math.floor(series.colour) % SYMBOLS.length];
}

const SHAPES = {
  circle: "M9 6a3.5 3.5 0 1 0 7 0a3.5 3.5 0 1 0-7 0z",
  triangle: "M12.5 2L17 10H8z",
  rect: "M9 2.5h7v7H9z",
  diamond: "M12.5 1.5L17 6l-4.500 4.500L8 6z",
};

/** The small drawing that stands for a series in a legend. */
function swatch(series) {
  const stroke = `var(--series-${series.colour % COLOURS})`;
  const line = { fill: "none", stroke, "stroke-width": 2 };
  const filled = { fill: stroke };
  const [attributes, d] = {
    line: [line, "M0 6H25"],
    dashed: [{ ...line, "stroke-dasharray": "5 3" }, "M0 6H25"],
    step: [line, "M0 9H9V3H17V9H25"],
    points: [filled, SHAPES[symbolOf(series)]],
    bars: [filled, "M3 3h19v7H3z"],
  }[series.mark];
  return make("svg", { viewBox: "0 0 25 12", "aria-hidden": "true", class: "swatch" },
    make("path", { ...attributes, d }));
}
