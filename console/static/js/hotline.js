// The hotline desk by keyboard alone, whatever layout is on: keys are told by their place (event.code), not their letter.
(() => {
  const field = document.querySelector("[data-hotline] input[type=search]");
  const form = field.form;
  const results = document.getElementById("results");
  const missed = document.querySelector("[data-no-answer]");
  const links = () => [...results.querySelectorAll(".results a")];
  const current = () => results.querySelector(".results a[aria-current]");
  const answer = () => results.querySelector(".speak:not([hidden])");
  const status = document.getElementById("hotline-status");
  let language = form.elements.lang.value;
  let behind = false; // what is shown is not yet the answer to what is typed
  let openWhenThere = false;

  const choose = (link) => {
    if (!link) return;
    for (const one of links()) one.removeAttribute("aria-current");
    link.setAttribute("aria-current", "true");
    for (const one of results.querySelectorAll(".speak")) one.hidden = one.id !== "answer-" + link.dataset.topic;
    results.querySelector(".desk-hint")?.remove();
    link.scrollIntoView({ block: "nearest" });
    speakIn(language);
  };

  const step = (by) => {
    const all = links();
    if (!all.length) return;
    const place = all.indexOf(current());
    choose(all[place < 0 ? (by > 0 ? 0 : all.length - 1) : (place + by + all.length) % all.length]);
  };

  const open = () => {
    openWhenThere = behind;
    if (behind) return;
    if (!current()) choose(links()[0]);
    const shown = answer();
    if (!shown) return;
    history.replaceState(null, "", current().href);
    shown.focus();
  };

  const clear = () => {
    field.value = "";
    field.focus();
    history.replaceState(null, "", form.action);
    htmx.trigger(field, "input");
  };

  const speakIn = (wanted) => {
    language = wanted;
    for (const one of document.querySelectorAll("input[name=lang]")) one.value = wanted;
    for (const one of results.querySelectorAll("[data-say]")) one.hidden = one.dataset.say !== wanted;
    for (const one of results.querySelectorAll("[data-switch]")) {
      const other = wanted === "th" ? "en" : "th";
      one.lang = other;
      one.textContent = one.dataset[other];
    }
  };

  const withAlt = {
    KeyC: () => answer()?.querySelector("[data-copy-from]").click(),
    KeyL: () => speakIn(language === "th" ? "en" : "th"),
    Digit0: () => missed.requestSubmit(),
  };

  document.addEventListener("keydown", (event) => {
    if (event.ctrlKey || event.metaKey || event.isComposing) return;
    const typing = event.target === field;
    const digit = /^(?:Digit|Numpad)([1-9])$/.exec(event.code);
    let act = null;
    if (event.code === "Escape") act = clear;
    else if (event.code === "ArrowDown") act = () => step(1);
    else if (event.code === "ArrowUp") act = () => step(-1);
    else if (event.code === "Enter" && typing) act = open;
    else if (digit && (event.altKey || !typing)) act = () => { choose(links()[digit[1] - 1]); open(); };
    else if ((event.altKey || !typing) && withAlt[event.code]) act = withAlt[event.code];
    else if (!typing && event.code === "Slash") act = () => field.select();
    if (!act || event.target.matches?.("textarea, select")) return;
    event.preventDefault();
    act();
  });

  results.addEventListener("click", (event) => {
    const link = event.target.closest(".results a");
    const other = event.target.closest("[data-switch]");
    if (event.ctrlKey || event.metaKey || event.shiftKey || !(link || other)) return;
    event.preventDefault();
    if (link) { choose(link); open(); }
    else speakIn(language === "th" ? "en" : "th");
  });

  missed.addEventListener("submit", () => { missed.elements.q.value = field.value; });
  form.addEventListener("submit", (event) => { event.preventDefault(); open(); });
  field.addEventListener("input", () => { behind = true; openWhenThere = false; });
  document.addEventListener("htmx:afterSwap", () => {
    behind = false;
    speakIn(language);
    status.textContent = results.querySelector("h2")?.textContent ?? "";
    if (openWhenThere) open();
  });
  field.focus();
  field.select();
})();
