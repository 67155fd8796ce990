// A statement with its claims marked in place. Pointing at a mark, or reaching it by key, shows its evidence.

// Words that set several fields take the look of the first of these.
const PRIORITY = ["change", "period", "baseline", "forces", "speaker", "status", "bound", "per", "subject", "topic", "type"];
// What a thing is about stands inside the words that name it: its tags would cover theirs.
const UNTAGGED = new Set(["topic", "type"]);

function makeStatement(one, blocks) {
  const pieces = [];
  const marks = new Map();
  const text = h("div", { class: "text", dir: "auto" }, layout(one, blocks, pieces, marks));
  const place = h("div", { class: "place" });
  const aside = h("aside", { class: "record", "aria-label": "Record of the claim" }, place, legend());
  const title = h("h2", { id: "statement-title", tabindex: "-1", dir: "auto", class: titled(one, blocks) ? "hidden" : null }, one.name);
  const element = h("article", { class: "statement", "aria-labelledby": "statement-title" },
    h("div", { class: "reading" }, head(one, title), text, indexOf(one, marks)), aside);
  const active = { hovered: null, focused: null, pinned: null };
  let lit = [];
  let shown;

  function textOf(start, end) {
    const block = blocks.find((other) => other.start <= start && end <= other.end);
    return block ? cut(block.words, start - block.start, end - block.start) : null;
  }

  function light(claim) {
    for (const { node } of lit) {
      node.className = "piece";
      node.removeAttribute("data-tag");
    }
    lit = [];
    if (!claim) return;
    const end = claim.start + points(claim.sentence).length;
    for (const piece of within(pieces, claim.start, end)) {
      piece.node.classList.add("sentence");
      lit.push({ node: piece.node, fields: [] });
    }
    const fields = new Map();
    for (const span of claim.evidence) {
      within(pieces, span.start, span.end).forEach((piece, at) => {
        const known = fields.get(piece.node) ?? { fields: [], tags: [] };
        known.fields.push(span.field);
        if (at === 0 && !UNTAGGED.has(span.field)) known.tags.push(WORDS.tag[span.field]);
        fields.set(piece.node, known);
      });
    }
    for (const [node, known] of fields) {
      node.classList.add("ev", `ev-${PRIORITY.find((field) => known.fields.includes(field))}`);
      if (known.tags.length) node.dataset.tag = [...new Set(known.tags)].join(" + ");
      lit.push({ node, fields: known.fields });
    }
  }

  function loud(field) {
    text.classList.toggle("hushed", field !== null);
    for (const { node, fields } of lit) node.classList.toggle("loud", fields.includes(field));
  }

  function refresh() {
    const claim = active.hovered ?? active.focused ?? active.pinned;
    if (claim === shown) return;
    shown = claim;
    loud(null);
    light(claim);
    for (const [other, mark] of marks) mark.classList.toggle("active", other === claim);
    element.classList.toggle("told", Boolean(claim));
    if (!claim) {
      place.replaceChildren(h("p", { class: "note" }, one.count
        ? "Point at a marked amount, or reach it with the Tab key, to see which words set each field. Press Enter to keep it."
        : "No claim was found in this statement."));
      return;
    }
    const at = one.claims.indexOf(claim);
    const neighbours = [["← Previous", one.claims[at - 1]], ["Next →", one.claims[at + 1]]];
    place.replaceChildren(cardOf(claim, { textOf, loud, neighbours, close: claim === active.pinned ? close : null }));
  }

  const claimAt = (target) => byMark.get(target.closest?.(".mark"));
  const byMark = new Map([...marks].map(([claim, mark]) => [mark, claim]));
  text.addEventListener("pointerover", ({ target, pointerType }) => {
    if (pointerType !== "touch") active.hovered = claimAt(target) ?? null;
    refresh();
  });
  text.addEventListener("pointerleave", () => { active.hovered = null; refresh(); });
  text.addEventListener("focusin", ({ target }) => { active.focused = claimAt(target) ?? null; refresh(); });
  text.addEventListener("focusout", () => { active.focused = null; refresh(); });
  text.addEventListener("click", (event) => {
    const claim = claimAt(event.target);
    if (!claim) return;
    change({ claim: claim === active.pinned && event.detail ? null : claim.id });
    // By key the card is what comes next; a pointer needs no focus to read it.
    if (!event.detail) document.getElementById("card-title")?.focus();
  });
  element.addEventListener("keydown", (event) => {
    if (event.key === "Escape" && active.pinned) close();
  });

  function close() {
    const mark = marks.get(active.pinned);
    change({ claim: null });
    mark?.focus({ preventScroll: true });
  }

  return {
    element,
    title: one.name,
    document: one,
    heading: () => title,
    pin(claim, { focus = false } = {}) {
      active.pinned = claim;
      for (const [other, mark] of marks) mark.setAttribute("aria-pressed", String(other === claim));
      const mark = marks.get(claim);
      if (focus && mark) {
        active.hovered = null;
        mark.focus({ preventScroll: true });
        mark.scrollIntoView({ block: "center" });
      }
      shown = undefined;
      refresh();
    },
  };
}

function pick(claim) {
  change({ claim: claim.id });
  VIEW.pin(claim, { focus: true });
}

function titled(one, blocks) {
  const plain = (text) => text.replace(/\s+/g, " ").trim();
  return blocks.some((block) => block.kind === "title" && plain(cut(block.words)) === plain(one.title ?? ""));
}

function head(one, title) {
  const url = address(one.url);
  const notes = [one.withdrawn && "Its publisher has withdrawn it.", ...one.warnings,
    !one.whole && "Only the sentences with claims are known, not the whole text."].filter(Boolean);
  return h("header", { class: "about" },
    h("p", { class: "back" }, h("a", { href: fragmentOf({ ...STATE, view: "claims", claim: null }) }, "← All claims")),
    title,
    h("p", { class: "soft" }, own(sourceOf(one)), url && [" · ", h("a", { href: url, rel: "noreferrer noopener" }, "Open the source")],
      one.path && [" · ", own(one.path, { class: "path" })]),
    notes.map((note) => h("p", { class: "note" }, own(note))));
}

// Every claim as a sentence of its own, after the text: an index, and what is printed in place of the card.
function indexOf(one, marks) {
  if (!one.claims.length) return null;
  return h("section", { class: "index", "aria-labelledby": "index-title" },
    h("h3", { id: "index-title" }, `${count(one.claims.length, "claim")} in this statement`),
    h("ol", {}, one.claims.map((claim) => h("li", {},
      h("a", {
        href: linkTo(claim, STATE),
        onclick: (event) => {
          if (event.ctrlKey || event.metaKey || event.shiftKey || !marks.has(claim)) return;
          event.preventDefault();
          pick(claim);
        },
      }, symbol(claim.change), hidden(claim.change === "level" ? "" : `${WORDS.change[claim.change]} of `), own(claim.amount)),
      h("span", { class: "detail" }, [claim.subject, claim.period?.label, placeOf(claim), ...details(claim)].filter(Boolean).map((part) => own(part)).flatMap((part, at) => (at ? [" · ", part] : [part])))))));
}

// Blocks as elements: rows of a table and items of a list that follow one another stand together.
function layout(one, blocks, pieces, marks) {
  const out = [];
  const cuts = cutsOf(one);
  const named = new Set();
  let part = "body";
  let run = null;
  for (const block of blocks) {
    const group = { table_row: "table", list_item: "ul" }[block.kind];
    const dim = ["furniture", "contact"].includes(block.section);
    const words = inline(block, cuts, pieces, marks, dim);
    const key = `${group} ${block.section}`;
    // What was not read is named once; the part it interrupts goes on after it without its name.
    const label = dim && named.has(block.section) ? null : WORDS.section[block.section];
    if (label && block.section !== part) {
      out.push(h("p", { class: "section" }, label));
      run = null;
    }
    named.add(block.section);
    if (!dim) part = block.section;
    if (group && run?.key === key) {
      run.element.append(words);
      continue;
    }
    const outer = group ? h(group, {}, words) : words;
    run = group ? { key, element: outer } : null;
    const framed = group === "table" ? h("div", { class: "wide", tabindex: "0", role: "region", "aria-label": "Table of the statement" }, outer) : outer;
    if (dim) framed.classList.add("dim");
    out.push(framed);
  }
  return out;
}

const ELEMENTS = { title: "h3", heading: "h4", quote: "blockquote", list_item: "li", table_row: "tr" };

// Where the text of a statement is cut: wherever a sentence, an amount or a piece of evidence begins or ends.
function cutsOf(one) {
  const edges = new Set();
  const amounts = [];
  for (const claim of one.claims) {
    const amount = { claim, start: claim.start + claim.from, end: claim.start + claim.to };
    amounts.push(amount);
    const sentence = { start: claim.start, end: claim.start + points(claim.sentence).length };
    for (const { start, end } of [sentence, amount, ...claim.evidence]) edges.add(start).add(end);
  }
  const ordered = [...edges].sort((a, b) => a - b).map((start) => ({ start, end: start }));
  return { edges: ordered, amounts: amounts.sort((a, b) => a.start - b.start) };
}

function inline(block, cuts, pieces, marks, dim) {
  const cells = [];
  let from = block.start;
  if (block.kind === "table_row") {
    for (let at = 0; at < block.words.length; at += 1) {
      if (block.words[at] !== "\t") continue;
      cells.push([from, block.start + at]);
      from = block.start + at + 1;
    }
  }
  cells.push([from, block.end]);
  const edges = within(cuts.edges, block.start, block.end).map(({ start }) => start);
  const amounts = within(cuts.amounts, block.start, block.end);
  const content = cells.map(([start, end]) => {
    const inside = edges.filter((at) => at > start && at < end);
    return runs(block, [start, ...inside, end], amounts, pieces, marks);
  });
  // What was not read has no headings that count.
  const plain = dim && ["title", "heading"].includes(block.kind);
  const element = h((plain ? null : ELEMENTS[block.kind]) ?? "p", { class: block.kind });
  append(element, block.kind === "table_row" ? content.map((cell) => h("td", {}, cell)) : content);
  return element;
}

// The text between each two edges as a span; those of one amount inside its mark.
function runs(block, edges, amounts, pieces, marks) {
  const out = [];
  for (let at = 0; at + 1 < edges.length; at += 1) {
    const [start, end] = [edges[at], edges[at + 1]];
    const node = h("span", { class: "piece" }, cut(block.words, start - block.start, end - block.start));
    pieces.push({ start, end, node });
    const amount = amounts.find((other) => other.start <= start && end <= other.end);
    if (!amount) {
      out.push(node);
      continue;
    }
    if (!marks.has(amount.claim)) {
      const mark = h("button", {
        type: "button", class: `mark ${amount.claim.change}`, id: `claim-${amount.claim.id}`, "aria-pressed": "false",
        "aria-description": told(amount.claim), "data-symbol": WORDS.symbol[amount.claim.change],
      });
      marks.set(amount.claim, mark);
      out.push(mark);
    }
    marks.get(amount.claim).append(node);
  }
  return out;
}

// Of things in the order of their starts, those that lie between two offsets.
function within(pieces, start, end) {
  let [low, high] = [0, pieces.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if (pieces[middle].start < start) low = middle + 1;
    else high = middle;
  }
  const found = [];
  for (let at = low; at < pieces.length && pieces[at].end <= end; at += 1) found.push(pieces[at]);
  return found;
}
