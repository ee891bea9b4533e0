// Ctrl+Enter saves the score and goes on; a kept draft is not kept twice. Without it the buttons do the same.
(() => {
  const form = document.querySelector("form.rubric");
  if (!form) return;
  form.addEventListener("keydown", (event) => {
    if (event.code !== "Enter" || !(event.ctrlKey || event.metaKey)) return;
    event.preventDefault();
    form.requestSubmit(form.querySelector("button[name=step]"));
  });
  // What the server has kept need not be remembered by the browser, too.
  document.body.addEventListener("htmx:afterSwap", (event) => {
    if (event.target.id !== "kept" || event.target.querySelector(".wrong")) return;
    for (const field of form.querySelectorAll("[data-keep]")) sessionStorage.removeItem("kept:" + field.dataset.keep);
  });
})();
