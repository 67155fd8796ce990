// The filters at the side: what can be chosen, with how many claims each choice would leave.

const SHORT_LIST = 6;
const LONG_LIST = 200;
const OPEN_AT_FIRST = new Set(["force", "change", "type", "topic"]);

function makeFilters() {
  const search = h("input", { type: "search", id: "q", autocomplete: "off", oninput: () => filter({ q: search.value }) });
  const parts = [
    ...CHOICES.map(makeChoice),
    ...TIMES.map(makeTimes),
    makeScores(),
  ].filter(Boolean);
  const element = h("search", { class: "filters", "aria-label": "Filter the claims" },
    h("h2", { class: "hidden" }, "Filters"),
    h("label", { class: "search", for: "q" }, "Search", search),
    ...parts.map((part) => part.element));
  const wide = window.matchMedia("(min-width: 61rem)");
  const folded = h("details", { class: "side", open: wide.matches }, h("summary", {}, "Filters"), element);
  wide.addEventListener("change", () => { folded.open = wide.matches; });
  return {
    element: folded,
    update(found, filters) {
      if (search.value !== filters.q) search.value = filters.q;
      for (const part of parts) part.update(found, filters);
    },
  };
}

function facet(name, title, ...children) {
  const chosen = h("span", { class: "chosen" });
  const element = h("details", { class: "facet", open: OPEN_AT_FIRST.has(name), "data-filter": name },
    h("summary", {}, title, chosen),
    h("fieldset", {}, h("legend", { class: "hidden" }, title), ...children));
  return { element, mark: (text) => { chosen.textContent = text; } };
}

function makeChoice({ name, title, of, label }) {
  const totals = tally(CLAIMS, of);
  if (totals.size < 2) return null;
  const keys = [...totals.keys()].sort((a, b) => totals.get(b) - totals.get(a) || (label(a) < label(b) ? -1 : 1));
  const rows = new Map();
  const list = h("ul", { class: "choices" });
  let all = false;
  let latest = null;
  const find = keys.length > 12 && h("input", {
    type: "search", class: "find", "aria-label": `Find in ${title.toLowerCase()}`, placeholder: "Find…", autocomplete: "off",
    oninput: () => redraw(),
  });
  const more = h("button", { type: "button", class: "quiet more", onclick: () => { all = !all; redraw(); } });
  const { element, mark } = facet(name, title, find, list, more);

  function row(key) {
    if (!rows.has(key)) {
      const box = h("input", { type: "checkbox", value: key, onchange: () => filter({ [name]: toggled(latest.chosen, key) }) });
      const number = h("span", { class: "number" });
      rows.set(key, { box, number, item: h("li", {}, h("label", {}, box, own(label(key), { class: "label" }), number)) });
    }
    return rows.get(key);
  }

  function redraw() {
    const sought = find ? find.value.trim().toLowerCase() : "";
    const fitting = sought ? keys.filter((key) => label(key).toLowerCase().includes(sought)) : keys;
    const length = sought || all ? LONG_LIST : SHORT_LIST;
    const shown = fitting.filter((key, at) => at < length || latest.chosen.includes(key));
    const items = shown.map((key) => {
      const { box, number, item } = row(key);
      const left = latest.counts.get(key) ?? 0;
      box.checked = latest.chosen.includes(key);
      number.textContent = NUMBER.format(left);
      item.classList.toggle("none", left === 0);
      return item;
    });
    if (items.length !== list.children.length || items.some((item, at) => item !== list.children[at])) {
      list.replaceChildren(...items);
    }
    more.hidden = Boolean(sought) || keys.length <= SHORT_LIST + 1;
    more.textContent = all ? "Show fewer" : `Show all ${NUMBER.format(keys.length)}`;
    mark(latest.chosen.length ? `${latest.chosen.length} chosen` : "");
  }

  return {
    element,
    update(found, filters) {
      latest = { chosen: filters[name], counts: tally(found.besides(name), of) };
      redraw();
    },
  };
}

function toggled(list, key) {
  return list.includes(key) ? list.filter((other) => other !== key) : [...list, key];
}

function makeTimes({ name, title, of }) {
  if (!CLAIMS.some(of)) return null;
  const read = () => filter({ [name]: { from: monthOf(from.value), to: monthOf(to.value) } });
  const props = { type: "month", placeholder: "2024-01", pattern: "[0-9]{4}-[0-9]{2}", onchange: read };
  const [from, to] = [h("input", props), h("input", props)];
  const { element, mark } = facet(name, title,
    h("div", { class: "times" }, h("label", {}, "From", from), h("label", {}, "To", to)));
  return {
    element,
    update(found, filters) {
      const { from: first, to: last } = filters[name];
      from.value = first.length === 4 ? `${first}-01` : first;
      to.value = last.length === 4 ? `${last}-12` : last;
      mark(isSet(filters, name) ? "set" : "");
    },
  };
}

// Where a browser has no field for months, anything can be typed into it.
function monthOf(value) {
  return /^\d{4}(-\d{2})?$/.test(value) ? value : "";
}

function makeScores() {
  const sliders = SCORES.map(({ name, title }) => {
    const id = `least-${name}`;
    const told = h("span", { class: "least" });
    const input = h("input", {
      type: "range", id, min: 0, max: 1, step: 0.05, oninput: () => filter({ [name]: Number(input.value) }),
    });
    const element = h("label", { class: "slider", for: id }, h("span", {}, `${title} at least `, told), input);
    return { name, input, told, element };
  });
  const { element, mark } = facet("scores", "Scores", ...sliders.map((slider) => slider.element));
  return {
    element,
    update(found, filters) {
      for (const { name, input, told } of sliders) {
        input.value = filters[name];
        told.textContent = filters[name].toFixed(2);
      }
      mark(SCORES.some(({ name }) => isSet(filters, name)) ? "set" : "");
    },
  };
}

// The filters that are set, each with a button that takes it away.
function chips(filters) {
  const items = [];
  const add = (title, text, without) => {
    const label = `${title}: ${text}`;
    items.push(h("li", {}, h("button", { type: "button", class: "chip", "aria-label": `Remove the filter ${label}`, onclick: () => filter(without) },
      h("span", { class: "soft" }, `${title} `), own(text), h("span", { class: "cross", "aria-hidden": "true" }, "×"))));
  };
  if (filters.q) add("Search", filters.q, { q: "" });
  for (const { name, title, label } of CHOICES) {
    for (const key of filters[name]) add(title, label(key), { [name]: toggled(filters[name], key) });
  }
  for (const { name, title } of TIMES) {
    if (isSet(filters, name)) add(title, range(filters[name]), { [name]: { from: "", to: "" } });
  }
  for (const { name, title } of SCORES) {
    if (filters[name]) add(title, `at least ${filters[name].toFixed(2)}`, { [name]: 0 });
  }
  if (items.length) {
    items.push(h("li", {}, h("button", { type: "button", class: "quiet", onclick: () => filter(noFilters()) }, "Clear all")));
  }
  return items;
}

function range({ from, to }) {
  if (from === to) return monthName(from);
  const [first, last] = [from.slice(0, 4), to.slice(0, 4)];
  if (first === last && from.endsWith("-01") && to.endsWith("-12")) return first;
  if (!from) return `to ${monthName(to)}`;
  return to ? `${monthName(from)} to ${monthName(to)}` : `from ${monthName(from)}`;
}
