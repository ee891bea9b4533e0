// Draws LINE's Flex messages: boxes in boxes, as flexible boxes of the page. Knows the components of the Flex reference.

import { h, icon, linked, paint, reachable } from "./dom.js";

const SPACE = { none: 0, xs: 2, sm: 4, md: 8, lg: 12, xl: 16, xxl: 20 };
const FONT = { xxs: 11, xs: 13, sm: 14, md: 16, lg: 19, xl: 22, xxl: 29, "3xl": 35, "4xl": 48, "5xl": 74 };
const PICTURE = { xxs: 40, xs: 60, sm: 80, md: 100, lg: 120, xl: 140, xxl: 160, "3xl": 180, "4xl": 200, "5xl": 220, full: "100%" };
const BORDER = { none: 0, light: 0.5, normal: 1, medium: 2, "semi-bold": 3, bold: 4 };
const WIDTH = { nano: 120, micro: 160, deca: 220, hecto: 241, kilo: 260, mega: 300, giga: 386 };
const ALIGN = { start: "left", center: "center", end: "right" };
const CROSS = { top: "flex-start", center: "center", bottom: "flex-end", start: "flex-start", end: "flex-end" };

const length = (value, words) => {
  const known = value in words ? words[value] : value;
  return typeof known === "number" ? `${known}px` : known;
};
const space = (value) => (value === undefined ? undefined : length(value, SPACE));

/** A bubble or a carousel of bubbles. press(action) is called for whatever can be pressed. */
export function drawFlex(contents, press) {
  if (contents.type === "carousel") {
    return h("div", { class: "carousel", tabindex: "0" }, contents.contents.map((each) => bubble(each, press)));
  }
  return bubble(contents, press);
}

function bubble(contents, press) {
  const blocks = ["header", "hero", "body", "footer"].map((name) => contents[name] && block(name, contents, press));
  const root = h("div", { class: `flex size-${contents.size || "mega"}`, dir: contents.direction || "ltr" }, blocks);
  pressable(root, contents.action, press);
  return paint(root, { width: `${WIDTH[contents.size || "mega"]}px` });
}

function block(name, contents, press) {
  const style = contents.styles?.[name] || {};
  const inside = draw(contents[name], "vertical", press);
  const root = h("div", { class: `flex-${name}` }, style.separator ? paint(h("div", { class: "flex-rule" }), { "background-color": style.separatorColor }) : null, inside);
  if (name !== "hero" && contents[name].paddingAll === undefined) inside.classList.add("padded");
  return paint(root, { "background-color": style.backgroundColor });
}

const DRAW = { box, text: words, button, image, icon: glyph, separator, filler: () => h("div", { class: "flex-filler" }), video: film };

/** One component as a child of a box laid out as `layout`. */
function draw(component, layout, press) {
  const made = DRAW[component.type](component, press, layout);
  const across = layout !== "vertical";
  const grows = component.flex ?? (across && !["separator", "icon", "filler"].includes(component.type) ? 1 : undefined);
  if (component.type !== "filler" && grows !== undefined) paint(made, { flex: grows === 0 ? "0 0 auto" : `${grows} ${grows} ${across ? "0" : "auto"}` });
  if (component.type === "filler") paint(made, { flex: component.flex === undefined ? "1 1 0" : `${component.flex} 1 0` });
  return place(made, component, across);
}

function place(made, component, across) {
  paint(made, { "min-width": across ? "0" : undefined });
  if (component.position === "absolute") made.classList.add("flex-absolute");
  const offset = (value) => (value === undefined ? undefined : length(value, SPACE));
  if (component.offsetTop || component.offsetBottom || component.offsetStart || component.offsetEnd) {
    paint(made, { position: component.position || "relative", top: offset(component.offsetTop), bottom: offset(component.offsetBottom), left: offset(component.offsetStart), right: offset(component.offsetEnd) });
  }
  if (component.gravity && across) paint(made, { "align-self": CROSS[component.gravity] });
  return made;
}

function box(component, press) {
  const across = component.layout !== "vertical";
  const children = component.contents.map((child, index) => {
    const made = draw(child, component.layout, press);
    const before = index ? space(child.margin ?? component.spacing) : space(child.margin);
    return before && child.position !== "absolute" ? paint(made, { [across ? "margin-left" : "margin-top"]: before }) : made;
  });
  const root = h("div", { class: `flex-box ${component.layout}` }, children);
  pressable(root, component.action, press);
  const gradient = component.background;
  const middle = gradient?.centerColor ? `${gradient.centerColor} ${gradient.centerPosition || "50%"}, ` : "";
  return paint(root, {
    "background-color": component.backgroundColor,
    "background-image": gradient ? `linear-gradient(${gradient.angle}, ${gradient.startColor}, ${middle}${gradient.endColor})` : undefined,
    border: component.borderWidth || component.borderColor ? `${length(component.borderWidth || "normal", BORDER)} solid ${component.borderColor || "#d4d6da"}` : undefined,
    "border-radius": space(component.cornerRadius),
    width: component.width,
    height: component.height,
    "max-width": component.maxWidth,
    "max-height": component.maxHeight,
    padding: space(component.paddingAll),
    "padding-top": space(component.paddingTop),
    "padding-bottom": space(component.paddingBottom),
    "padding-left": space(component.paddingStart),
    "padding-right": space(component.paddingEnd),
    "justify-content": component.justifyContent,
    "align-items": component.alignItems,
  });
}

const letters = (part) => ({
  "font-size": part.size ? length(part.size, FONT) : undefined,
  color: part.color,
  "font-weight": part.weight === "bold" ? "700" : undefined,
  "font-style": part.style === "italic" ? "italic" : undefined,
  "text-decoration": part.decoration && part.decoration !== "none" ? part.decoration : undefined,
});

function words(component, press) {
  const inside = component.contents ? component.contents.map((span) => paint(h("span", {}, span.text), letters(span))) : component.wrap ? linked(component.text) : component.text;
  const root = h("div", { class: component.wrap ? "flex-text wrap" : "flex-text" }, inside);
  if (component.maxLines) {
    root.classList.add("clamped");
    paint(root, { "-webkit-line-clamp": component.maxLines });
  }
  pressable(root, component.action, press);
  return paint(root, { ...letters(component), "text-align": ALIGN[component.align], "line-height": component.lineSpacing ? `calc(1.35em + ${component.lineSpacing})` : undefined });
}

function button(component, press) {
  const style = component.style || "link";
  const made = h("button", { type: "button", class: `flex-button ${style} ${component.height || "md"}`, on: { click: () => press(component.action) } }, component.action.label);
  return paint(made, style === "link" ? { color: component.color } : { "background-color": component.color });
}

function image(component, press) {
  const here = reachable(component.url);
  const root = h("div", { class: "flex-image" }, here ? h("img", { src: here, alt: "" }) : h("span", { class: "elsewhere" }, icon("image")));
  pressable(root, component.action, press);
  paint(root.firstChild, { "object-fit": component.aspectMode === "cover" ? "cover" : "contain", "aspect-ratio": (component.aspectRatio || "1:1").replace(":", " / "), "background-color": component.backgroundColor });
  return paint(root, { width: length(component.size || "md", PICTURE), "align-self": component.size === "full" ? "stretch" : CROSS[component.align || "center"] });
}

function glyph(component) {
  const here = reachable(component.url);
  const root = h("span", { class: "flex-icon" }, here ? h("img", { src: here, alt: "" }) : "◆");
  return paint(root, { "font-size": length(component.size || "md", FONT) });
}

function film(component, press) {
  return draw(component.altContent, "vertical", press);
}

function separator(component, _press, layout) {
  return paint(h("div", { class: layout === "vertical" ? "flex-rule" : "flex-rule upright" }), { "background-color": component.color });
}

function pressable(root, action, press) {
  if (!action) return;
  root.classList.add("pressable");
  root.setAttribute("role", "button");
  root.tabIndex = 0;
  root.addEventListener("click", (event) => {
    if (event.target.closest("button, a, .pressable") === root) press(action);
  });
  root.addEventListener("keydown", (event) => event.key === "Enter" && press(action));
}
