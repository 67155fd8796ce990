// Elements from plain values. Text is only ever set as text, so no document can write markup into the page.

function h(name, props = {}, ...children) {
  const element = document.createElement(name);
  for (const [key, value] of Object.entries(props)) {
    if (value === null || value === undefined || value === false) continue;
    if (key.startsWith("on")) element.addEventListener(key.slice(2), value);
    else if (key.startsWith("--")) element.style.setProperty(key, value);
    else element.setAttribute(key, value === true ? "" : value);
  }
  append(element, children);
  return element;
}

function append(element, children) {
  for (const child of children) {
    if (child === null || child === undefined || child === false) continue;
    if (Array.isArray(child)) append(element, child);
    else element.append(child);
  }
}

// Words of a document: they choose their own direction and cannot turn that of the words around them.
function own(content, props = {}) {
  return h("bdi", props, content);
}

function hidden(text) {
  return h("span", { class: "hidden" }, text);
}

function symbol(change) {
  return h("span", { class: `symbol ${change}`, "aria-hidden": "true" }, WORDS.symbol[change]);
}

// One tab stop for many buttons: the arrow keys move among them. `step` gives the next one for a key, or null.
function roving(container, step) {
  container.addEventListener("keydown", (event) => {
    const from = event.target.closest("button");
    const to = from && step(from, event.key);
    if (!to) return;
    event.preventDefault();
    settle(container, to);
    to.focus();
  });
}

function settle(container, stop) {
  for (const button of container.querySelectorAll("button")) button.tabIndex = button === stop ? 0 : -1;
}

function alongRow(from, key) {
  const all = [...from.parentElement.parentElement.querySelectorAll("button")];
  const at = all.indexOf(from);
  const to = { ArrowLeft: at - 1, ArrowUp: at - 1, ArrowRight: at + 1, ArrowDown: at + 1, Home: 0, End: all.length - 1 };
  return all[to[key]] ?? null;
}
