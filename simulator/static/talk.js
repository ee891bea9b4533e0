// A conversation's list of bubbles: keyed, grouped, kept at its end. Knows order and time; each app draws its own bubbles.

import { h } from "./dom.js";
import { language, t } from "./texts.js";

const SAME_BREATH = 5 * 60 * 1000;

const ZONE = "Asia/Bangkok";
const locale = () => (language() === "en" ? "en-GB" : "th-TH");

/** 10:32 น. / 10:32 */
export function clock(ms) {
  const words = new Date(ms).toLocaleTimeString(locale(), { hour: "2-digit", minute: "2-digit", hour12: false, timeZone: ZONE });
  return language() === "en" ? words : `${words} น.`;
}

const dayKey = (ms) => new Date(ms).toLocaleDateString("en-CA", { timeZone: ZONE });

function day(ms) {
  const ago = Math.round((Date.parse(dayKey(Date.now())) - Date.parse(dayKey(ms))) / 86_400_000);
  if (ago === 0) return t("today");
  if (ago === 1) return t("yesterday");
  return new Date(ms).toLocaleDateString(locale(), { weekday: "short", day: "numeric", month: "short", timeZone: ZONE });
}

const together = (one, other) =>
  Boolean(one && other && one.side === other.side && one.who === other.who && one.side !== "note" && Math.abs(one.at - other.at) < SAME_BREATH);

/** The list. draw(bubble, {first, last, gap}) makes one bubble; extra() what stands after the last (typing dots). */
export function talk(root, draw, extra) {
  const nodes = new Map();
  let atEnd = true;
  root.addEventListener("scroll", () => {
    atEnd = root.scrollHeight - root.scrollTop - root.clientHeight < 60;
  });
  const toEnd = () => {
    if (atEnd) root.scrollTop = root.scrollHeight;
  };
  root.addEventListener("load", toEnd, true);
  new ResizeObserver(toEnd).observe(root);

  function node(bubble, before, after) {
    const around = {
      first: !together(before, bubble),
      last: !together(bubble, after),
      gap: !before || bubble.at - before.at > 15 * 60 * 1000,
      newDay: !before || dayKey(before.at) !== dayKey(bubble.at),
      newest: !after,
    };
    const sign = JSON.stringify([bubble.rev, around, language()]);
    const known = nodes.get(bubble.key);
    if (known?.sign === sign) return known.node;
    const made = [around.newDay ? h("div", { class: "day" }, h("span", {}, day(bubble.at))) : null, draw(bubble, around)];
    const holder = h("div", { class: "turn", data: { side: bubble.side } }, made);
    nodes.set(bubble.key, { sign, node: holder });
    return holder;
  }

  return {
    update(bubbles, top) {
      const list = [...bubbles.values()].sort((a, b) => a.at - b.at);
      if (nodes.size > list.length) for (const key of nodes.keys()) if (!bubbles.has(key)) nodes.delete(key);
      const wanted = [...(top ? [top] : []), ...list.map((each, index) => node(each, list[index - 1], list[index + 1])), ...extra()];
      const same = wanted.length === root.childNodes.length && wanted.every((each, index) => each === root.childNodes[index]);
      if (same) return;
      root.replaceChildren(...wanted);
      toEnd();
    },
    forget() {
      nodes.clear();
      atEnd = true;
    },
  };
}
