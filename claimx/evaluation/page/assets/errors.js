// Filters over errors that stand in the page already. The address holds what is chosen.

const FACETS = [
  { name: "error", title: "What is wrong" },
  { name: "kind", title: "Kind of statement" },
  { name: "type", title: "Type" },
  { name: "status", title: "Status" },
  { name: "leniently", title: "By lenient rules" },
];
const ERRORS = [...document.querySelectorAll(".error")].map((element) => ({
  element,
  document: element.closest(".document"),
  text: null,
  of: Object.fromEntries(FACETS.map(({ name }) => [name, element.dataset[name].split(" ")])),
}));
const TOTAL = document.getElementById("total");
const chosen = Object.fromEntries(FACETS.map(({ name }) => [name, new Set()]));
let sought = [];

function counted(number) {
  return `${number.toLocaleString("en-GB")} error${number === 1 ? "" : "s"}`;
}

function textOf(error) {
  error.text ??= `${error.document.querySelector("h2").textContent}\n${error.element.textContent}`.toLowerCase();
  return error.text;
}

// Whether an error passes every facet but one, and the search.
function passes(error, but = null) {
  return FACETS.every(({ name }) => name === but || !chosen[name].size || error.of[name].some((key) => chosen[name].has(key)))
    && sought.every((word) => textOf(error).includes(word));
}

function tallied(errors, name) {
  const counts = new Map();
  for (const error of errors) {
    for (const key of error.of[name]) counts.set(key, (counts.get(key) ?? 0) + 1);
  }
  return counts;
}

function makeFacet({ name, title }) {
  const totals = tallied(ERRORS, name);
  const keys = [...totals.keys()].sort((a, b) => totals.get(b) - totals.get(a) || (a < b ? -1 : 1));
  const told = h("span", { class: "chosen" });
  const rows = keys.map((key) => {
    const box = h("input", { type: "checkbox", value: key, onchange: () => {
      if (box.checked) chosen[name].add(key);
      else chosen[name].delete(key);
      changed();
    } });
    const number = h("span", { class: "number" });
    const item = h("li", {}, h("label", {}, box, own(key.replaceAll("_", " "), { class: "label" }), number));
    return { key, box, number, item };
  });
  const element = h("details", { class: "facet", open: true, "data-filter": name }, h("summary", {}, title, told),
    h("fieldset", {}, h("legend", { class: "hidden" }, title), h("ul", { class: "choices" }, rows.map(({ item }) => item))));
  return {
    element,
    update() {
      const counts = tallied(ERRORS.filter((error) => passes(error, name)), name);
      for (const { key, box, number, item } of rows) {
        box.checked = chosen[name].has(key);
        number.textContent = (counts.get(key) ?? 0).toLocaleString("en-GB");
        item.classList.toggle("none", !counts.has(key));
      }
      told.textContent = chosen[name].size ? `${chosen[name].size} chosen` : "";
    },
  };
}

const search = h("input", { type: "search", id: "q", autocomplete: "off", oninput: () => changed() });
const facets = FACETS.map(makeFacet);
const clear = h("button", { type: "button", class: "quiet", onclick: () => {
  for (const { name } of FACETS) chosen[name].clear();
  search.value = "";
  changed();
} }, "Clear all");

function show() {
  sought = search.value.toLowerCase().split(/\s+/).filter(Boolean);
  const shown = new Set();
  let number = 0;
  for (const error of ERRORS) {
    const passing = passes(error);
    error.element.hidden = !passing;
    if (!passing) continue;
    number += 1;
    shown.add(error.document);
    for (const row of error.element.querySelectorAll("tr[data-field]")) {
      const meant = [...chosen.error].filter((key) => error.of.error.includes(key));
      row.classList.toggle("quieter", meant.length > 0 && error.of.error.includes(row.dataset.field) && !meant.includes(row.dataset.field));
    }
  }
  for (const section of document.querySelectorAll(".document")) section.hidden = !shown.has(section);
  TOTAL.textContent = number === ERRORS.length ? counted(number) : `${counted(number)} of ${ERRORS.length.toLocaleString("en-GB")}`;
  for (const facet of facets) facet.update();
  clear.hidden = !sought.length && FACETS.every(({ name }) => !chosen[name].size);
}

function changed() {
  const parts = FACETS.flatMap(({ name }) => [...chosen[name]].map((key) => [name, key]));
  if (search.value.trim()) parts.push(["q", search.value.trim()]);
  history.replaceState(null, "", `#?${new URLSearchParams(parts)}`);
  show();
}

// A fragment that begins with ? is a choice; any other is the place of an error.
function read() {
  if (!location.hash.startsWith("#?")) return;
  const params = new URLSearchParams(location.hash.slice(2));
  for (const { name } of FACETS) chosen[name] = new Set(params.getAll(name));
  search.value = params.get("q") ?? "";
}

const wide = window.matchMedia("(min-width: 61rem)");
const side = h("details", { class: "side", open: wide.matches }, h("summary", {}, "Filters"),
  h("search", { class: "filters", "aria-label": "Filter the errors" }, h("h2", { class: "hidden" }, "Filters"),
    h("label", { class: "search", for: "q" }, "Search", search), facets.map(({ element }) => element), clear));
wide.addEventListener("change", () => { side.open = wide.matches; });
document.getElementById("layout").prepend(side);
window.addEventListener("hashchange", () => { read(); show(); });
read();
show();
document.documentElement.dataset.ready = "";
