// The list by mouse and by keys: ticks, how many, and moving along. Keys go by their place, so that a Thai layout
// does no harm; they can be switched off under “My account”. Without this the ticks and the button do the same.
(() => {
  const form = document.querySelector("form[data-list]");
  if (!form) return;
  const boxes = () => [...form.querySelectorAll("tbody input[name=id]")];
  const bar = form.querySelector("[data-bulk]");
  const page = form.querySelector("[data-tick-page]");
  const count = () => {
    if (!bar) return;
    const ticked = boxes().filter((box) => box.checked).length;
    const words = bar.querySelector("[data-bulk-count]");
    words.dataset.empty ??= words.textContent;
    words.textContent = ticked ? words.dataset.bulkCount.replace("{n}", ticked) : words.dataset.empty;
    bar.classList.toggle("is-on", ticked > 0 || Boolean(form.querySelector("#whole:checked")));
    page.checked = ticked > 0 && ticked === boxes().length;
    page.indeterminate = ticked > 0 && !page.checked;
  };
  if (page) {
    page.hidden = false;
    page.addEventListener("change", () => { for (const box of boxes()) box.checked = page.checked; });
  }
  // With Shift, everything from the last tick to this one.
  let last = null;
  form.addEventListener("click", (event) => {
    if (event.target.name !== "id") return;
    const all = boxes();
    if (event.shiftKey && last) {
      const [from, to] = [all.indexOf(last), all.indexOf(event.target)].sort((a, b) => a - b);
      for (const box of all.slice(from, to + 1)) box.checked = event.target.checked;
      count();
    }
    last = event.target;
  });
  form.addEventListener("change", count);
  addEventListener("pageshow", count);
  count();

  const rows = () => [...form.querySelectorAll("tbody tr")];
  const here = () => rows().findIndex((row) => row.classList.contains("is-here"));
  const go = (place) => {
    const all = rows();
    const row = all[Math.min(Math.max(place, 0), all.length - 1)];
    for (const one of all) one.classList.toggle("is-here", one === row);
    row.querySelector("th a").focus({ preventScroll: true });
    row.scrollIntoView({ block: "nearest" });
  };
  const box = () => rows()[here()]?.querySelector("input[name=id]");
  const keys = {
    KeyJ: () => go(here() + 1),
    KeyK: () => go(here() < 0 ? 0 : here() - 1),
    KeyX: () => { const one = box(); if (one) { one.checked = !one.checked; count(); } },
    KeyO: () => rows()[here()]?.querySelector("th a").click(),
    KeyB: () => { if (bar?.classList.contains("is-on")) form.requestSubmit(); },
  };
  form.addEventListener("focusin", (event) => {
    const row = event.target.closest("tbody tr");
    if (row) for (const one of rows()) one.classList.toggle("is-here", one === row);
  });
  document.addEventListener("samak:key", (event) => { keys[event.detail]?.(); });
})();
