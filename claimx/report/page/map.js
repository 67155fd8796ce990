// One tile a force, roughly where it lies (claimx/report/tiles.csv); darker with more claims.

const SHADES = 5;

function makeMap() {
  const tiles = PACKED.tiles.map(([force, label, column, row]) => {
    const number = h("span", { class: "number", "aria-hidden": "true" });
    const button = h("button", {
      type: "button", class: "tile", "data-key": force, "data-column": column, "data-row": row,
      "--column": column, "--row": row,
    }, h("span", { class: "label", "aria-hidden": "true" }, label), number);
    return { force, button, number };
  });
  const pointed = h("p", { class: "pointed small", "aria-hidden": "true" });
  const grid = h("div", { class: "map", role: "group", "aria-labelledby": "map-title", "aria-describedby": "map-help" },
    tiles.map(({ button }) => button));
  const others = h("ul", { class: "others", "aria-label": "Not on the map" });
  const element = h("section", { class: "panel mapped", "aria-labelledby": "map-title" },
    h("h3", { id: "map-title" }, "Where"),
    h("p", { class: "hidden", id: "map-help" }, "One tile a force. The arrow keys move between neighbours."),
    grid, pointed);
  const known = new Set(tiles.map(({ force }) => force));
  roving(grid, (from, key) => neighbour(tiles.map(({ button }) => button), from, key));
  for (const event of ["pointerover", "focusin"]) {
    grid.addEventListener(event, ({ target }) => {
      const tile = target.closest(".tile");
      if (tile) pointed.textContent = tile.getAttribute("aria-label");
    });
  }
  for (const event of ["pointerleave", "focusout"]) grid.addEventListener(event, () => { pointed.textContent = ""; });
  let filters = noFilters();
  grid.addEventListener("click", ({ target }) => {
    const tile = target.closest(".tile");
    if (tile) filter({ force: toggled(filters.force, tile.dataset.key) });
  });
  settle(grid, tiles.find(({ force }) => force === "metropolitan").button);

  return {
    element,
    others,
    update(counts, now) {
      filters = now;
      const most = Math.max(1, ...tiles.map(({ force }) => counts.get(force) ?? 0));
      for (const { force, button, number } of tiles) {
        const here = counts.get(force) ?? 0;
        number.textContent = here ? NUMBER.format(here) : "";
        button.dataset.shade = here ? Math.ceil(Math.sqrt(here / most) * SHADES) : 0;
        button.setAttribute("aria-pressed", String(now.force.includes(force)));
        button.setAttribute("aria-label", `${FORCES.get(force)}: ${count(here, "claim")}`);
      }
      const rest = [...counts].filter(([key]) => !known.has(key)).sort(([, a], [, b]) => b - a);
      others.replaceChildren(...rest.map(([key, here]) => h("li", {}, h("button", {
        type: "button", class: "other", "aria-pressed": String(now.force.includes(key)),
        onclick: () => filter({ force: toggled(now.force, key) }),
      }, placeName(key), " ", h("span", { class: "number" }, NUMBER.format(here))))));
    },
  };
}

// The nearest tile in the direction of an arrow key, those straight ahead before those beside.
function neighbour(buttons, from, key) {
  const [dx, dy] = { ArrowLeft: [-1, 0], ArrowRight: [1, 0], ArrowUp: [0, -1], ArrowDown: [0, 1] }[key] ?? [0, 0];
  if (!dx && !dy) return null;
  let best = null;
  let least = Infinity;
  for (const button of buttons) {
    const x = button.dataset.column - from.dataset.column;
    const y = button.dataset.row - from.dataset.row;
    const ahead = x * dx + y * dy;
    const beside = Math.abs(x * dy) + Math.abs(y * dx);
    if (ahead > 0 && ahead + 3 * beside < least) [best, least] = [button, ahead + 3 * beside];
  }
  return best;
}
