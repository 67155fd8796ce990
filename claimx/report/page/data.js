// The data of the page: base64 of deflated JSON, its claims in columns (claimx/report/pack.py writes it).

if (!("DecompressionStream" in window)) {
  const told = "This browser cannot unpack the page: open it in one of 2023 or later.";
  document.getElementById("main").append(h("p", { class: "note" }, told));
  throw new Error(told);
}

async function unpack(element) {
  const binary = atob(element.textContent);
  const bytes = new Uint8Array(binary.length);
  for (let at = 0; at < binary.length; at += 1) bytes[at] = binary.charCodeAt(at);
  const stream = new Blob([bytes]).stream().pipeThrough(new DecompressionStream("deflate"));
  return new Response(stream).json();
}

// What the filter by force knows a claim by: its forces, or that it is national or of none.
const NATIONAL = "@national";
const NOWHERE = "@other";

const PACKED = await unpack(document.getElementById("data"));
const WORDS = PACKED.words;
const FORCES = new Map(PACKED.forces);

const DOCUMENTS = PACKED.documents.map(
  ([id, path, title, kind, date, publisher, url, withdrawn, count, warnings, whole, part, place], index) => ({
    id, path, title, kind, date, publisher, url, withdrawn, count, warnings, whole, part, place, index,
    name: title || path || id,
    claims: [],
  }),
);
const SPEAKERS = PACKED.speakers.map(([name, role, force]) => ({ name, role, force }));
const PERIODS = PACKED.periods.map(([text, start, end, label]) => ({ text, start, end, label }));
const CLAIMS = claimsOf(PACKED.claims);
const ERRORS = PACKED.errors.map(([path, kind, message, remedy, where]) => ({ path, kind, message, remedy, where }));
const BY_ID = new Map(DOCUMENTS.map((one) => [one.id, one]));

function claimsOf(columns) {
  return (columns.id ?? []).map((id, index) => {
    const [document, start] = [DOCUMENTS[columns.document[index]], columns.start[index]];
    const sentence = PACKED.sentences[columns.sentence[index]];
    const forces = columns.forces[index].map(([force, via, score, text]) => ({ force, via, score, text }));
    const [speaker, period, baseline] = [columns.speaker[index], columns.period[index], columns.baseline[index]];
    const [from, to] = columns.at[index];
    const claim = {
      id, index, document, sentence, start, forces, from, to,
      amount: columns.amount[index].replace(/\s+/g, " "),
      value: columns.value[index],
      high: columns.high[index],
      unit: columns.unit[index],
      bound: columns.bound[index],
      per: columns.per[index],
      type: columns.type[index],
      topic: columns.topic[index],
      subject: columns.subject[index],
      change: columns.change[index],
      status: columns.status[index],
      scope: columns.scope[index],
      speaker: speaker === null ? null : SPEAKERS[speaker],
      quoted: columns.quoted[index] === 1,
      period: period === null ? null : PERIODS[period],
      baseline: baseline === null ? null : PERIODS[baseline],
      evidence: spans(columns.evidence[index], start),
      checks: columns.checks[index].map(checked),
      worth: columns.worth[index],
      confidence: columns.confidence[index],
    };
    claim.places = placesKeyed(claim);
    document.claims.push(claim);
    return claim;
  });
}

function checked([kind, outcome, told, caveats, sources, chart]) {
  return {
    kind, outcome, told, caveats,
    sources: sources.map((number) => PACKED.sources[number]),
    chart: chart && { series: PACKED.series[chart[0]], seen: chart[1], stated: chart[2] },
  };
}

function placesKeyed({ scope, forces }) {
  if (scope === "national") return [NATIONAL];
  return forces.length ? forces.map(({ force }) => force) : [NOWHERE];
}

function spans(flat, start) {
  const found = [];
  for (let at = 0; at < flat.length; at += 3) {
    found.push({ field: flat[at], start: start + flat[at + 1], end: start + flat[at + 2] });
  }
  return found;
}

// The blocks of a document. The texts of many documents lie together, and are unpacked when one is opened.
const TEXTS = document.getElementsByClassName("texts");
const UNPACKED = new Map();

async function blocksOf(one) {
  if (!UNPACKED.has(one.part)) UNPACKED.set(one.part, unpack(TEXTS[one.part]));
  const blocks = (await UNPACKED.get(one.part))[one.place];
  return blocks.map(([start, kind, section, text]) => {
    const words = points(text);
    return { start, end: start + words.length, kind, section, words };
  });
}

// Offsets count code points, which are not what a string counts where a character lies beyond the first 65,536.
function points(text) {
  return /[\ud800-\udfff]/.test(text) ? Array.from(text) : text;
}

function cut(words, start, end) {
  const part = words.slice(start, end);
  return typeof part === "string" ? part : part.join("");
}
