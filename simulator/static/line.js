// The LINE phone: header, wallpaper, bubbles, quick replies, rich menu, composer. How each message looks is in line-messages.js.

import { address, post, upload } from "./api.js";
import { composer } from "./composer.js";
import { h, icon, iconButton, paint } from "./dom.js";
import { botFace, personFace } from "./faces.js";
import { drawMessage } from "./line-messages.js";
import { pickDate, pickFile, pickPhotos, pickPlace, pickSticker } from "./pickers.js";
import { openChoices, openSheet } from "./sheet.js";
import { me, personOf, store } from "./store.js";
import { clock, talk } from "./talk.js";
import { language, t } from "./texts.js";

export function line(root, actions) {
  const phone = () => store.line;
  const said = (verb, more = {}) => ({ channel: "line", persona: store.persona, group: store.group, do: verb, ...more });
  const act = (verb, more) => actions.try(() => post("act", said(verb, more)));
  const send = (verb, { files, ...more }) =>
    files ? actions.try(() => upload(said(verb, more), files)) : act(verb, more);

  /** What pressing a button does: some open something here, the others go to the bot. */
  function press(action) {
    const does = {
      uri: () => openAddress(action.uri),
      clipboard: () => navigator.clipboard.writeText(action.clipboardText).then(() => actions.say(t("copied"))),
      location: () => pickPlace(root, (place) => act("location", place)),
      camera: photos,
      cameraRoll: photos,
      datetimepicker: () => pickDate(root, action, (params) => act("tap", { choice: action, params })),
    }[action.type];
    return does ? does() : act("tap", { choice: action });
  }
  function openAddress(uri) {
    if (/^https?:/.test(uri)) window.open(uri, "_blank", "noopener");
    actions.say(`${t("opens")} ${uri}`);
  }
  const photos = () => pickPhotos(root, (chosen) => send("image", chosen));

  function attach() {
    const tools = [
      ["photo", "image", photos],
      ["place", "pin", () => pickPlace(root, (place) => act("location", place))],
      ["file", "file", () => pickFile(root, "file", (chosen) => send("file", chosen))],
      ["voice", "mic", () => act("audio")],
      ["video", "film", () => pickFile(root, "video", (chosen) => send("video", chosen))],
      ["sticker", "smile", () => pickSticker(root, (chosen) => act("sticker", chosen))],
    ];
    openSheet(root, t("attach"), (close) =>
      h("div", { class: "grid" }, tools.map(([name, drawing, does]) =>
        h("button", { type: "button", on: { click: () => { close(); does(); } } }, h("span", { class: "round" }, icon(drawing)), t(name)))),
    );
  }

  function options() {
    const { blocked, friend, joined } = phone();
    openChoices(root, t("options"), [
      [store.group ? t("private") : t("group"), () => actions.toGroup(!store.group)],
      store.group && [joined ? t("removeBot") : t("inviteBot"), () => act(joined ? "leave" : "join")],
      !store.group && friend && [blocked ? t("unblock") : t("block"), () => act(blocked ? "follow" : "unfollow"), blocked ? "" : "harm"],
    ]);
  }

  function ownOptions(bubble) {
    const isText = bubble.message.type === "text";
    openChoices(root, t("options"), [
      store.group && isText && [t("edit"), () => edit(bubble)],
      [t("unsend"), () => act("unsend", { id: bubble.message.id }), "harm"],
    ]);
  }
  function edit(bubble) {
    openSheet(root, t("edit"), (close) => {
      const field = h("textarea", { rows: "3", "aria-label": t("message") });
      field.value = bubble.message.text;
      return h("div", { class: "sheet-foot" }, field, h("button", { type: "button", class: "main", on: { click: () => { close(); act("edit", { id: bubble.message.id, text: field.value }); } } }, t("save")));
    });
  }

  function draw(bubble, around) {
    if (bubble.side === "note") return h("div", { class: "note" }, h("span", {}, t(`note.${bubble.message.what}`)));
    if (bubble.unsent) return h("div", { class: "note" }, h("span", {}, t("unsent")));
    const mine = bubble.side === "me" && bubble.who === me().line_id;
    const theirs = bubble.side === "me" && !mine;
    const meta = h("div", { class: "meta" }, mine && bubble.read ? h("span", {}, t("read")) : null, bubble.edited ? h("span", {}, t("edited")) : null, h("time", {}, clock(bubble.at)));
    const message = drawMessage(bubble, press);
    const body = h("div", { class: "body" }, message, meta);
    if (mine) {
      const more = bubble.message.id ? iconButton("more", t("options"), () => ownOptions(bubble), "more") : null;
      return h("div", { class: "bubble mine" }, more, body);
    }
    const face = theirs ? personFace(bubble.who) : botFace();
    const name = theirs ? personOf(bubble.who)?.name : bubble.message.sender?.name || store.setup.bot;
    if (!around.first) face.classList.add("hollow");
    const wide = message.classList.contains("carousel") ? " wide" : "";
    return h("div", { class: `bubble${wide}` }, face, h("div", { class: "column" }, around.first ? h("div", { class: "name" }, name) : null, body));
  }

  const head = h("header", { class: "head" });
  const list = h("div", { class: "talk", tabindex: "0", role: "log", "aria-label": `LINE · ${store.setup.bot}` });
  const chips = h("div", { class: "chips" });
  const foot = h("div", { class: "foot" });
  const dots = h("div", { class: "turn typing" }, h("div", { class: "bubble" }, botFace(), h("div", { class: "body" }, h("div", { class: "words dots", role: "img", "aria-label": t("typing") }, h("i"), h("i"), h("i")))));
  const words = composer({
    left: [iconButton("plus", t("attach"), attach), iconButton("camera", t("camera"), photos), iconButton("image", t("photo"), photos)],
    inside: iconButton("smile", t("sticker"), () => pickSticker(root, (chosen) => act("sticker", chosen)), "tool inner"),
    idle: iconButton("mic", t("voice"), () => act("audio"), "tool idle"),
    send: (text) => act("say", { text }),
  });
  const mention = iconButton("at", t("mentionBot"), () => words.insert(`@${store.setup.bot} `));
  if (store.group) words.root.querySelector(".left").append(mention);
  root.classList.toggle("group", store.group);
  root.replaceChildren(h("div", { class: "screen" }, h("div", { class: "status", "aria-hidden": "true" }, h("span", {}, "9:41"), h("span", {}, icon("bars"))), head, list, chips, foot));
  const conversation = talk(list, draw, () => (phone().typingUntil > performance.now() && !store.group ? [dots] : []));

  function drawHead() {
    const title = store.group ? `${store.setup.group} (${store.setup.people.length + (phone().joined ? 1 : 0)})` : store.setup.bot;
    head.replaceChildren(
      h("span", { class: "back", "aria-hidden": "true" }, icon("back")),
      h("div", { class: "title" }, store.group ? null : icon("shield", "icon shield"), h("strong", {}, title)),
      iconButton("people", store.group ? t("private") : t("group"), () => actions.toGroup(!store.group), store.group ? "tool on" : "tool"),
      iconButton("lines", t("options"), options),
    );
  }

  function drawChips() {
    const items = phone().chips.filter((item) => item.action);
    chips.replaceChildren(
      ...items.map(({ action, imageUrl }) =>
        h("button", { type: "button", class: "chip", on: { click: () => press(action) } }, imageUrl ? h("span", { class: "chip-dot" }) : null, action.type === "location" ? icon("pin") : null, action.label)),
    );
    chips.hidden = items.length === 0;
  }

  function drawFoot() {
    const { friend, blocked, joined, menu } = phone();
    if (store.group && !joined) return [h("div", { class: "offer" }, h("p", {}, t("groupEmpty")), h("button", { type: "button", class: "green", on: { click: () => act("join") } }, icon("add-person"), t("inviteBot")))];
    if (!store.group && (blocked || !friend)) {
      return [h("div", { class: "offer" }, h("p", {}, blocked ? t("blocked") : t("addFriendWhy")), h("button", { type: "button", class: "green", on: { click: () => act("follow") } }, icon("add-person"), blocked ? t("unblock") : t("addFriend")))];
    }
    return menu && !store.group ? [words.root, richMenu(menu)] : [words.root];
  }

  function richMenu(menu) {
    const areas = menu.areas.map(({ bounds, action }) =>
      paint(h("button", { type: "button", "aria-label": action.label || action.text || action.type, on: { click: () => press(action) } }), {
        left: `${(100 * bounds.x) / menu.size.width}%`,
        top: `${(100 * bounds.y) / menu.size.height}%`,
        width: `${(100 * bounds.width) / menu.size.width}%`,
        height: `${(100 * bounds.height) / menu.size.height}%`,
      }));
    const picture = h("div", { class: "menu-picture" }, h("img", { src: address(`menu/${menu.id}`), alt: "" }), areas);
    picture.hidden = !menu.selected;
    const toggle = h("button", { type: "button", class: "menu-bar", on: { click: () => { picture.hidden = !picture.hidden; } } }, menu.chatBarText, icon("down"));
    return h("div", { class: "rich-menu" }, toggle, picture);
  }

  let drawn = "";
  let drawnChips = "";
  return {
    update() {
      const { friend, blocked, joined, menu } = phone();
      const sign = JSON.stringify([friend, blocked, joined, menu, store.group, store.persona, language()]);
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
      conversation.update(phone().bubbles);
    },
  };
}
