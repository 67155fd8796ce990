// The overview: claims by month and by force, and the map. Each bar and tile is a button that filters.

const TOP_FORCES = 8;
const MOST_MONTHS = 36;
const MOST_YEARS = 40;

function makeOverview() {
  const months = makeMonths();
  const forces = makeForces();
  const map = makeMap();
  const element = h("details", { class: "overview", open: window.matchMedia("(min-width: 44rem)").matches },
    h("summary", {}, h("h2", {}, "Overview")),
    h("div", { class: "panels" }, map.element, h("div", { class: "charts" }, months.element, forces.element), map.others));
  return {
    element,
    update(found, filters) {
      const claims = found.besides("force");
      const counts = tally(claims, (claim) => claim.places);
      map.update(counts, filters);
      forces.update(counts, filters);
      months.update(found, filters);
    },
  };
}

function makeForces() {
  const list = h("ul", { class: "bars" });
  const rest = h("p", { class: "soft small" });
  const element = h("section", { class: "panel", "aria-labelledby": "by-force" },
    h("h3", { id: "by-force" }, "Claims by force"), list, rest);
  roving(list, alongRow);
  return {
    element,
    update(counts, filters) {
      const held = list.contains(document.activeElement) ? document.activeElement.dataset.key : null;
      const ordered = [...counts].sort(([a, n], [b, m]) => m - n || (placeName(a) < placeName(b) ? -1 : 1));
      const most = ordered[0]?.[1] ?? 1;
      list.replaceChildren(...ordered.slice(0, TOP_FORCES).map(([key, number]) => h("li", {}, h("button", {
        type: "button", class: "bar", "data-key": key, "aria-pressed": String(filters.force.includes(key)),
        "aria-label": `${placeName(key)}: ${count(number, "claim")}`, "--share": number / most,
        onclick: () => filter({ force: toggled(filters.force, key) }),
      }, h("span", { class: "label" }, placeName(key)), h("span", { class: "number" }, NUMBER.format(number))))));
      const more = ordered.length - TOP_FORCES;
      rest.textContent = more > 0 ? `and ${NUMBER.format(more)} more, on the map and among the filters` : "";
      const buttons = [...list.querySelectorAll("button")];
      const kept = buttons.find((button) => button.dataset.key === held);
      settle(list, kept ?? buttons[0]);
      kept?.focus();
    },
  };
}

const WHEN = {
  published: { title: "published", of: (claim) => claim.document.date },
  period: { title: "of the figure", of: (claim) => claim.period && (claim.period.end ?? claim.period.start) },
};

function makeMonths() {
  const available = Object.keys(WHEN).filter((name) => CLAIMS.some(WHEN[name].of));
  let by = available[0] ?? "published";
  let latest = null;
  const columns = h("div", { class: "columns", role: "group", "aria-labelledby": "by-month" }, h("ul"));
  const list = columns.firstChild;
  const undated = h("p", { class: "soft small" });
  const choice = available.length > 1 && h("div", { class: "switch", role: "radiogroup", "aria-label": "Which time" },
    available.map((name) => h("label", {},
      h("input", { type: "radio", name: "by", value: name, checked: name === by, onchange: () => { by = name; redraw(); } }),
      h("span", {}, WHEN[name].title))));
  const title = h("h3", { id: "by-month" });
  const element = h("section", { class: "panel", "aria-labelledby": "by-month" },
    h("div", { class: "line" }, title, choice), columns, undated);
  roving(list, alongRow);

  function redraw() {
    const { found, filters } = latest;
    const held = list.contains(document.activeElement) ? document.activeElement.dataset.key : null;
    const set = filters[by];
    const all = tally(found.besides(by), (claim) => [WHEN[by].of(claim)?.slice(0, 7) ?? NONE]);
    const without = all.get(NONE) ?? 0;
    all.delete(NONE);
    const { bins, unit } = binned(all, set);
    const most = Math.max(1, ...bins.map(([, number]) => number));
    const every = Math.ceil(bins.length / 12);
    title.textContent = `Claims by ${unit}`;
    list.replaceChildren(...bins.map(([key, number], at) => {
      const ends = key.length === 4 ? { from: `${key}-01`, to: `${key}-12` } : { from: key, to: key };
      const on = set.from === ends.from && set.to === ends.to;
      return h("li", {}, h("button", {
        type: "button", class: "column", "data-key": key, "aria-pressed": String(on), "--share": number / most,
        "aria-label": `${monthName(key)}: ${count(number, "claim")}`, title: `${monthName(key)}: ${count(number, "claim")}`,
        onclick: () => filter({ [by]: on ? { from: "", to: "" } : ends }),
      }, bins.length <= 24 && number ? h("span", { class: "tally" }, NUMBER.format(number)) : ""),
      h("span", { class: "tick", "aria-hidden": "true" }, at % every ? "" : tick(key)));
    }));
    columns.classList.toggle("many", bins.length > 12);
    undated.textContent = without ? `${count(without, "claim")} without a date` : "";
    const buttons = [...list.querySelectorAll("button")];
    const kept = buttons.find((button) => button.dataset.key === held);
    settle(list, kept ?? buttons[0]);
    kept?.focus();
  }

  return { element, update: (found, filters) => { latest = { found, filters }; redraw(); } };
}

function tick(key) {
  if (key.length === 4) return key;
  const [year, month] = key.split("-");
  const name = new Intl.DateTimeFormat("en-GB", { month: "short", timeZone: "UTC" }).format(new Date(`${key}-01T00:00:00Z`));
  return month === "01" ? `${name} ${year.slice(2)}` : name;
}

// Months where they are few or a filter has chosen some, else years; of a longer time the last years.
function binned(counts, { from, to }) {
  const months = [...counts.keys()].sort();
  if (!months.length) return { bins: [], unit: "month" };
  const chosen = from && to && distance(from.slice(0, 7), to.slice(0, 7)) < MOST_MONTHS;
  const [first, last] = chosen ? [from, to] : [months[0], months[months.length - 1]];
  if (distance(first, last) < MOST_MONTHS) {
    const length = distance(first, last) + 1;
    return { bins: Array.from({ length }, (_, at) => later(first, at)).map((key) => [key, counts.get(key) ?? 0]), unit: "month" };
  }
  const years = tally(months, (key) => [key.slice(0, 4)]);
  for (const year of years.keys()) years.set(year, 0);
  for (const [key, number] of counts) years.set(key.slice(0, 4), years.get(key.slice(0, 4)) + number);
  const begin = Math.max(Number(first.slice(0, 4)), Number(last.slice(0, 4)) - MOST_YEARS + 1);
  const length = Number(last.slice(0, 4)) - begin + 1;
  const bins = Array.from({ length }, (_, at) => String(begin + at)).map((key) => [key, years.get(key) ?? 0]);
  return { bins, unit: "year" };
}

function distance(first, last) {
  return (Number(last.slice(0, 4)) - Number(first.slice(0, 4))) * 12 + Number(last.slice(5, 7)) - Number(first.slice(5, 7));
}

function later(key, months) {
  const at = Number(key.slice(0, 4)) * 12 + Number(key.slice(5, 7)) - 1 + months;
  return `${String(Math.trunc(at / 12)).padStart(4, "0")}-${String((at % 12) + 1).padStart(2, "0")}`;
}
