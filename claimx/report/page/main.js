// What is shown now, and how it changes: the address says it, every change goes through `change`.

const MAIN = document.getElementById("main");
const MADE = new Map();
const MAKERS = { claims: makeClaims, statements: makeStatements, errors: makeErrors };
let STATE = parse(location.hash);
let VIEW = null;
let turn = 0;
// The claim that a link led to last.
let came = null;

function filter(changes) {
  change({ filters: { ...STATE.filters, ...changes } });
}

function change(changes, { push = false } = {}) {
  STATE = { ...STATE, page: 1, ...changes };
  history[push ? "pushState" : "replaceState"](null, "", fragmentOf(STATE));
  show();
}

function viewOf(state) {
  if (state.view === "statement") {
    const one = BY_ID.get(state.document);
    return VIEW?.document === one ? VIEW : blocksOf(one).then((blocks) => makeStatement(one, blocks));
  }
  if (!MADE.has(state.view)) MADE.set(state.view, MAKERS[state.view]());
  return MADE.get(state.view);
}

// `arrived` tells that the reader came here by a link or by going back, and has to be taken to the place.
async function show({ arrived = false } = {}) {
  const mine = (turn += 1);
  const state = STATE;
  let view = viewOf(state);
  // What is there already is shown at once, so that focus can be set upon it.
  if (view instanceof Promise) view = await view;
  if (mine !== turn) return;
  const before = VIEW;
  VIEW = view;
  const claim = view.document?.claims.find(({ id }) => id === state.claim) ?? null;
  if (before !== view) MAIN.replaceChildren(view.element);
  view.update?.();
  view.pin?.(claim, { focus: arrived && claim !== null });
  drawViews(state);
  document.title = view.title === PACKED.title ? PACKED.title : `${view.title} – ${PACKED.title}`;
  if (arrived && before && before !== view && !claim) settleFocus(view, before);
}

// Back from a statement, the row that led there; else the heading of the view.
function settleFocus(view, before) {
  const last = before.document && [...MAIN.querySelectorAll("a.open")].find((link) => link.dataset.claim === came);
  if (last) {
    last.focus({ preventScroll: true });
    last.scrollIntoView({ block: "center" });
    return;
  }
  view.heading().focus({ preventScroll: true });
  window.scrollTo(0, 0);
}

function drawViews(state) {
  const views = document.getElementById("views");
  const names = [["claims", "Claims"], ["statements", "Statements"], ERRORS.length ? ["errors", `Errors (${ERRORS.length})`] : null];
  views.hidden = false;
  views.replaceChildren(...names.filter(Boolean).map(([view, title]) => h("a", {
    href: fragmentOf({ ...state, view, page: 1, claim: null }),
    "aria-current": view === state.view ? "page" : view === "statements" && state.view === "statement" ? "true" : null,
  }, title)));
}

window.addEventListener("hashchange", () => {
  STATE = parse(location.hash);
  if (STATE.claim) came = STATE.claim;
  show({ arrived: true });
});
document.querySelector(".skip").addEventListener("click", (event) => {
  event.preventDefault();
  MAIN.focus();
});
await show({ arrived: true });
document.documentElement.dataset.ready = "";
prepareSearch();
