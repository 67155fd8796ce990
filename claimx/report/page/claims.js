// The table of claims, a page at a time, with what it is filtered and sorted by above it.

const PAGE = 50;
// On paper there are no pages to turn: so many claims are printed, and told of the rest.
const PRINTED = 1000;
const HEADS = [["amount", "Amount"], [null, "Claim"], ["force", "Force"], ["period", "Period"],
  ["worth", "Worth checking"], ["confidence", "Confidence"]];

function makeClaims() {
  const filters = makeFilters();
  const overview = makeOverview();
  const set = h("ul", { class: "chips", "aria-label": "Filters that are set" });
  const total = h("p", { class: "total", role: "status" });
  const order = h("select", { id: "order", onchange: () => reorder(order.value, ORDERS[order.value].falls ?? false) },
    Object.entries(ORDERS).map(([name, { title }]) => h("option", { value: name }, title)));
  const turn = h("button", { type: "button", class: "quiet turn", onclick: () => reorder(STATE.order.by, !STATE.order.falls) });
  const heads = HEADS.map(([by, title]) => h("th", { scope: "col", role: "columnheader", class: by ?? "claim" },
    by ? h("button", { type: "button", onclick: () => resort(by) }, title, h("span", { class: "arrow", "aria-hidden": "true" })) : title));
  const rows = h("tbody", { role: "rowgroup" });
  const table = h("table", { class: "claims", role: "table", "aria-labelledby": "claims-title" },
    h("thead", { role: "rowgroup" }, h("tr", { role: "row" }, heads)), rows);
  const empty = h("p", { class: "note", hidden: true }, "No claim passes these filters.");
  const cutShort = h("p", { class: "note only-print" });
  const pager = h("nav", { class: "pager", "aria-label": "Pages of the table" });
  const element = h("div", { class: "layout" }, filters.element, h("div", { class: "content" },
    overview.element,
    h("section", { "aria-labelledby": "claims-title" },
      h("div", { class: "line toolbar" },
        h("h2", { id: "claims-title", tabindex: "-1" }, "Claims"), total,
        h("div", { class: "sorting" }, h("label", { for: "order" }, "Sort by"), order, turn)),
      set, table, empty, cutShort, pager)));
  let shown = [];

  rows.addEventListener("keydown", (event) => {
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    const links = [...rows.querySelectorAll("a.open")];
    const to = step && links[links.indexOf(event.target) + step];
    if (!to) return;
    event.preventDefault();
    to.focus();
  });
  window.addEventListener("beforeprint", () => {
    rows.replaceChildren(...shown.slice(0, PRINTED).map((claim) => rowOf(claim)));
    cutShort.textContent = shown.length > PRINTED ? `The first ${NUMBER.format(PRINTED)} of ${count(shown.length, "claim")}.` : "";
  });
  window.addEventListener("afterprint", () => draw());

  function draw() {
    const pages = Math.max(1, Math.ceil(shown.length / PAGE));
    const page = Math.min(STATE.page, pages);
    rows.replaceChildren(...shown.slice((page - 1) * PAGE, page * PAGE).map((claim) => rowOf(claim)));
    table.hidden = !shown.length;
    empty.hidden = Boolean(shown.length);
    turnPages(pager, page, pages, () => table.scrollIntoView({ block: "start" }));
  }

  return {
    element,
    title: "Claims",
    heading: () => document.getElementById("claims-title"),
    update() {
      const found = select(STATE.filters);
      shown = sorted(found.matching, STATE.order);
      filters.update(found, STATE.filters);
      overview.update(found, STATE.filters);
      const buttons = chips(STATE.filters);
      const inside = set.contains(document.activeElement);
      set.replaceChildren(...buttons);
      if (inside) (set.querySelector("button") ?? this.heading()).focus();
      const every = shown.length === CLAIMS.length;
      total.textContent = every ? count(shown.length, "claim") : `${NUMBER.format(shown.length)} of ${count(CLAIMS.length, "claim")}`;
      const { by, falls } = STATE.order;
      order.value = by;
      turn.textContent = falls ? "↓ falling" : "↑ rising";
      turn.setAttribute("aria-label", falls ? "Falling; sort rising" : "Rising; sort falling");
      heads.forEach((head, at) => {
        if (HEADS[at][0] === by) head.setAttribute("aria-sort", falls ? "descending" : "ascending");
        else head.removeAttribute("aria-sort");
      });
      draw();
    },
  };
}

function reorder(by, falls) {
  change({ order: { by, falls }, page: 1 });
}

function resort(by) {
  reorder(by, STATE.order.by === by ? !STATE.order.falls : ORDERS[by].falls ?? false);
}

function rowOf(claim) {
  const source = [claim.document.name, claim.document.publisher, day(claim.document.date, SHORT_DAY)].filter(Boolean).join(" · ");
  const cell = (name, ...children) => h("td", { role: "cell", class: name }, ...children);
  return h("tr", { role: "row" },
    cell("amount", h("span", { class: `value ${claim.change}` }, symbol(claim.change),
      hidden(claim.change === "level" ? "" : `${WORDS.change[claim.change]}: `), own(claim.amount))),
    cell("claim",
      h("a", { class: "open", href: linkTo(claim, STATE), "data-claim": claim.id }, quoted(claim)),
      h("p", { class: "meta" }, claim.subject && own(claim.subject, { class: "subject" }),
        [...details(claim), topicOf(claim)].filter(Boolean).map((detail) => own(detail, { class: "detail" }))),
      DOCUMENTS.length > 1 && h("p", { class: "meta source" }, own(source))),
    cell("force", placeOf(claim)),
    cell("period", claim.period?.label ?? ""),
    cell("worth", meter("Worth checking", claim.worth)),
    cell("confidence", meter("Confidence", claim.confidence)));
}

// The topic, where the subject does not say it already.
function topicOf(claim) {
  const topic = WORDS.topic[claim.topic].toLowerCase();
  return claim.topic === "other" || claim.subject?.toLowerCase().includes(topic) ? "" : topic;
}

function meter(title, value) {
  return h("span", { class: "meter", "--share": value ?? 0 }, h("span", { class: "title", "aria-hidden": "true" }, `${title} `), score(value));
}

// The sentence with its amount marked; of a long one what stands around the amount.
const AROUND = 160;

function quoted(claim) {
  const words = points(claim.sentence);
  const [from, to] = [Math.max(0, claim.from - AROUND), Math.min(words.length, claim.to + AROUND)];
  const left = cut(words, from, claim.from);
  const right = cut(words, claim.to, to);
  return own([
    from > 0 ? "…" : "",
    from > 0 ? left.replace(/^\S*\s/, "") : left,
    h("mark", { class: claim.change }, cut(words, claim.from, claim.to)),
    to < words.length ? right.replace(/\s\S*$/, "") : right,
    to < words.length ? "…" : "",
  ]);
}

// Links to the first, the neighbouring and the last page.
function turnPages(pager, page, pages, after) {
  pager.hidden = pages === 1;
  const to = (number, text, label) => h("button", {
    type: "button", "data-page": number, "aria-label": label ?? `Page ${number}`, disabled: number < 1 || number > pages,
    "aria-current": number === page && !label ? "page" : null,
    onclick: () => { change({ page: number }, { push: true }); after(); },
  }, text);
  const near = [1, page - 1, page, page + 1, pages].filter((number) => number >= 1 && number <= pages);
  const numbers = [...new Set(near)];
  const held = pager.contains(document.activeElement);
  pager.replaceChildren(
    to(page - 1, "← Previous", "Previous page"),
    ...numbers.flatMap((number, at) => [
      at && number - numbers[at - 1] > 1 ? h("span", { "aria-hidden": "true" }, "…") : null, to(number, NUMBER.format(number)),
    ]).filter(Boolean),
    to(page + 1, "Next →", "Next page"));
  if (held) pager.querySelector('[aria-current="page"]').focus();
}
