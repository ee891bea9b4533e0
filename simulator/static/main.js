// Starts the page and keeps it fresh. Knows when to ask for changes; draws nothing itself.

import { changes, get } from "./api.js";
import { drawBar, drawTabs } from "./bar.js";
import { h } from "./dom.js";
import { inspector } from "./inspector.js";
import { line } from "./line.js";
import { messenger } from "./messenger.js";
import { emptyPhone, forgetPhones, store } from "./store.js";
import { speak, t } from "./texts.js";

const EVERY = 700;
let parts = [];
let timer = 0;
let asking = false;

function drawAll() {
  const wide = matchMedia("(min-width: 1200px)").matches;
  store.inspector ??= wide;
  drawBar(document.getElementById("bar"), actions);
  drawTabs(document.getElementById("tabs"), actions);
  parts = [
    line(document.getElementById("line"), actions),
    messenger(document.getElementById("messenger"), actions),
    inspector(document.getElementById("inspector"), actions),
  ];
  showTab();
  update();
}

function update() {
  for (const part of parts) part.update();
  drawBar(document.getElementById("bar"), actions);
  drawTabs(document.getElementById("tabs"), actions);
}

function showTab() {
  const stage = document.getElementById("stage");
  stage.dataset.tab = store.tab;
  stage.classList.toggle("with-inspector", Boolean(store.inspector));
}

/** Take in what changed; the two phones and the journal are merged, the rest replaced. */
function take(state) {
  if (store.epoch !== null && store.epoch !== state.epoch) forgetPhones();
  store.epoch = state.epoch;
  for (const channel of ["line", "messenger"]) {
    const { bubbles, ...rest } = state[channel];
    const phone = store[channel];
    Object.assign(phone, rest, { typingUntil: performance.now() + rest.typing });
    for (const bubble of bubbles) phone.bubbles.set(bubble.key, bubble);
  }
  for (const record of state.journal) store.journal.set(record.key, record);
  Object.assign(store, { since: state.version, troubles: state.troubles, hours: state.hours, heard: state.heard });
  store.seen[store.persona] = state.heard[store.persona];
}

async function refresh() {
  if (asking) return;
  asking = true;
  clearTimeout(timer);
  const asked = { persona: store.persona, group: store.group };
  try {
    const state = await changes(asked.persona, asked.group, store.since);
    const stillWanted = asked.persona === store.persona && asked.group === store.group;
    if (state && stillWanted) {
      take(state);
      update();
    }
    document.body.classList.remove("offline");
  } catch {
    if (!document.body.classList.contains("offline")) say(t("noAnswer"));
    document.body.classList.add("offline");
  } finally {
    asking = false;
    timer = setTimeout(refresh, document.hidden ? 4 * EVERY : EVERY);
  }
}

let toastTimer = 0;
function say(words) {
  const toast = document.getElementById("toast");
  toast.replaceChildren(h("span", {}, words));
  toast.classList.add("shown");
  clearTimeout(toastTimer);
  toastTimer = setTimeout(() => toast.classList.remove("shown"), 3500);
}

const actions = {
  say,
  refresh,
  /** Do something that may fail, then look at once what came of it. */
  async try(does) {
    try {
      await does();
    } catch (problem) {
      say(problem.message);
    }
    await refresh();
  },
  become(persona) {
    store.persona = persona;
    emptyPhone("line");
    emptyPhone("messenger");
    store.since = 0;
    const found = store.setup.people.find((each) => each.key === persona);
    if (found && !store.chosenLanguage) actions.speak(found.language, false);
    else drawAll();
    refresh();
  },
  toGroup(group) {
    store.group = group;
    emptyPhone("line");
    store.since = 0;
    drawAll();
    refresh();
  },
  speak(language, chosen = true) {
    store.chosenLanguage ||= chosen;
    store.language = language;
    speak(language);
    drawAll();
  },
  show(tab) {
    store.tab = tab;
    showTab();
    update();
  },
  toggleInspector() {
    store.inspector = !store.inspector;
    showTab();
    update();
  },
};

async function begin() {
  store.setup = await get("setup");
  store.persona = store.setup.people[0].key;
  speak(store.language);
  drawAll();
  await refresh();
  document.addEventListener("visibilitychange", () => document.hidden || refresh());
}

begin().catch(() => say(t("noAnswer")));
