// Photos open large: zoom with + and -, turn with R, go on with the arrow keys, close with Esc; by touch: see gestures.
// Without it a link opens.
(() => {
  const home = document.querySelector("[data-photos]");
  if (!home || typeof HTMLDialogElement === "undefined") return;
  const say = home.dataset;
  let group = document, place = 0, zoom = 1, turn = 0, pan = { x: 0, y: 0 }, box = null, picture = null, counter = null, opener = null;

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
  // A picture larger than the screen can be moved as far as its edges.
  const draw = () => {
    const stage = picture.parentElement, size = zoom * fit(), sides = [picture.clientWidth * size, picture.clientHeight * size];
    const [wide, high] = turn % 180 ? sides.reverse() : sides, within = (value, room) => Math.min(Math.max(0, room), Math.max(-Math.max(0, room), value));
    pan = { x: within(pan.x, (wide - stage.clientWidth) / 2), y: within(pan.y, (high - stage.clientHeight) / 2) };
    const moved = pan.x || pan.y ? `translate(${Math.round(pan.x)}px, ${Math.round(pan.y)}px) ` : "";
    picture.style.transform = `${moved}rotate(${turn}deg) scale(${+size.toFixed(3)})`;
  };
  const move = (x, y) => { pan = { x: pan.x + x, y: pan.y + y }; draw(); };
  const scale = (by) => { zoom = Math.min(6, Math.max(1, zoom * by)); draw(); };
  const rotate = () => { turn = (turn + 90) % 360; draw(); };
  const show = (to) => {
    const all = links();
    place = (to + all.length) % all.length;
    zoom = 1; turn = 0; pan = { x: 0, y: 0 };
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
    const keys = { ArrowUp: () => move(0, 80), ArrowDown: () => move(0, -80), ArrowLeft: () => show(place - 1), ArrowRight: () => show(place + 1), KeyR: rotate,
      Equal: () => scale(1.4), NumpadAdd: () => scale(1.4), Minus: () => scale(1 / 1.4), NumpadSubtract: () => scale(1 / 1.4) };
    box.addEventListener("keydown", (event) => { const act = event.shiftKey && event.code === "ArrowLeft" ? () => move(80, 0) : event.shiftKey && event.code === "ArrowRight" ? () => move(-80, 0) : keys[event.code]; if (act && !event.ctrlKey && !event.metaKey) { event.preventDefault(); act(); } });
    box.addEventListener("wheel", (event) => { event.preventDefault(); scale(event.deltaY < 0 ? 1.15 : 1 / 1.15); }, { passive: false });
    box.addEventListener("close", () => { picture.removeAttribute("src"); opener?.focus(); });
    gestures();
  };

  // One finger moves a picture that is larger than the screen, or goes on to the next; two fingers zoom and turn;
  // a double tap makes it large and small again.
  const gestures = () => {
    const stage = picture.parentElement, fingers = new Map();
    let from = null, pinch = null, tapped = 0, pointer = "mouse";
    const spread = () => { const [one, other] = [...fingers.values()]; return { far: Math.hypot(other.x - one.x, other.y - one.y), angle: Math.atan2(other.y - one.y, other.x - one.x) * 180 / Math.PI }; };
    picture.draggable = false;
    stage.addEventListener("pointerdown", (event) => {
      pointer = event.pointerType;
      fingers.set(event.pointerId, { x: event.clientX, y: event.clientY });
      stage.setPointerCapture(event.pointerId);
      from = { x: event.clientX, y: event.clientY, pan, alone: fingers.size === 1, on: event.target };
      pinch = fingers.size === 2 ? { ...spread(), zoom, turned: false } : null;
    });
    stage.addEventListener("pointermove", (event) => {
      if (!fingers.has(event.pointerId)) return;
      fingers.set(event.pointerId, { x: event.clientX, y: event.clientY });
      if (pinch && fingers.size === 2) {
        const now = spread(), by = ((now.angle - pinch.angle + 540) % 360) - 180;
        zoom = Math.min(6, Math.max(1, pinch.zoom * now.far / pinch.far));
        if (Math.abs(by) > 55 && !pinch.turned) { pinch.turned = true; turn = (turn + (by > 0 ? 90 : 270)) % 360; }
        draw();
      } else if (from?.alone && zoom > 1) { pan = { x: from.pan.x + event.clientX - from.x, y: from.pan.y + event.clientY - from.y }; draw(); }
    });
    const lift = (event) => {
      fingers.delete(event.pointerId);
      if (event.type === "pointerup" && from?.alone && !pinch) {
        const across = event.clientX - from.x, down = event.clientY - from.y, still = Math.hypot(across, down) < 10;
        if (still && from.on === stage) box.close();
        else if (still && event.pointerType !== "mouse" && event.timeStamp - tapped < 350) { zoom = zoom > 1 ? 1 : 2.5; tapped = 0; draw(); }
        else if (still) tapped = event.timeStamp;
        else if (zoom === 1 && event.pointerType !== "mouse" && Math.abs(across) > 60 && Math.abs(across) > 2 * Math.abs(down)) show(place + (across < 0 ? 1 : -1));
        else if (zoom === 1 && event.pointerType !== "mouse" && down > 120 && down > 2 * Math.abs(across)) box.close();
      }
      if (!fingers.size) from = pinch = null;
    };
    stage.addEventListener("pointerup", lift);
    stage.addEventListener("pointercancel", lift);
    picture.addEventListener("dblclick", () => { if (pointer === "mouse") zoom = zoom > 1 ? 1 : 2.5; draw(); });
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
