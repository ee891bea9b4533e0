// Single keys and the palette, on every page. Keys go by their place on the keyboard: with the Thai layout on, the same
// keys do the same. Single keys are off while one types, and for whoever switched them off; Ctrl+K always works.
(() => {
  const body = document.body;
  const palette = document.querySelector("dialog.palette");
  const help = document.querySelector("dialog.key-help");
  const types = (target) => target.closest?.("input:not([type=checkbox]):not([type=radio]), textarea, select, [contenteditable]");
  const open = (dialog) => { if (dialog && !document.querySelector("dialog[open]")) dialog.showModal(); };
  const go = { KeyI: "inbox", KeyH: "home", KeyT: "chat", KeyL: "phone", KeyS: "score", KeyF: "figures" };
  let leading = 0;

  document.addEventListener("keydown", (event) => {
    if ((event.ctrlKey || event.metaKey) && !event.altKey && !event.shiftKey && event.code === "KeyK" && palette) {
      event.preventDefault();
      if (palette.open) palette.close(); else { open(palette); palette.querySelector("input").select(); }
      return;
    }
    if (body.dataset.keys !== "on" || event.ctrlKey || event.metaKey || event.altKey) return;
    if (types(event.target) || document.querySelector("dialog[open]")) return;
    if (Date.now() - leading < 1500) {
      leading = 0;
      const link = document.querySelector(`.rail [data-menu="${go[event.code]}"]`);
      if (link) { event.preventDefault(); link.click(); }
      return;
    }
    if (event.code === "Slash" && event.shiftKey) { event.preventDefault(); return open(help); }
    if (event.code === "Slash") {
      const field = document.querySelector("main [type=search], .head [type=search]");
      if (field) { event.preventDefault(); field.select(); field.focus(); }
      return;
    }
    if (event.code === "KeyG" && !event.shiftKey) { leading = Date.now(); return; }
    if (event.shiftKey) return;
    document.querySelector(`[data-key="${event.code}"]`)?.click();
    document.dispatchEvent(new CustomEvent("samak:key", { detail: event.code }));
  });

  if (!palette) return;
  const field = palette.querySelector("input");
  const links = () => [...palette.querySelectorAll("a")];
  const chosen = () => links().findIndex((link) => link.getAttribute("aria-selected") === "true");
  const choose = (place) => {
    const all = links();
    all.forEach((link, at) => link.setAttribute("aria-selected", String(at === (place + all.length) % all.length)));
    const link = all[chosen()];
    if (link) { field.setAttribute("aria-activedescendant", link.id); link.scrollIntoView({ block: "nearest" }); }
    else field.removeAttribute("aria-activedescendant");
  };
  field.addEventListener("keydown", (event) => {
    if (event.code === "ArrowDown" || event.code === "ArrowUp") {
      event.preventDefault();
      choose(chosen() + (event.code === "ArrowDown" ? 1 : -1));
    } else if (event.code === "Enter" || event.code === "NumpadEnter") {
      event.preventDefault();
      if (!event.isComposing) links()[Math.max(chosen(), 0)]?.click();
    }
  });
  palette.addEventListener("htmx:afterSwap", () => choose(0));
  palette.addEventListener("click", (event) => { if (event.target === palette) palette.close(); });
  for (const button of document.querySelectorAll("[data-opens]")) {
    button.hidden = false;
    button.addEventListener("click", () => open(document.querySelector(button.dataset.opens)));
  }
})();
