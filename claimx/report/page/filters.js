// Which claims pass the filters, and which fail one of them alone: from these each filter counts its own choices.

const NONE = "@none";

function placeName(key) {
  if (key === NATIONAL) return WORDS.scope.national;
  return key === NOWHERE ? WORDS.scope.other : FORCES.get(key);
}

// Filters by choice. `of` gives the keys of a claim, `name` what a key is called.
const CHOICES = [
  { name: "force", title: "Force", of: (claim) => claim.places, label: placeName },
  { name: "change", title: "Change", of: (claim) => [claim.change], label: (key) => WORDS.change[key] },
  { name: "type", title: "Type", of: (claim) => [claim.type], label: (key) => WORDS.type[key] },
  { name: "topic", title: "Topic", of: (claim) => [claim.topic], label: (key) => WORDS.topic[key] },
  { name: "status", title: "Status", of: (claim) => [claim.status], label: (key) => WORDS.status[key] },
  {
    name: "speaker", title: "Speaker", of: (claim) => [claim.speaker?.name ?? NONE],
    label: (key) => (key === NONE ? "The statement itself" : key),
  },
  { name: "kind", title: "Kind of statement", of: (claim) => [claim.document.kind], label: (key) => WORDS.kind[key] },
];
const TIMES = [
  { name: "period", title: "Period of the figure", of: (claim) => claim.period && [claim.period.start, claim.period.end] },
  { name: "published", title: "Published", of: (claim) => claim.document.date && [claim.document.date, claim.document.date] },
];
const SCORES = [
  { name: "worth", title: "Check-worthiness", of: (claim) => claim.worth ?? 0 },
  { name: "confidence", title: "Confidence", of: (claim) => claim.confidence },
];
const FILTERS = [...CHOICES, ...TIMES, ...SCORES, { name: "q" }];

function noFilters() {
  const choices = CHOICES.map(({ name }) => [name, []]);
  const times = TIMES.map(({ name }) => [name, { from: "", to: "" }]);
  const scores = SCORES.map(({ name }) => [name, 0]);
  return Object.fromEntries([...choices, ...times, ...scores, ["q", ""]]);
}

function isSet(filters, name) {
  const value = filters[name];
  if (Array.isArray(value)) return value.length > 0;
  return typeof value === "object" ? value.from !== "" || value.to !== "" : Boolean(value);
}

// Text that is searched, made when it is first needed.
const SEARCHED = new Map();

function searched(claim) {
  let text = SEARCHED.get(claim);
  if (text === undefined) {
    const parts = [claim.sentence, claim.subject, claim.speaker?.name, claim.speaker?.role, claim.document.title,
      claim.document.publisher, ...placesOf(claim)];
    text = parts.filter(Boolean).join("\n").replace(/\s+/g, " ").toLowerCase();
    SEARCHED.set(claim, text);
  }
  return text;
}

// Made while nothing else is to be done, so that the first letter that is typed need not wait for it.
function prepareSearch(from = 0) {
  window.requestIdleCallback?.((deadline) => {
    let at = from;
    while (at < CLAIMS.length && deadline.timeRemaining() > 1) searched(CLAIMS[at++]);
    if (at < CLAIMS.length) prepareSearch(at);
  });
}

function testsOf(filters) {
  const tests = [];
  for (const { name, of } of CHOICES) {
    const wanted = new Set(filters[name]);
    if (wanted.size) tests.push([name, (claim) => of(claim).some((key) => wanted.has(key))]);
  }
  for (const { name, of } of TIMES) {
    const { from, to } = filters[name];
    if (from || to) tests.push([name, (claim) => touches(of(claim), from, to)]);
  }
  for (const { name, of } of SCORES) {
    if (filters[name]) tests.push([name, (claim) => of(claim) >= filters[name]]);
  }
  const sought = filters.q.toLowerCase().split(/\s+/).filter(Boolean);
  if (sought.length) tests.push(["q", (claim) => sought.every((word) => searched(claim).includes(word))]);
  return tests;
}

// Whether days touch the months (or years) from one to another; an end that is open reaches as far as it may.
function touches(days, from, to) {
  if (!days || (days[0] === null && days[1] === null)) return false;
  const [first, last] = days;
  return (!to || first === null || first.slice(0, to.length) <= to) && (!from || last === null || last.slice(0, from.length) >= from);
}

function select(filters) {
  const tests = testsOf(filters);
  const matching = [];
  const failing = new Map(FILTERS.map(({ name }) => [name, []]));
  for (const claim of CLAIMS) {
    let failed = null;
    let several = false;
    for (const [name, test] of tests) {
      if (test(claim)) continue;
      several = failed !== null;
      failed = name;
      if (several) break;
    }
    if (failed === null) matching.push(claim);
    else if (!several) failing.get(failed).push(claim);
  }
  return { matching, besides: (name) => [...matching, ...failing.get(name)] };
}

function tally(claims, of) {
  const counts = new Map();
  for (const claim of claims) {
    for (const key of of(claim)) counts.set(key, (counts.get(key) ?? 0) + 1);
  }
  return counts;
}

// Orders of the table. Each gives a key to compare; what has none comes last either way.
const ORDERS = {
  text: { title: "As in the statements", key: (claim) => claim.index },
  worth: { title: "Check-worthiness", key: (claim) => claim.worth, falls: true },
  confidence: { title: "Confidence", key: (claim) => claim.confidence, falls: true },
  amount: { title: "Amount", key: (claim) => claim.value, group: (claim) => claim.unit, falls: true },
  force: { title: "Force", key: (claim) => (claim.scope === "force" ? placeOf(claim) : null) },
  topic: { title: "Topic", key: (claim) => WORDS.topic[claim.topic] },
  period: { title: "Period", key: (claim) => claim.period?.end ?? claim.period?.start ?? null, falls: true },
  published: { title: "Published", key: (claim) => claim.document.date, falls: true },
};

// Amounts of one unit stay together, the unit with most claims first.
function sorted(claims, { by, falls }) {
  const { key, group } = ORDERS[by];
  const sizes = group ? tally(claims, (claim) => [group(claim)]) : null;
  const keyed = claims.map((claim) => [key(claim), claim]);
  const sign = falls ? -1 : 1;
  keyed.sort(([a, one], [b, other]) => {
    if (sizes && group(one) !== group(other)) {
      return sizes.get(group(other)) - sizes.get(group(one)) || (group(one) < group(other) ? -1 : 1);
    }
    if (a === null || b === null) return (a === null) - (b === null) || one.index - other.index;
    return a < b ? -sign : a > b ? sign : one.index - other.index;
  });
  return keyed.map(([, claim]) => claim);
}
