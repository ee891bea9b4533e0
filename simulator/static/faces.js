// Round pictures of people and of the bot. Knows names and colours.

import { h, paint } from "./dom.js";
import { personOf, store } from "./store.js";

/** The letter that stands for a name: leading Thai vowels are passed over. */
export const initial = (name) => [...name.replace(/^[เแโใไ]/, "")][0] || "?";

/** The bot's picture. */
export const botFace = (size = "small") =>
  h("span", { class: `face bot ${size}`, "aria-hidden": "true" }, initial(store.setup.bot.replace(/^น้อง/, "")));

/** A person's picture, by their LINE id. */
export function personFace(lineId, size = "small") {
  const person = personOf(lineId);
  const face = h("span", { class: `face ${size}`, "aria-hidden": "true" }, initial(person?.name || "?"));
  return paint(face, { "background-color": person?.colour || "#888" });
}
