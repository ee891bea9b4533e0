// The bar above the phones: who one is, the language, the ways out. Knows the page; knows no platform.

import { post } from "./api.js";
import { h, icon, paint } from "./dom.js";
import { initial } from "./faces.js";
import { store } from "./store.js";
import { language, t } from "./texts.js";
import { openTroubles } from "./troubles.js";

const about = (person) => (language() === "en" ? person.about_en : person.about_th);

function people(actions) {
  const buttons = store.setup.people.map((person) => {
    const isMe = person.key === store.persona;
    const news = !isMe && (store.heard[person.key] || 0) > (store.seen[person.key] || 0);
    return h(
      "button",
      {
        type: "button",
        class: "who",
        "aria-pressed": String(isMe),
        title: about(person),
        on: { click: () => actions.become(person.key) },
      },
      paint(h("span", { class: "face", "aria-hidden": "true" }, initial(person.name)), { "background-color": person.colour }),
      h("span", { class: "who-name" }, person.name.split(" ")[0]),
      news ? h("span", { class: "news" }, h("span", { class: "hidden" }, t("unread"))) : null,
    );
  });
  return h("div", { class: "people", role: "group", "aria-label": t("as") }, buttons);
}

function tools(actions) {
  const waiting = [...store.troubles.line, ...store.troubles.messenger].length;
  return h(
    "div",
    { class: "tools" },
    store.hours ? h("span", { class: "clock" }, t("clockShifted", store.hours)) : null,
    h(
      "button",
      { type: "button", class: "plain", on: { click: () => openTroubles(actions) } },
      icon("bolt"),
      h("span", { class: "wide" }, t("troubles")),
      waiting ? h("span", { class: "count" }, String(waiting)) : null,
    ),
    h(
      "button",
      { type: "button", class: "plain only-wide", "aria-pressed": String(Boolean(store.inspector)), on: { click: actions.toggleInspector } },
      icon("list"),
      h("span", { class: "wide" }, t("inspector")),
    ),
    h(
      "button",
      { type: "button", class: "plain", title: t("reset"), on: { click: () => confirm(t("resetAsk")) && actions.try(() => post("reset", {})) } },
      icon("again"),
      h("span", { class: "wider" }, t("reset")),
    ),
  );
}

let drawn = "";

/** Draws the bar anew, but only where something on it changed: a button keeps its focus. */
export function drawBar(root, actions) {
  const sign = JSON.stringify([store.persona, store.heard, store.seen, store.troubles, store.hours, store.inspector, language()]);
  if (sign === drawn) return;
  drawn = sign;
  root.replaceChildren(
    h("div", { class: "brand" }, icon("people", "icon mark"), h("h1", {}, t("title")), h("span", { class: "ribbon" }, t("ribbon"))),
    people(actions),
    tools(actions),
    h(
      "div",
      { class: "ways" },
      h("a", { class: "plain", href: store.setup.console, target: "_blank" }, t("console")),
      h("a", { class: "plain", href: store.setup.hotline, target: "_blank" }, t("hotline")),
      h("button", { type: "button", class: "plain", lang: language() === "th" ? "en" : "th", on: { click: () => actions.speak(language() === "th" ? "en" : "th") } }, t("language")),
    ),
  );
}

let drawnTabs = "";

/** On a phone's width: one thing at a time. */
export function drawTabs(root, actions) {
  const sign = store.tab + language();
  if (sign === drawnTabs) return;
  drawnTabs = sign;
  const tabs = [["line", "LINE"], ["messenger", "Messenger"], ["inspector", t("inspector")]];
  root.replaceChildren(
    ...tabs.map(([key, label]) =>
      h("button", { type: "button", "aria-pressed": String(store.tab === key), on: { click: () => actions.show(key) } }, label),
    ),
  );
}
