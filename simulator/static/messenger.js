// The Messenger phone: header, bubbles, quick replies, persistent menu, composer. How each message looks is in messenger-messages.js.

import { post, upload } from "./api.js";
import { composer } from "./composer.js";
import { h, icon, iconButton } from "./dom.js";
import { botFace } from "./faces.js";
import { drawMessage } from "./messenger-messages.js";
import { pickFile, pickPhotos, pickPlace, pickSticker } from "./pickers.js";
import { openChoices, openSheet } from "./sheet.js";
import { store } from "./store.js";
import { clock, talk } from "./talk.js";
import { language, t } from "./texts.js";

const THUMB = "369239263222822";

export function messenger(root, actions) {
  const phone = () => store.messenger;
  const said = (verb, more = {}) => ({ channel: "messenger", persona: store.persona, do: verb, ...more });
  const act = (verb, more) => actions.try(() => post("act", said(verb, more)));
  const send = (verb, { files, ...more }) =>
    files ? actions.try(() => upload(said(verb, more), files)) : act(verb, more);

  function press(button) {
    if (["postback", undefined].includes(button.type)) return act("tap", { choice: button });
    const to = button.url || `tel:${button.payload}`;
    if (/^https?:/.test(to)) window.open(to, "_blank", "noopener");
    return actions.say(`${t("opens")} ${to}`);
  }
  const photos = () => pickPhotos(root, (chosen) => send("image", chosen));

  function attach() {
    const tools = [
      ["photo", "image", photos],
      ["place", "pin", () => pickPlace(root, (place) => act("location", place))],
      ["file", "file", () => pickFile(root, "file", (chosen) => send("file", chosen))],
      ["voice", "mic", () => act("audio")],
      ["video", "film", () => pickFile(root, "video", (chosen) => send("video", chosen))],
    ];
    openSheet(root, t("attach"), (close) =>
      h("div", { class: "grid" }, tools.map(([name, drawing, does]) =>
        h("button", { type: "button", on: { click: () => { close(); does(); } } }, h("span", { class: "round" }, icon(drawing)), t(name)))),
    );
  }

  function options() {
    const { blocked, profile } = phone();
    const menus = profile.persistent_menu || [];
    const locale = language() === "en" ? "en_US" : "th_TH";
    const menu = menus.find((each) => each.locale === locale) || menus.find((each) => each.locale === "default");
    openChoices(root, t("options"), [
      ...(menu?.call_to_actions || []).map((item) => [item.title, () => press(item)]),
      [blocked ? t("unblock") : t("block"), () => act(blocked ? "unblock" : "block"), blocked ? "" : "harm"],
    ]);
  }

  function edit(bubble) {
    openSheet(root, t("edit"), (close) => {
      const field = h("textarea", { rows: "3", "aria-label": t("message") });
      field.value = bubble.message.text;
      return h("div", { class: "sheet-foot" }, field, h("button", { type: "button", class: "main", on: { click: () => { close(); act("edit", { id: bubble.message.mid, text: field.value }); } } }, t("save")));
    });
  }

  function draw(bubble, around) {
    if (bubble.side === "note") return h("div", { class: "note" }, h("span", {}, t(`note.${bubble.message.what}`)));
    const mine = bubble.side === "me";
    const edge = (around.first ? " first" : "") + (around.last ? " last" : "");
    const stamp = around.gap ? h("div", { class: "stamp" }, h("time", {}, clock(bubble.at))) : null;
    const changed = bubble.edited ? h("small", { class: "changed" }, t("edited")) : null;
    const message = drawMessage(bubble, press);
    const body = h("div", { class: "body" }, message, changed);
    if (mine) {
      const more = bubble.message.text ? iconButton("more", t("edit"), () => edit(bubble), "more") : null;
      const mark = around.newest ? h("div", { class: "mark" }, bubble.read ? t("seen") : t("sent")) : null;
      return [stamp, h("div", { class: `bubble mine${edge}` }, more, body), mark];
    }
    const face = botFace();
    if (!around.last) face.classList.add("hollow");
    const wide = message.querySelector(".carousel") ? " wide" : "";
    return [stamp, h("div", { class: `bubble${edge}${wide}` }, face, body)];
  }

  const head = h("header", { class: "head" });
  const list = h("div", { class: "talk", tabindex: "0", role: "log", "aria-label": `Messenger · ${store.setup.bot}` });
  const chips = h("div", { class: "chips" });
  const foot = h("div", { class: "foot" });
  const dots = h("div", { class: "turn typing" }, h("div", { class: "bubble first last" }, botFace(), h("div", { class: "body" }, h("div", { class: "words dots", role: "img", "aria-label": t("typing") }, h("i"), h("i"), h("i")))));
  const words = composer({
    left: [iconButton("plus-full", t("attach"), attach), iconButton("camera-full", t("camera"), photos), iconButton("image-full", t("photo"), photos), iconButton("mic-full", t("voice"), () => act("audio"))],
    inside: iconButton("smile", t("sticker"), () => pickSticker(root, ({ sticker }) => act("sticker", { sticker })), "tool inner"),
    idle: iconButton("thumb", t("like"), () => act("sticker", { sticker: THUMB }), "tool idle"),
    send: (text) => act("say", { text }),
  });
  root.replaceChildren(h("div", { class: "screen" }, h("div", { class: "status", "aria-hidden": "true" }, h("span", {}, "9:41"), h("span", {}, icon("bars"))), head, list, chips, foot));
  const conversation = talk(list, draw, () => (phone().typingUntil > performance.now() ? [dots] : []));
  const welcome = h("div", { class: "turn welcome" }, botFace("large"), h("strong", {}, store.setup.bot), h("span", {}, t("business")));

  function drawHead() {
    const { started, window: hours } = phone();
    const state = !started ? t("replies") : hours > 0 ? t("windowLeft", Math.ceil(hours)) : t("windowShut");
    head.replaceChildren(
      h("span", { class: "back", "aria-hidden": "true" }, icon("back")),
      botFace("medium"),
      h("div", { class: "title" }, h("strong", {}, store.setup.bot), h("small", {}, state)),
      h("span", { class: "tool still", "aria-hidden": "true" }, icon("phone")),
      iconButton("info", t("options"), options),
    );
  }

  function drawChips() {
    chips.replaceChildren(...phone().chips.map((chip) => h("button", { type: "button", class: "chip", on: { click: () => act("tap", { choice: chip }) } }, chip.title || KNOWN[chip.content_type])));
    chips.hidden = phone().chips.length === 0;
  }

  function drawFoot() {
    const { started, blocked, profile } = phone();
    if (blocked) return [h("div", { class: "offer" }, h("p", {}, t("blocked")), h("button", { type: "button", class: "blue", on: { click: () => act("unblock") } }, t("unblock")))];
    if (started) return [words.root];
    const breakers = (profile.ice_breakers || []).find((each) => each.locale === "default")?.call_to_actions || [];
    return [
      h(
        "div",
        { class: "offer" },
        breakers.map(({ question, payload }) => h("button", { type: "button", class: "breaker", on: { click: () => act("tap", { choice: { type: "postback", title: question, payload } }) } }, question)),
        h("p", {}, t("startWhy")),
        h("button", { type: "button", class: "blue", on: { click: () => act("start") } }, t("start")),
      ),
    ];
  }

  let drawn = "";
  let drawnChips = "";
  return {
    update() {
      const { started, blocked, profile, window: hours } = phone();
      const sign = JSON.stringify([started, blocked, profile, Math.ceil(hours || 0), language(), store.persona]);
      if (sign !== drawn) {
        drawn = sign;
        drawHead();
        foot.replaceChildren(...drawFoot());
      }
      const chipSign = JSON.stringify(phone().chips);
      if (chipSign !== drawnChips) {
        drawnChips = chipSign;
        drawChips();
      }
      conversation.update(phone().bubbles, welcome);
    },
  };
}

const KNOWN = { user_phone_number: "+66812345678", user_email: "name@example.com" };
