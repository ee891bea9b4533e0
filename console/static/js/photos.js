// Photos open large: zoom with + and -, turn with R, go on with the arrow keys, close with Esc. Without it a link opens.
(() => {
  const home = document.querySelector("[data-photos]");
  if (!home || typeof HTMLDialogElement === "undefined") return;
  const say = home.dataset;
  let group = document, place = 0, zoom = 1, turn = 0, box = null, picture = null, counter = null, opener = null;

  const links = () => [...group.querySelectorAll("a[data-photo]")];

  const button = (name, words, act) => {
    const made = document.createElement("button");
    made.type = "button";
    made.className = "btn";
    made.title = words;
    made.setAttribute("aria-label", words);
    made.innerHTML = `<svg class="icon" aria-hidden="true"><use href="${say.icons}#${name}"></use></svg>`;
    made.addEventListener("click", act);
    return made;
  };

  // A picture lying on its side is made small enough to stand.
  const fit = () => {
    const stage = picture.parentElement;
    return turn % 180 ? Math.min(1, stage.clientHeight / picture.clientWidth, stage.clientWidth / picture.clientHeight) : 1;
  };
  const draw = () => { picture.style.transform = `rotate(${turn}deg) scale(${+(zoom * fit()).toFixed(3)})`; };
  const scale = (by) => { zoom = Math.min(6, Math.max(1, zoom * by)); draw(); };
  const rotate = () => { turn = (turn + 90) % 360; draw(); };
  const show = (to) => {
    const all = links();
    place = (to + all.length) % all.length;
    zoom = 1; turn = 0;
    picture.src = all[place].href;
    picture.alt = all[place].querySelector("img").alt;
    counter.textContent = `${place + 1} / ${all.length}`;
    draw();
  };

  const build = () => {
    box = document.createElement("dialog");
    box.className = "lightbox";
    picture = document.createElement("img");
    picture.addEventListener("load", draw); // it may be turned before its size is known
    counter = document.createElement("span");
    counter.className = "lightbox-count";
    counter.setAttribute("aria-live", "polite");
    const bar = document.createElement("div");
    bar.className = "lightbox-bar";
    bar.append(counter,
      button("before", say.before, () => show(place - 1)), button("after", say.after, () => show(place + 1)),
      button("smaller", say.smaller, () => scale(1 / 1.4)), button("larger", say.larger, () => scale(1.4)),
      button("turn", say.turn, rotate), button("cross", say.close, () => box.close()));
    const stage = document.createElement("div");
    stage.className = "lightbox-stage";
    stage.append(picture);
    box.append(bar, stage);
    document.body.append(box);
    const keys = { ArrowLeft: () => show(place - 1), ArrowRight: () => show(place + 1), KeyR: rotate,
      Equal: () => scale(1.4), NumpadAdd: () => scale(1.4), Minus: () => scale(1 / 1.4), NumpadSubtract: () => scale(1 / 1.4) };
    box.addEventListener("keydown", (event) => { const act = keys[event.code]; if (act && !event.ctrlKey && !event.metaKey) { event.preventDefault(); act(); } });
    box.addEventListener("wheel", (event) => { event.preventDefault(); scale(event.deltaY < 0 ? 1.15 : 1 / 1.15); }, { passive: false });
    stage.addEventListener("click", (event) => { if (event.target === stage) box.close(); });
    box.addEventListener("close", () => { picture.removeAttribute("src"); opener?.focus(); });
    drag();
  };

  // A picture larger than the screen can be moved.
  const drag = () => {
    let from = null;
    const stage = picture.parentElement;
    picture.draggable = false;
    picture.addEventListener("pointerdown", (event) => { from = [event.clientX + stage.scrollLeft, event.clientY + stage.scrollTop]; picture.setPointerCapture(event.pointerId); });
    picture.addEventListener("pointermove", (event) => { if (from) stage.scrollTo(from[0] - event.clientX, from[1] - event.clientY); });
    picture.addEventListener("pointerup", () => { from = null; });
  };

  document.addEventListener("click", (event) => {
    const link = event.target.closest?.("a[data-photo]");
    if (!link || event.ctrlKey || event.metaKey || event.shiftKey) return;
    event.preventDefault();
    if (!box) build();
    opener = link;
    group = link.closest(".photos, .talk") ?? document;
    box.showModal();
    show(links().indexOf(link));
  });
})();
