// In the field: every answer is kept on this phone the moment it is given, and sent when the network takes it.
(() => {
  const home = document.querySelector("[data-field]");
  if (!home) return;
  const say = home.dataset, place = "field:" + say.field, state = document.getElementById("field-state");
  const AGAIN = 5000, PAUSE = 600;
  let csrf = say.csrf, waiting = {}, photos = [], busy = false, timer = 0, refused = "";

  try { waiting = JSON.parse(localStorage.getItem(place)) ?? {}; } catch { waiting = {}; }
  const remember = () => { try { localStorage.setItem(place, JSON.stringify(waiting)); } catch { /* a private window: the page holds it */ } };
  const section = (id) => home.querySelector(`[data-question="${CSS.escape(id)}"]`);
  const note = (id, words) => { const line = section(id)?.querySelector(".kept"); if (line) line.textContent = words; };

  const value = (part) => {
    const field = part.querySelector("textarea");
    return field ? field.value : part.querySelector("input[type=radio]:checked")?.value ?? "";
  };
  const fill = (part, said) => {
    const field = part.querySelector("textarea");
    if (field) { field.value = said ?? ""; return; }
    for (const one of part.querySelectorAll("input[type=radio]")) one.checked = one.value === String(said);
  };

  const show = () => {
    const left = Object.keys(waiting).length + photos.length;
    state.classList.toggle("field-waits", left > 0);
    state.lastElementChild.textContent = refused || (left ? say.left.replace("#", left) : say.all);
  };
  const later = (ms) => { clearTimeout(timer); timer = setTimeout(send, ms); };

  const post = async (address, about) => {
    const form = new FormData();
    for (const [name, one] of Object.entries({ csrf_token: csrf, ...about })) form.append(name, one, ...(one instanceof Blob ? ["photo.jpg"] : []));
    const answer = await fetch(address, { method: "POST", body: form, headers: { Accept: "application/json" } });
    if (answer.redirected) throw new Error(say.out);
    if (answer.status !== 403) return answer;
    const page = new DOMParser().parseFromString(await (await fetch(location.href)).text(), "text/html");
    const fresh = page.querySelector("[data-field]")?.dataset.csrf;
    if (!fresh) throw new Error(say.out);
    if (fresh === csrf) return answer;
    csrf = fresh;
    return post(address, about);
  };

  const conflict = (id, other) => {
    const part = section(id), box = document.createElement("div");
    part.querySelector(".elsewhere")?.remove();
    box.className = "elsewhere notice notice-warn";
    box.setAttribute("role", "alert");
    const words = document.createElement("div");
    words.append(`${other.said}. ${say.theirs}: ${other.value ?? "–"} `);
    const button = (label, act) => {
      const made = document.createElement("button");
      made.type = "button"; made.className = "btn btn-plain btn-sm"; made.textContent = label;
      made.addEventListener("click", () => { box.remove(); part.dataset.n = other.n; act(); });
      words.append(made, " ");
    };
    button(say.useTheirs, () => { fill(part, other.value); delete waiting[id]; remember(); show(); });
    button(say.useMine, () => { delete waiting[id].held; remember(); later(0); });
    box.append(words);
    part.append(box);
  };

  const sendAnswer = async (id) => {
    const mine = waiting[id];
    if (mine.held) return;
    note(id, say.keeping);
    const answer = await post(say.keepAt, { question: id, value: mine.value, n: section(id)?.dataset.n ?? 0 });
    const told = answer.headers.get("Content-Type")?.includes("json") ? await answer.json() : {};
    if (answer.status === 409) { mine.held = true; remember(); note(id, ""); conflict(id, told); return; }
    if (!answer.ok) throw new Error("");
    if (section(id)) section(id).dataset.n = told.n;
    if (waiting[id] === mine) { delete waiting[id]; note(id, say.kept); }
    remember();
  };

  const sendPhoto = async (photo) => {
    const answer = await post(say.photosAt, { question: photo.question, once: photo.once, photo: photo.blob });
    if (!answer.ok && answer.status !== 422) throw new Error("");
    const told = await answer.json();
    photos = photos.filter((one) => one !== photo);
    await waitingPhotos.drop(photo.once).catch(() => {});
    const item = home.querySelector(`[data-once="${photo.once}"]`);
    if (answer.ok) { item?.querySelector(".photo-waits")?.remove(); section(photo.question).dataset.n = told.n; note(photo.question, say.kept); }
    else { item?.remove(); note(photo.question, told.said); }
  };

  const send = async () => {
    if (busy) return;
    busy = true; refused = "";
    try {
      for (const id of Object.keys(waiting)) await sendAnswer(id);
      for (const photo of [...photos]) await sendPhoto(photo);
    } catch (error) {
      refused = error.message === say.out ? say.out : say.waiting;
      for (const id of Object.keys(waiting)) note(id, "");
      later(AGAIN);
    }
    busy = false;
    show();
    if (!refused && Object.values(waiting).some((one) => !one.held)) later(0);
  };

  const draw = (photo) => {
    const item = document.createElement("li"), picture = document.createElement("img"), frame = document.createElement("span"), words = document.createElement("span");
    item.dataset.once = photo.once;
    frame.className = "photo";
    picture.src = URL.createObjectURL(photo.blob);
    picture.alt = "";
    words.className = "photo-waits"; words.textContent = say.photoWaits;
    frame.append(picture);
    item.append(frame, words);
    section(photo.question)?.querySelector(".photos").append(item);
  };

  home.addEventListener("input", (event) => {
    const part = event.target.closest("[data-question]");
    if (!part || event.target.type === "file") return;
    waiting[part.dataset.question] = { value: value(part) };
    note(part.dataset.question, "");
    remember(); show();
    later(event.target.type === "radio" ? 0 : PAUSE);
  });

  home.addEventListener("change", async (event) => {
    if (event.target.type !== "file") return;
    const question = event.target.closest("[data-question]").dataset.question, chosen = [...event.target.files];
    event.target.value = "";
    for (const file of chosen) {
      const once = [...crypto.getRandomValues(new Uint8Array(16))].map((one) => one.toString(16).padStart(2, "0")).join("");
      const photo = { once, place, question, blob: await waitingPhotos.shrunk(file) };
      photos.push(photo);
      await waitingPhotos.add(photo).catch(() => {});
      draw(photo); show();
    }
    later(0);
  });

  home.querySelector(".field-finish").addEventListener("submit", async (event) => {
    if (!Object.keys(waiting).length && !photos.length) return;
    event.preventDefault();
    await send();
    if (!Object.keys(waiting).length && !photos.length) event.target.submit();
    else state.scrollIntoView({ block: "center" });
  });

  addEventListener("online", () => later(0));
  for (const [id, one] of Object.entries(waiting)) if (section(id)) fill(section(id), one.value); else delete waiting[id];
  for (const one of Object.values(waiting)) delete one.held;
  waitingPhotos.of(place).then((kept) => { photos = kept; kept.forEach(draw); }).catch(() => {}).finally(() => { show(); later(0); });
})();
