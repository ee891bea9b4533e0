// Making elements. Styles go through the object model, never through attributes: the page's policy allows no inline style.

const HERE = new URL(".", import.meta.url).pathname;
const SVG = "http://www.w3.org/2000/svg";

/** An element. props: attributes; `class`, `style` (an object), `on` (listeners), `data`. Children: nodes, strings, null. */
export function h(tag, props = {}, ...children) {
  const element = document.createElement(tag);
  for (const [name, value] of Object.entries(props)) {
    if (value === undefined || value === null || value === false) continue;
    if (name === "on") for (const [event, does] of Object.entries(value)) element.addEventListener(event, does);
    else if (name === "style") paint(element, value);
    else if (name === "data") Object.assign(element.dataset, value);
    else if (name in element && typeof value !== "string") element[name] = value;
    else element.setAttribute(name, value === true ? "" : value);
  }
  element.append(...children.flat(Infinity).filter((child) => child !== null && child !== undefined && child !== false));
  return element;
}

/** Style properties by name; undefined ones are left alone. */
export function paint(element, styles) {
  for (const [name, value] of Object.entries(styles)) {
    if (value !== undefined && value !== null) element.style.setProperty(name, String(value));
  }
  return element;
}

/** A drawing out of icons.svg. */
export function icon(name, className = "icon", file = "icons.svg") {
  const svg = document.createElementNS(SVG, "svg");
  svg.setAttribute("class", className);
  svg.setAttribute("aria-hidden", "true");
  svg.setAttribute("viewBox", file === "icons.svg" ? "0 0 24 24" : "0 0 120 120");
  const use = document.createElementNS(SVG, "use");
  use.setAttribute("href", `${HERE}${file}#${name}`);
  svg.append(use);
  return svg;
}

/** A button with a drawing and a name for those who cannot see it. */
export function iconButton(name, label, does, className = "tool") {
  return h("button", { type: "button", class: className, "aria-label": label, title: label, on: { click: does } }, icon(name));
}

/** Words with their addresses and telephone numbers as links. */
export function linked(text) {
  const parts = [];
  let from = 0;
  for (const found of text.matchAll(/https?:\/\/[^\s]+|(?<![\d-])0\d{1,2}-\d{3}-\d{4}(?![\d-])/g)) {
    const isPhone = found[0].startsWith("0");
    const link = isPhone ? { href: "tel:" + found[0].replaceAll("-", "") } : { href: found[0], target: "_blank", rel: "noopener noreferrer" };
    parts.push(text.slice(from, found.index), h("a", link, found[0]));
    from = found.index + found[0].length;
  }
  return [...parts, text.slice(from)];
}

/** Where a picture can be had from here: our own address, or null where it lies elsewhere. */
export function reachable(address) {
  if (!address) return null;
  try {
    const url = new URL(address, location.href);
    const mine = url.hostname === location.hostname || ["127.0.0.1", "localhost"].includes(url.hostname);
    return mine ? url.pathname + url.search : null;
  } catch {
    return null;
  }
}
