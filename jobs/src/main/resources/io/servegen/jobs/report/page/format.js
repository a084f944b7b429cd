/* Numbers and times as people read them. */

const INTEGER = new Intl.NumberFormat("en", { maximumFractionDigits: 0 });
const DIGITS = [3, 4, 6].reduce((all, digits) => ({
  ...all, [digits]: new Intl.NumberFormat("en", { maximumSignificantDigits: digits }),
}), {});
const SCALES = [[1e9, "G"], [1e6, "M"], [1e3, "k"]];

/** A number for a table or a tooltip: whole numbers whole, others to so many digits. */
function numberText(value, digits = 4) {
  if (value === null || value === undefined) {
    return "–";
  }
  const size = Math.abs(value);
  if (size >= 1e12 || (size > 0 && size < 1e-4)) {
    const [mantissa, exponent] = value.toExponential(digits - 1).split("e");
    return `${Number(mantissa)}×`.replace(/^1×$/, "") + `10${superscript(Number(exponent))}`;
  }
  return Number.isInteger(value) || size >= 10 ** digits
    ? INTEGER.format(value)
    : DIGITS[digits].format(value);
}

function superscript(number) {
  return String(number).replace(/[-0-9]/g, c => c === "-" ? "⁻" : "⁰¹²³⁴⁵⁶⁷⁸⁹"[c]);
}

/** A number beside an axis: short. */
function axisText(value) {
  const size = Math.abs(value);
  if (size < 1e4) {
    return numberText(Number(value.toPrecision(6)));
  }
  const [scale, letter] = SCALES.find(([least]) => size >= least);
  return size >= 1e12 ? numberText(value) : DIGITS[4].format(value / scale) + letter;
}

/** An instant in UTC, no more precise than it is. */
function timeText(milliseconds) {
  const iso = new Date(milliseconds).toISOString();
  const [date, time] = [iso.slice(0, 10), iso.slice(11, 23)];
  return milliseconds % 60000 === 0 ? `${date} ${time.slice(0, 5)}`
    : milliseconds % 1000 === 0 ? `${date} ${time.slice(0, 8)}`
    : `${date} ${time}`;
}

/** A coordinate as its axis counts: a number, an instant or a name. */
function coordinateText(axis, value, digits) {
  switch (axis.scale) {
    case "time": return timeText(value);
    case "category": return axis.categories[value] ?? numberText(value);
    default: return numberText(value, digits);
  }
}

/** What an axis measures, with its unit. */
function axisTitle(axis) {
  return axis.unit === "" ? axis.label : `${axis.label} (${axis.unit})`;
}
