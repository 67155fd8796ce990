// What a claim was held against: what came of it in words, the caveats, the sources, and official figures as a chart.

const SVG = new DOMParser().parseFromString("<svg></svg>", "text/html").querySelector("svg").namespaceURI;
const CHART = { width: 320, height: 96, left: 4, right: 4, above: 10, below: 18 };

function checksOf(claim) {
  if (!claim.checks.length) return null;
  return h("section", { class: "checks", "aria-label": "Held against other figures" },
    h("h4", {}, "Held against other figures"),
    h("ul", {}, claim.checks.map(({ kind, outcome, told, caveats, sources, chart }) =>
      h("li", { class: `outcome-${outcome}` },
        h("p", { class: "outcome" }, h("strong", {}, WORDS.outcome[outcome]), h("span", { class: "soft" }, ` · ${WORDS.check[kind]}`)),
        h("p", {}, own(told)),
        chart && drawn(chart, told),
        caveats.length > 0 && h("ul", { class: "caveats" }, caveats.map((text) => h("li", {}, own(text)))),
        sources.length > 0 && h("p", { class: "sources" }, "Source: ", sources.flatMap((one, at) => (at ? ["; ", sourced(one)] : [sourced(one)])))))));
}

function sourced([text, address, licence]) {
  const words = address ? text.replace(address, "").trim() || address : text;
  const name = address ? h("a", { href: address, rel: "noreferrer" }, own(words)) : own(words);
  return [name, licence ? ` (${licence})` : ""];
}

function drawn({ series: [name, unit, points], seen, stated }, told) {
  const time = (iso) => Date.parse(iso) / 864e5;
  const marks = stated ? [...seen, stated] : seen;
  const values = [...points, ...marks].map(([, value]) => value);
  const days = [...points, ...marks].map(([iso]) => time(iso));
  const [low, high] = [Math.min(...values), Math.max(...values)];
  const [first, last] = [Math.min(...days), Math.max(...days)];
  const x = (iso) => CHART.left + ((time(iso) - first) / (last - first || 1)) * (CHART.width - CHART.left - CHART.right);
  const y = (value) => CHART.above + ((high - value) / (high - low || 1)) * (CHART.height - CHART.above - CHART.below);
  const at = ([iso, value]) => ({ cx: x(iso).toFixed(1), cy: y(value).toFixed(1) });
  const years = [points[0][0], points[points.length - 1][0]].map((iso) => iso.slice(0, 4));
  const base = CHART.height - 4;
  const label = `${name}, ${unit}, ${years.join(" to ")}. ${told}`;
  return h("figure", { class: "series" },
    s("svg", { viewBox: `0 0 ${CHART.width} ${CHART.height}`, role: "img", "aria-label": label },
      s("polyline", { class: "line", points: points.map(([iso, value]) => `${x(iso).toFixed(1)},${y(value).toFixed(1)}`).join(" ") }),
      seen.map((one) => s("circle", { class: "seen", r: 3.5, ...at(one) })),
      stated && s("circle", { class: "stated", r: 5.5, ...at(stated) }),
      s("text", { x: CHART.left, y: base }, years[0]),
      s("text", { x: CHART.width - CHART.right, y: base, "text-anchor": "end" }, years[1])),
    h("figcaption", {}, own(`${name} (${unit})`), " · ", h("span", { class: "key-seen" }, "published"), stated && [" · ", h("span", { class: "key-stated" }, "as stated")]));
}

function s(name, props, ...children) {
  const element = document.createElementNS(SVG, name);
  for (const [key, value] of Object.entries(props)) element.setAttribute(key, value);
  append(element, children);
  return element;
}
