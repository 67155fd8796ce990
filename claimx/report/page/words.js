// Records in plain words.

const NUMBER = new Intl.NumberFormat("en-GB", { maximumFractionDigits: 2 });
const DAY = new Intl.DateTimeFormat("en-GB", { day: "numeric", month: "long", year: "numeric", timeZone: "UTC" });
const SHORT_DAY = new Intl.DateTimeFormat("en-GB", { day: "numeric", month: "short", year: "numeric", timeZone: "UTC" });
const MONTH = new Intl.DateTimeFormat("en-GB", { month: "long", year: "numeric", timeZone: "UTC" });

function day(iso, format = DAY) {
  return iso ? format.format(new Date(`${iso}T00:00:00Z`)) : "";
}

function monthName(key) {
  return key.length === 4 ? key : MONTH.format(new Date(`${key}-01T00:00:00Z`));
}

function count(number, noun) {
  return `${NUMBER.format(number)} ${noun}${number === 1 ? "" : "s"}`;
}

function money(unit, value) {
  try {
    const style = { style: "currency", currency: unit, maximumFractionDigits: Number.isInteger(value) ? 0 : 2 };
    return new Intl.NumberFormat("en-GB", style).format(value);
  } catch {
    return `${unit} ${NUMBER.format(value)}`;
  }
}

function one(unit, value) {
  if (/^[A-Z]{3}$/.test(unit)) return money(unit, value);
  const known = WORDS.unit[unit];
  if (known !== undefined) return NUMBER.format(value) + known;
  return `${NUMBER.format(value)} ${unit}${Math.abs(value) === 1 ? "" : "s"}`;
}

// The amount as a value in full: at least £3,200,000 a year.
function valueOf(claim) {
  if (claim.value === null) return "";
  const high = claim.high === null ? "" : ` and ${one(claim.unit, claim.high)}`;
  const bound = claim.bound === "exact" ? "" : `${WORDS.bound[claim.bound]} `;
  return `${bound}${one(claim.unit, claim.value)}${high}${claim.per ? ` per ${claim.per}` : ""}`;
}

function placesOf(claim) {
  if (claim.scope !== "force") return [WORDS.scope[claim.scope]];
  return claim.forces.map(({ force }) => FORCES.get(force));
}

// Many forces are counted, not named.
function placeOf(claim) {
  const names = placesOf(claim);
  return names.length > 3 ? count(names.length, "force") : names.join(", ");
}

// "About burglary", "2023/24", …: what is said of the amount, as short as it can be told.
function details(claim) {
  return [
    claim.status === "actual" ? "" : WORDS.status[claim.status].toLowerCase(),
    claim.baseline ? `against ${claim.baseline.label}` : "",
    claim.speaker ? `says ${claim.speaker.name}` : "",
  ].filter(Boolean);
}

// The whole record as one sentence, for those who hear the page.
function told(claim) {
  return [
    claim.change === "level" ? claim.amount : `${WORDS.change[claim.change]} of ${claim.amount}`,
    claim.subject,
    claim.period?.label,
    placeOf(claim),
    ...details(claim),
  ].filter(Boolean).join(", ");
}

function score(value) {
  return value === null ? "–" : value.toFixed(2);
}

// Only addresses of the web are linked: others could run what they hold.
function address(url) {
  return /^https?:\/\//i.test(url ?? "") ? url : null;
}

function sourceOf(one) {
  return [one.publisher, day(one.date, SHORT_DAY), WORDS.kind[one.kind].toLowerCase()].filter(Boolean).join(" · ");
}
