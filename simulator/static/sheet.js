// A sheet that comes up from the lower edge of a phone, and small menus. Knows focus and the Escape key.

import { h, iconButton } from "./dom.js";
import { t } from "./texts.js";

/** Opens a sheet over the phone; returns what closes it. fill(close) makes its content. */
export function openSheet(phone, title, fill) {
  phone.querySelector(".sheet-back")?.remove();
  const before = document.activeElement;
  const close = () => {
    back.remove();
    if (before instanceof HTMLElement && before.isConnected) before.focus();
  };
  const sheet = h(
    "div",
    { class: "sheet", role: "dialog", "aria-label": title },
    h("div", { class: "sheet-head" }, h("strong", {}, title), iconButton("close", t("close"), close, "sheet-close")),
    fill(close),
  );
  const back = h("div", { class: "sheet-back", on: { click: (event) => event.target === back && close(), keydown: (event) => event.key === "Escape" && close() } }, sheet);
  phone.append(back);
  sheet.querySelector("button:not(.sheet-close), input, textarea, label[tabindex]")?.focus();
  return close;
}

/** A sheet of plain choices: [label, does, class?]. */
export function openChoices(phone, title, choices) {
  openSheet(phone, title, (close) =>
    h(
      "div",
      { class: "choices" },
      choices.filter(Boolean).map(([label, does, look]) =>
        h("button", { type: "button", class: look || "", on: { click: () => { close(); does(); } } }, label),
      ),
    ),
  );
}
