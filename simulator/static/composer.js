// The line one types in. Enter sends, Shift+Enter breaks the line; while an input method composes, Enter is its own.

import { h, iconButton } from "./dom.js";
import { t } from "./texts.js";

/**
 * Builds the composer. left, right: tools beside the field; idle: the button shown while the field is empty;
 * send(text): what to do with the words.
 */
export function composer({ left, idle, inside, send }) {
  const field = h("textarea", { rows: "1", placeholder: "Aa", "aria-label": t("message"), autocomplete: "off", enterkeyhint: "send" });
  const go = iconButton("send", t("send"), submit, "tool go");
  const root = h("div", { class: "composer" }, h("div", { class: "left" }, left), h("div", { class: "field" }, field, inside), idle, go);

  function fit() {
    root.classList.toggle("writing", field.value.trim() !== "");
    field.style.setProperty("height", "auto");
    field.style.setProperty("height", `${Math.min(field.scrollHeight, 110)}px`);
  }
  function submit() {
    const text = field.value;
    if (!text.trim()) return;
    field.value = "";
    fit();
    field.focus();
    send(text);
  }
  field.addEventListener("input", fit);
  field.addEventListener("keydown", (event) => {
    // keyCode 229: some browsers end a composition before they report the Enter that ended it.
    if (event.key !== "Enter" || event.shiftKey || event.isComposing || event.keyCode === 229) return;
    event.preventDefault();
    submit();
  });
  return {
    root,
    /** Put words in, at the place where one is writing. */
    insert(words) {
      field.setRangeText(words, field.selectionStart, field.selectionEnd, "end");
      field.focus();
      fit();
    },
  };
}
