// Only what belongs to the chosen work is shown; without this everything is there, and what does not belong is passed over.
(() => {
  const form = document.querySelector(".batch-form");
  if (!form) return;
  const show = () => {
    const action = form.querySelector("input[name=action]:checked")?.value;
    for (const part of form.querySelectorAll("[data-for]")) part.hidden = !part.dataset.for.split(" ").includes(action);
  };
  form.addEventListener("change", show);
  show();
})();
