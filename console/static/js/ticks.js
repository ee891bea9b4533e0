// One tick for all, where there are scripts.
for (const form of document.querySelectorAll("[data-ticks]")) {
  const box = form.querySelector("[data-tick-all]");
  box.hidden = false;
  box.querySelector("input").addEventListener("change", (event) => {
    for (const tick of form.querySelectorAll("li input[type=checkbox]")) tick.checked = event.target.checked;
  });
}
