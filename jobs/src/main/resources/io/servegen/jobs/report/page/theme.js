/* Light and dark: the system's until the reader says otherwise; paper is light. */

const systemDark = matchMedia("(prefers-color-scheme: dark)");
let chosen = null;

function themeToggle() {
  return make("button", { type: "button", class: "toggle", id: "theme", onclick: () => {
    chosen = document.documentElement.dataset.theme === "dark" ? "light" : "dark";
    applyTheme();
  } });
}

function applyTheme() {
  const theme = chosen ?? (systemDark.matches ? "dark" : "light");
  const other = theme === "dark" ? "light" : "dark";
  document.documentElement.dataset.theme = theme;
  const toggle = document.getElementById("theme");
  toggle.textContent = other === "dark" ? "Dark" : "Light";
  toggle.setAttribute("aria-label", `Use the ${other} theme`);
  figures.forEach(figure => figure.redraw());
}

/** So many dots to a pixel of CSS, some 300 to an inch. */
const PAPER = 3;

/** Lays the page out as wide as paper, so that the charts are drawn in that size. */
function toPaper() {
  document.documentElement.dataset.theme = "light";
  document.documentElement.classList.add("paper");
  document.querySelectorAll("details.definition").forEach(details => details.open = true);
  figures.forEach(figure => figure.draw(PAPER));
}

function toScreen() {
  document.documentElement.classList.remove("paper");
  applyTheme();
}

function followTheReader() {
  applyTheme();
  systemDark.addEventListener("change", applyTheme);
  addEventListener("beforeprint", toPaper);
  addEventListener("afterprint", toScreen);
  let resizing;
  addEventListener("resize", () => {
    clearTimeout(resizing);
    resizing = setTimeout(() => figures.forEach(figure => figure.redraw()), 100);
  });
}
