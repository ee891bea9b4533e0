// Nothing typed is lost, nothing is sent twice. Works on forms as they are; without it they work, too.
(() => {
  const place = (field) => "kept:" + field.dataset.keep;

  // What was sent is forgotten once the next page has come, unless that is the door (the log-in had ended) or a refusal.
  const sent = JSON.parse(sessionStorage.getItem("sent") ?? "[]");
  sessionStorage.removeItem("sent");
  if (!document.querySelector("body.door, .notice-harm")) for (const one of sent) sessionStorage.removeItem(one);

  for (const field of document.querySelectorAll("[data-keep]")) {
    const kept = sessionStorage.getItem(place(field));
    if (kept && !field.value) field.value = kept;
    field.addEventListener("input", () => sessionStorage.setItem(place(field), field.value));
  }

  document.addEventListener("submit", (event) => {
    const form = event.target;
    if (event.submitter?.value === "preview") return;
    if (form.method !== "post") return;
    if (form.dataset.sent) return event.preventDefault();
    sessionStorage.setItem("sent", JSON.stringify([...form.querySelectorAll("[data-keep]")].map(place)));
    form.dataset.sent = "yes";
    for (const button of form.querySelectorAll("button")) button.setAttribute("aria-disabled", "true");
  });

  // A page taken out of the browser's store may be sent again.
  addEventListener("pageshow", () => {
    for (const form of document.querySelectorAll("form[data-sent]")) {
      delete form.dataset.sent;
      for (const button of form.querySelectorAll("[aria-disabled]")) button.removeAttribute("aria-disabled");
    }
  });

  // Empty filters stay out of the address.
  for (const form of document.querySelectorAll("[data-filters]")) {
    form.addEventListener("submit", () => {
      for (const field of form.elements) if (field.name && !field.value) field.disabled = true;
    });
  }

  // Menus close by Esc and by a click elsewhere.
  const menus = () => document.querySelectorAll("details.menu[open]");
  document.addEventListener("keydown", (event) => { if (event.key === "Escape") menus().forEach((menu) => { menu.open = false; menu.querySelector("summary").focus(); }); });
  document.addEventListener("click", (event) => menus().forEach((menu) => { if (!menu.contains(event.target)) menu.open = false; }));
})();
