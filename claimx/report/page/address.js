// What is shown, as the fragment of the address: a link to it opens the same view with the same filters.

const VIEWS = ["claims", "statements", "errors", "statement"];

function firstState() {
  const only = DOCUMENTS.length === 1;
  return {
    view: only && ERRORS.length === 0 ? "statement" : "claims",
    document: only ? DOCUMENTS[0].id : null,
    claim: null,
    page: 1,
    order: { by: only ? "text" : "worth", falls: !only },
    filters: noFilters(),
  };
}

function parse(fragment) {
  const state = firstState();
  const [view, query = ""] = fragment.replace(/^#/, "").split("?");
  const given = new URLSearchParams(query);
  if (VIEWS.includes(view)) state.view = view;
  if (BY_ID.has(given.get("statement"))) state.document = given.get("statement");
  else if (state.view === "statement" && !state.document) state.view = "claims";
  state.claim = given.get("claim");
  state.page = Math.max(1, Math.trunc(Number(given.get("page"))) || 1);
  const order = given.get("sort") ?? "";
  if (Object.hasOwn(ORDERS, order.replace("-", ""))) {
    state.order = { by: order.replace("-", ""), falls: order.startsWith("-") };
  }
  for (const { name } of CHOICES) state.filters[name] = given.getAll(name).filter((key) => KNOWN.get(name).has(key));
  for (const { name } of TIMES) {
    const [, from, to] = /^(\d{4}(?:-\d{2})?)?\.\.(\d{4}(?:-\d{2})?)?$/.exec(given.get(name) ?? "") ?? [];
    state.filters[name] = { from: from ?? "", to: to ?? "" };
  }
  for (const { name } of SCORES) state.filters[name] = Math.min(1, Math.max(0, Number(given.get(name)) || 0));
  state.filters.q = given.get("q") ?? "";
  return state;
}

// The keys that each filter by choice can have.
const KNOWN = new Map(CHOICES.map(({ name, of }) => [name, new Set(CLAIMS.flatMap(of))]));

function fragmentOf(state) {
  const usual = firstState();
  const given = new URLSearchParams();
  if (state.view === "statement") {
    given.set("statement", state.document);
    if (state.claim) given.set("claim", state.claim);
  }
  for (const { name } of CHOICES) for (const key of state.filters[name]) given.append(name, key);
  for (const { name } of TIMES) {
    if (isSet(state.filters, name)) given.set(name, `${state.filters[name].from}..${state.filters[name].to}`);
  }
  for (const { name } of SCORES) if (state.filters[name]) given.set(name, state.filters[name]);
  if (state.filters.q) given.set("q", state.filters.q);
  if (state.order.by !== usual.order.by || state.order.falls !== usual.order.falls) {
    given.set("sort", (state.order.falls ? "-" : "") + state.order.by);
  }
  if (state.page > 1) given.set("page", state.page);
  const query = given.toString();
  return `#${state.view}${query ? `?${query}` : ""}`;
}

// A link to a claim in its statement; the filters go along, so that the way back finds them.
function linkTo(claim, state) {
  return fragmentOf({ ...state, view: "statement", document: claim.document.id, claim: claim.id });
}
