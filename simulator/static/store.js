// What the page knows at this moment. Nothing here draws or asks.

const phone = () => ({ bubbles: new Map(), chips: [], typingUntil: 0, friend: false, joined: false, started: false, blocked: false, profile: {} });

export const store = {
  setup: null,
  language: "th",
  chosenLanguage: false,
  persona: "",
  group: false,
  tab: "line",
  inspector: undefined,
  since: 0,
  epoch: null,
  line: phone(),
  messenger: phone(),
  journal: new Map(),
  troubles: { line: [], messenger: [] },
  hours: 0,
  heard: {},
  seen: {},
};

export function emptyPhone(channel) {
  store[channel] = phone();
}

export function forgetPhones() {
  emptyPhone("line");
  emptyPhone("messenger");
  store.journal.clear();
}

export const me = () => store.setup.people.find((each) => each.key === store.persona);

/** Whose id is it, on LINE? */
export const personOf = (lineId) => store.setup.people.find((each) => each.line_id === lineId);
