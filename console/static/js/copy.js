// Copy buttons that also work without https. They are hidden until this script shows them.
(() => {
  const copied = async (words) => {
    if (navigator.clipboard && isSecureContext) return navigator.clipboard.writeText(words);
    const field = document.createElement("textarea");
    field.value = words;
    field.className = "visually-hidden";
    field.setAttribute("aria-hidden", "true");
    document.body.append(field);
    const before = document.activeElement;
    field.select();
    document.execCommand("copy");
    field.remove();
    before?.focus?.();
  };

  const show = (root) => root.querySelectorAll("[data-copy], [data-copy-from]").forEach((button) => { button.hidden = false; });
  show(document);
  document.addEventListener("htmx:afterSwap", (event) => show(event.target));

  document.addEventListener("click", async (event) => {
    const button = event.target.closest?.("[data-copy], [data-copy-from]");
    if (!button) return;
    await copied(button.dataset.copy ?? document.querySelector(button.dataset.copyFrom).textContent.trim());
    const words = [...button.childNodes].filter((node) => node.nodeType === Node.TEXT_NODE && node.data.trim()).at(-1);
    const before = button.dataset.words ?? words.data;
    button.dataset.words = before;
    words.data = button.dataset.copied;
    setTimeout(() => { words.data = before; }, 1600);
  });
})();
