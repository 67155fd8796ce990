// The card of a record: every field in plain words, with the words of the statement that set it.

const FIELDS = ["subject", "change", "period", "baseline", "forces", "speaker", "topic", "type", "status", "bound", "per"];

// `textOf` gives the words between two offsets, or null where they are not known; `loud` is told a field to stress;
// `close` ends the showing of a claim that was chosen.
function cardOf(claim, { textOf, loud, neighbours, close }) {
  const value = valueOf(claim);
  const title = h("h3", { id: "card-title", tabindex: "-1", class: `value ${claim.change}` },
    symbol(claim.change), hidden(claim.change === "level" ? "" : `${WORDS.change[claim.change]} of `), own(claim.amount));
  const rows = FIELDS.map((field) => fieldRow(claim, field, textOf, loud)).filter(Boolean);
  const link = fragmentOf({ ...STATE, view: "statement", document: claim.document.id, claim: claim.id });
  return h("section", { class: "card", "aria-labelledby": "card-title", "data-claim": claim.id },
    title,
    value && value !== claim.amount && h("p", { class: "full" }, value),
    h("dl", { class: "fields" }, rows),
    checksOf(claim),
    h("dl", { class: "scores" },
      h("div", {}, h("dt", {}, "Worth checking"), h("dd", {}, meter("", claim.worth))),
      h("div", {}, h("dt", {}, "Confidence"), h("dd", {}, meter("", claim.confidence)))),
    h("p", { class: "steps" },
      neighbours.map(([text, other]) => h("button", { type: "button", class: "quiet", disabled: !other, onclick: () => pick(other) }, text)),
      h("a", { class: "quiet", href: link }, "Link to this claim"),
      close && h("button", { type: "button", class: "quiet", onclick: close }, "Close")));
}

function fieldRow(claim, field, textOf, loud) {
  const [main, ...notes] = saidOf(claim, field);
  if (!main) return null;
  const words = claim.evidence.filter((span) => span.field === field).map(({ start, end }) => textOf(start, end));
  const quotes = words.filter(Boolean).map((text) => own(`“${text.replace(/\s+/g, " ")}”`));
  const on = () => loud(field);
  const off = () => loud(null);
  const name = words.length
    ? h("button", { type: "button", class: `field ev-${field}`, onfocus: on, onblur: off, "aria-label": `${WORDS.field[field]}: show the words` }, WORDS.field[field])
    : h("span", { class: "field" }, WORDS.field[field]);
  const props = words.length ? { onpointerenter: on, onpointerleave: off, class: "row" } : { class: "row" };
  const told = quotes.length > 0 && !(quotes.length === 1 && quotes[0].textContent === `“${main}”`);
  return h("div", props, h("dt", {}, name), h("dd", {},
    own(main), notes.filter(Boolean).map((note) => h("span", { class: "soft" }, own(note))),
    told && h("span", { class: "words" }, quotes.flatMap((quote, at) => (at ? [" … ", quote] : [quote])))));
}

// What a field says, and notes on it; nothing where it says nothing worth a line.
function saidOf(claim, field) {
  switch (field) {
    case "subject": return [claim.subject];
    case "change": return [claim.change === "level" ? "A level, no change" : WORDS.change[claim.change]];
    case "period": return time(claim.period);
    case "baseline": return time(claim.baseline);
    case "forces": return forcesOf(claim);
    case "speaker": return claim.speaker
      ? [claim.speaker.name, claim.speaker.role, claim.quoted ? "in quotation marks" : "as reported"]
      : ["The statement itself"];
    case "topic": return [WORDS.topic[claim.topic]];
    case "type": return [WORDS.type[claim.type]];
    case "status": return [WORDS.status[claim.status]];
    case "bound": return claim.bound === "exact" ? [] : [WORDS.bound[claim.bound]];
    case "per": return claim.per ? [`per ${claim.per}`] : [];
    default: return [];
  }
}

function time(period) {
  if (!period) return [];
  const { start, end, label } = period;
  const days = start && end && start !== end && !/^\d+ \w+ \d{4}–/.test(label);
  return [label, days ? `${day(start)} to ${day(end)}` : ""];
}

function forcesOf(claim) {
  if (claim.scope !== "force") return [WORDS.scope[claim.scope]];
  const names = claim.forces.map(({ force }) => FORCES.get(force));
  const ways = new Set(claim.forces.map(({ via }) => WORDS.via[via]));
  return [names.join(", "), `known ${[...ways].join(" and ")}`];
}

function legend() {
  return h("section", { class: "legend", "aria-label": "Legend" },
    h("p", {}, ["increase", "decrease", "level"].map((change) => h("span", { class: `value ${change}` }, symbol(change), " ", WORDS.change[change].toLowerCase()))),
    h("p", {}, FIELDS.map((field) => h("span", { class: `key ev-${field}` }, WORDS.tag[field]))));
}
