// The inspector: every webhook to the bot and every call from it, with both sides' JSON. Knows the journal; changes nothing.

import { h, icon } from "./dom.js";
import { store } from "./store.js";
import { language, t } from "./texts.js";

const failed = (record) => record.status !== null && (record.status < 200 || record.status > 299);
const FILTERS = {
  all: () => true,
  webhooks: (record) => record.way === "webhook",
  calls: (record) => record.way === "call",
  failures: failed,
};
let filter = "all";

export function inspector(root, actions) {
  const list = h("ol", { class: "records", "aria-label": t("inspector") });
  const empty = h("p", { class: "journal-empty" }, t("journalEmpty"));
  const nodes = new Map();
  const filters = h("div", { class: "filters", role: "group", "aria-label": t("inspector") });

  function drawFilters() {
    filters.replaceChildren(
      ...Object.keys(FILTERS).map((name) =>
        h("button", { type: "button", "aria-pressed": String(filter === name), on: { click: () => { filter = name; drawFilters(); update(); } } }, t(name)),
      ),
    );
  }

  function node(record) {
    const known = nodes.get(record.key);
    if (known?.rev === record.rev) return known.node;
    const made = drawRecord(record, actions);
    if (known?.node.firstChild.open) made.firstChild.open = true;
    nodes.set(record.key, { rev: record.rev, node: made });
    return made;
  }

  function update() {
    const shown = [...store.journal.values()].sort((a, b) => b.key - a.key).filter(FILTERS[filter]);
    if (nodes.size > 2 * store.journal.size) nodes.clear();
    const wanted = shown.map(node);
    empty.hidden = wanted.length > 0;
    if (wanted.length !== list.children.length || wanted.some((each, index) => each !== list.children[index])) list.replaceChildren(...wanted);
  }

  drawFilters();
  root.setAttribute("aria-label", t("inspector"));
  root.replaceChildren(h("div", { class: "inspector-head" }, h("h2", {}, t("inspector")), filters), empty, list);
  return { update };
}

function drawRecord(record, actions) {
  const isIn = record.way === "webhook";
  const time = new Date(record.at).toLocaleTimeString(language() === "en" ? "en-GB" : "th-TH", { hour12: false, timeZone: "Asia/Bangkok" });
  const verdict = record.status === null ? t("waiting") : record.status || t("silent");
  const look = record.status === null ? "open" : failed(record) ? "bad" : "good";
  const summary = h(
    "summary",
    {},
    h("span", { class: `way ${record.channel}`, title: isIn ? t("toBot") : t("fromBot") }, icon(isIn ? "in" : "out"), h("span", { class: "hidden" }, isIn ? t("toBot") : t("fromBot"))),
    h("span", { class: "what" }, h("b", {}, record.name), h("small", {}, `${record.channel === "line" ? "LINE" : "Messenger"} · ${time}`)),
    h("span", { class: `verdict ${look}` }, String(verdict)),
    h("span", { class: record.took > 2000 ? "took slow" : "took" }, isIn && record.took !== null ? `${record.took} ms` : ""),
  );
  const details = h("details", {}, summary);
  details.addEventListener("toggle", () => {
    if (details.open && details.children.length === 1) details.append(drawInside(record, actions));
  });
  return h("li", {}, details);
}

function drawInside(record, actions) {
  const headers = Object.entries(record.headers);
  const copy = () => navigator.clipboard.writeText(curl(record)).then(() => actions.say(t("copied")));
  return h(
    "div",
    { class: "inside" },
    h("p", { class: "url" }, h("code", {}, `${record.method} ${record.url}`)),
    h("dl", {}, headers.map(([name, value]) => [h("dt", {}, name), h("dd", {}, value)])),
    record.sent ? [h("h3", {}, t("request")), code(record.sent)] : null,
    record.received ? [h("h3", {}, t("answer")), code(record.received)] : null,
    h("button", { type: "button", class: "second", on: { click: copy } }, icon("copy"), t("curl")),
  );
}

function code(text) {
  let shown = text;
  try {
    shown = JSON.stringify(JSON.parse(text), null, 2);
  } catch {
    // Not JSON: shown as it came.
  }
  return h("pre", { tabindex: "0" }, h("code", {}, shown));
}

const quoted = (text) => `'${text.replaceAll("'", "'\\''")}'`;

/** The same request for a shell. Tokens stand as names: $TOKEN, $LINE_API_BASE. */
function curl(record) {
  const plain = (text) => (text.includes("$") ? `"${text.replaceAll('"', '\\"')}"` : quoted(text));
  const headers = Object.entries(record.headers).map(([name, value]) => ` \\\n  -H ${plain(`${name}: ${value}`)}`);
  const body = record.sent ? ` \\\n  --data-binary ${quoted(record.sent)}` : "";
  return `curl -X ${record.method} ${plain(record.url)}${headers.join("")}${body}`;
}
