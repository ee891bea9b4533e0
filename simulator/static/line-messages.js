// How LINE draws each type of message. Knows the message objects of the Messaging API; sends nothing.

import { address } from "./api.js";
import { h, icon, linked, paint, reachable } from "./dom.js";
import { drawFlex } from "./flex.js";
import { STICKERS } from "./pickers.js";
import { t } from "./texts.js";

/** A picture, or where it lies when it cannot be had from here. */
export function picture(url, className = "") {
  const here = reachable(url);
  if (here) return h("img", { class: className, src: here, alt: "" });
  const host = url ? new URL(url).hostname : "";
  return h("span", { class: `elsewhere ${className}` }, icon("image"), h("small", {}, `${t("elsewhere")} ${host}`));
}

const own = (bubble) => address(`media/${bubble.message.id}`);
const fromPerson = (bubble) => bubble.side === "me";

const DRAW = {
  text: ({ message }) => h("div", { class: "words" }, withMention(message)),
  textV2: ({ message }) => h("div", { class: "words" }, linked(message.text.replaceAll("{{", "{").replaceAll("}}", "}"))),
  image: (bubble) => h("div", { class: "photo" }, fromPerson(bubble) ? h("img", { src: own(bubble), alt: t("photo") }) : picture(bubble.message.previewImageUrl)),
  video: (bubble) => h("div", { class: "photo film" }, fromPerson(bubble) ? null : picture(bubble.message.previewImageUrl), h("span", { class: "play" }, icon("play"))),
  audio: ({ message }) => h("div", { class: "words voice" }, icon("play"), h("span", { class: "wave", "aria-hidden": "true" }), h("span", {}, `${Math.round((message.duration || 0) / 1000)} ${t("seconds")}`)),
  file: (bubble) => h("a", { class: "words file", href: own(bubble), download: bubble.message.fileName }, h("span", { class: "round" }, icon("file")), h("span", {}, h("strong", {}, bubble.message.fileName), h("small", {}, size(bubble.message.fileSize)))),
  location: ({ message }) => place(message.title, message.address, message.latitude, message.longitude),
  sticker: ({ message }) => h("div", { class: "sticker-box" }, icon(STICKERS.includes(message.stickerId) ? `s${message.stickerId}` : "s1988", "sticker", "stickers.svg")),
  flex: ({ message }, press) => drawFlex(message.contents, press),
  template: ({ message }, press) => TEMPLATES[message.template.type](message.template, press),
  imagemap: ({ message }) => h("div", { class: "words" }, message.altText),
};

/** One message. press(action) is called for its buttons. */
export const drawMessage = (bubble, press) => (DRAW[bubble.message.type] || DRAW.text)(bubble, press);

function withMention(message) {
  const spots = message.mention?.mentionees || [];
  const parts = [];
  let from = 0;
  for (const { index, length } of spots) {
    parts.push(linked(message.text.slice(from, index)), h("span", { class: "mention" }, message.text.slice(index, index + length)));
    from = index + length;
  }
  return [...parts, linked(message.text.slice(from))];
}

export function size(bytes) {
  return bytes > 1_048_576 ? `${(bytes / 1_048_576).toFixed(1)} MB` : `${Math.max(1, Math.round(bytes / 1024))} KB`;
}

export function place(title, where, latitude, longitude) {
  return h(
    "div",
    { class: "place" },
    h("div", { class: "map" }, icon("pin")),
    h("div", { class: "place-words" }, h("strong", {}, title || t("location")), h("small", {}, where || `${latitude.toFixed(5)}, ${longitude.toFixed(5)}`)),
  );
}

function button(action, press) {
  return h("button", { type: "button", on: { click: () => press(action) } }, action.label);
}

function card(column, press) {
  const shown = column.thumbnailImageUrl ? h("div", { class: "thumb" }, picture(column.thumbnailImageUrl)) : null;
  return h(
    "div",
    { class: "template" },
    shown,
    h("div", { class: "template-words" }, column.title ? h("strong", {}, column.title) : null, h("p", {}, column.text)),
    h("div", { class: "template-buttons" }, column.actions.map((action) => button(action, press))),
  );
}

const TEMPLATES = {
  buttons: card,
  confirm: (template, press) => {
    const made = card(template, press);
    made.classList.add("confirm");
    return made;
  },
  carousel: (template, press) => h("div", { class: "carousel", tabindex: "0" }, template.columns.map((column) => card(column, press))),
  image_carousel: (template, press) =>
    h("div", { class: "carousel", tabindex: "0" }, template.columns.map(({ imageUrl, action }) =>
      paint(h("div", { class: "template picture" }, picture(imageUrl), action.label ? button(action, press) : null), {}))),
};
