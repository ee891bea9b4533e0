// How Messenger draws each message: words, attachments, templates. Knows the shapes of the Send API and of webhooks.

import { h, icon, linked, reachable } from "./dom.js";
import { picture, place } from "./line-messages.js";
import { STICKERS } from "./pickers.js";
import { t } from "./texts.js";

const THUMB = "369239263222822";

/** One message: what a person sent (attachments, a list) or what the bot sent (attachment, one). */
export function drawMessage({ message }, press) {
  const parts = [];
  if (message.text) parts.push(h("div", { class: "words" }, linked(message.text)));
  for (const each of message.attachments || (message.attachment ? [message.attachment] : [])) parts.push(attachment(each, press));
  return h("div", { class: "parts" }, parts);
}

const DRAW = {
  image: ({ payload }) => h("div", { class: "photo" }, picture(payload.url)),
  video: () => h("div", { class: "photo film" }, h("span", { class: "play" }, icon("play"))),
  audio: () => h("div", { class: "words voice" }, icon("play"), h("span", { class: "wave", "aria-hidden": "true" }), h("span", {}, "0:03")),
  file: ({ payload }) => h("a", { class: "words file", href: reachable(payload.url) || payload.url, download: true }, h("span", { class: "round" }, icon("file")), h("strong", {}, fileName(payload.url))),
  location: ({ payload, title }) => place(title, "", payload.coordinates.lat, payload.coordinates.long),
  sticker: ({ payload }) => sticker(String(payload.sticker_id)),
  template: ({ payload }, press) => (payload.template_type === "generic" ? cards(payload.elements, press) : buttons(payload, press)),
};

const attachment = (each, press) => (DRAW[each.type] || DRAW.file)(each, press);

function sticker(id) {
  if (id === THUMB) return h("div", { class: "sticker-box" }, icon("thumb", "sticker", "stickers.svg"));
  return h("div", { class: "sticker-box" }, icon(STICKERS.includes(id) ? `s${id}` : "s1988", "sticker", "stickers.svg"));
}

const fileName = (url) => decodeURIComponent(url.split("/").pop() || t("file"));

function button(each, press) {
  return h("button", { type: "button", on: { click: () => press(each) } }, each.title);
}

function buttons(payload, press) {
  return h("div", { class: "card" }, h("div", { class: "card-words" }, h("p", {}, linked(payload.text))), h("div", { class: "card-buttons" }, payload.buttons.map((each) => button(each, press))));
}

function cards(elements, press) {
  const drawn = elements.map((element) =>
    h(
      "div",
      { class: "card" },
      element.image_url ? h("div", { class: "card-picture" }, picture(element.image_url)) : null,
      h("div", { class: "card-words" }, h("strong", {}, element.title), element.subtitle ? h("p", {}, element.subtitle) : null),
      element.buttons ? h("div", { class: "card-buttons" }, element.buttons.map((each) => button(each, press))) : null,
    ),
  );
  return drawn.length === 1 ? drawn[0] : h("div", { class: "carousel", tabindex: "0" }, drawn);
}

