// The menu of things that go wrong. Knows their names; what they do is the simulator's business.

import { post } from "./api.js";
import { h, icon, iconButton } from "./dom.js";
import { store } from "./store.js";
import { t } from "./texts.js";

const NEXT = ["forged", "twice", "redelivery", "stale-token", "hold"];
const CALLS = ["server-error", "rate", "month", "timeout", "lost-answer"];
const ONLY_LINE = new Set(["stale-token", "month"]);
let channel = "line";

/** Opens the menu over the page. */
export function openTroubles(actions) {
  const dialog = h("dialog", { class: "troubles", "aria-label": t("troubles"), on: { close: () => dialog.remove(), click: (event) => event.target === dialog && dialog.close() } });
  const order = (asked) => actions.try(() => post("trouble", { channel, ...asked })).then(draw);
  const act = (verb, more = {}) => {
    dialog.close();
    return actions.try(() => post("act", { channel, persona: store.persona, group: store.group, do: verb, ...more }));
  };
  const kinds = (names) =>
    names.filter((name) => channel === "line" || !ONLY_LINE.has(name)).map((name) => h("button", { type: "button", on: { click: () => order({ kind: name }) } }, t(`trouble.${name}`)));

  function draw() {
    const waiting = ["line", "messenger"].flatMap((each) => store.troubles[each].map((name) => [each, name]));
    const choice = (each, label) => h("button", { type: "button", "aria-pressed": String(channel === each), on: { click: () => { channel = each; draw(); } } }, label);
    dialog.replaceChildren(
      h("div", { class: "sheet-head" }, h("h2", {}, icon("bolt"), t("troubles")), iconButton("close", t("close"), () => dialog.close(), "sheet-close")),
      h("div", { class: "where", role: "group", "aria-label": t("troubleWhere") }, choice("line", "LINE"), choice("messenger", "Messenger")),
      h("h3", {}, t("troubleNext")),
      h("div", { class: "kinds" }, kinds(NEXT)),
      h("h3", {}, t("troubleCalls")),
      h("div", { class: "kinds" }, kinds(CALLS)),
      h("h3", {}, t("troubleWorld")),
      h(
        "div",
        { class: "kinds" },
        h("button", { type: "button", on: { click: () => order({ kind: "clock", hours: 25 }) } }, t("trouble.later")),
        store.hours ? h("button", { type: "button", on: { click: () => order({ kind: "clock", hours: -store.hours }) } }, t("trouble.now")) : null,
        h("button", { type: "button", on: { click: () => order({ kind: "standby" }) } }, t("trouble.standby")),
        h("button", { type: "button", on: { click: () => act("image", { samples: ["big"] }) } }, t("trouble.big")),
        h("button", { type: "button", on: { click: () => act("image", { samples: ["program"] }) } }, t("trouble.program")),
        h("button", { type: "button", on: { click: () => act("verify") } }, t("trouble.verify")),
      ),
      h(
        "div",
        { class: "armed" },
        h("strong", {}, `${t("armed")}: `),
        waiting.length ? waiting.map(([each, name]) => h("span", { class: `armed-one ${each}` }, t(`trouble.${name}`))) : "–",
        waiting.length ? h("button", { type: "button", class: "second", on: { click: () => order({ kind: "none" }) } }, t("none")) : null,
      ),
    );
  }

  document.body.append(dialog);
  draw();
  dialog.showModal();
}
