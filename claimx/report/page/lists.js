// The list of statements, and that of what could not be read.

function makeStatements() {
  const rows = h("ol", { class: "statements" });
  const total = h("p", { class: "total", role: "status" });
  const pager = h("nav", { class: "pager", "aria-label": "Pages of the list" });
  const chosen = h("p", { class: "note", hidden: true });
  const heading = h("h2", { tabindex: "-1" }, "Statements");
  const element = h("section", { class: "page" }, h("div", { class: "line" }, heading, total), chosen, rows, pager);
  return {
    element,
    title: "Statements",
    heading: () => heading,
    update() {
      const filtered = FILTERS.some(({ name }) => isSet(STATE.filters, name));
      const counts = tally(select(STATE.filters).matching, (claim) => [claim.document]);
      const shown = filtered ? DOCUMENTS.filter((one) => counts.has(one)) : DOCUMENTS;
      const pages = Math.max(1, Math.ceil(shown.length / PAGE));
      const page = Math.min(STATE.page, pages);
      total.textContent = filtered ? `${NUMBER.format(shown.length)} of ${count(DOCUMENTS.length, "statement")}` : count(shown.length, "statement");
      chosen.hidden = !filtered;
      chosen.replaceChildren("Only those with claims that pass the filters. ",
        h("button", { type: "button", class: "quiet", onclick: () => filter(noFilters()) }, "Show all"));
      rows.replaceChildren(...shown.slice((page - 1) * PAGE, page * PAGE).map((one) => h("li", {},
        h("a", { href: fragmentOf({ ...STATE, view: "statement", document: one.id, claim: null }) }, own(one.name)),
        h("p", { class: "soft" }, own(sourceOf(one)), one.withdrawn && " · withdrawn"),
        h("span", { class: "number" }, count(counts.get(one) ?? 0, "claim")))));
      turnPages(pager, page, pages, () => heading.scrollIntoView());
    },
  };
}

function makeErrors() {
  const heading = h("h2", { tabindex: "-1" }, "Errors");
  const rows = ERRORS.map(({ path, kind, message, remedy, where }) => h("tr", {},
    h("th", { scope: "row" }, own(path)), h("td", {}, WORDS.error[kind]),
    h("td", {}, own(message), remedy && h("p", { class: "soft" }, own(remedy)), where && h("p", { class: "soft" }, own(where)))));
  const table = h("table", { class: "errors" },
    h("thead", {}, h("tr", {}, ["Path", "Kind", "What was wrong"].map((title) => h("th", { scope: "col" }, title)))),
    h("tbody", {}, rows));
  const element = h("section", { class: "page" },
    h("div", { class: "line" }, heading, h("p", { class: "total" }, count(ERRORS.length, "document"), " could not be read")),
    ERRORS.length ? table : h("p", { class: "note" }, "Every document was read."));
  return { element, title: "Errors", heading: () => heading, update() {} };
}
