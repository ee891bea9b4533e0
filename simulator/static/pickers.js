// What can be sent besides words: photos, places, stickers, files, dates. Each opens a sheet and tells what was chosen.

import { address } from "./api.js";
import { h, icon } from "./dom.js";
import { openSheet } from "./sheet.js";
import { t } from "./texts.js";

const SAMPLES = ["loom", "field", "market", "river"];
export const STICKERS = ["1988", "1989", "1990", "1991", "1992", "1993"];
const WORDS = { 1988: ["happy"], 1989: ["thanks", "ขอบคุณ"], 1990: ["ok"], 1991: ["love"], 1992: ["sad"], 1993: ["question"] };

// Real places, so that a province can be read off a pin.
const PLACES = [
  ["วัดพระธาตุหริภุญชัย", "ต.ในเมือง อ.เมืองลำพูน จ.ลำพูน 51000", 18.57707, 99.00808],
  ["บึงแก่นนคร", "ต.ในเมือง อ.เมืองขอนแก่น จ.ขอนแก่น 40000", 16.41667, 102.83333],
  ["มัสยิดกลางปัตตานี", "ต.อาเนาะรู อ.เมืองปัตตานี จ.ปัตตานี 94000", 6.86229, 101.25522],
  ["หอนาฬิกาเชียงราย", "ต.เวียง อ.เมืองเชียงราย จ.เชียงราย 57000", 19.90713, 99.83063],
  ["สำนักงานสลากกินแบ่งรัฐบาล", "ต.ท่าทราย อ.เมืองนนทบุรี จ.นนทบุรี 11000", 13.87443, 100.50373],
];

/** done({samples}) or done({files}). */
export function pickPhotos(phone, done) {
  const chosen = new Set();
  openSheet(phone, t("pickPhotos"), (close) => {
    const send = h("button", { type: "button", class: "main", disabled: true, on: { click: () => { close(); done({ samples: [...chosen] }); } } }, t("send"));
    const tiles = SAMPLES.map((name) =>
      h(
        "button",
        {
          type: "button",
          class: "tile",
          "aria-pressed": "false",
          "aria-label": t(`sample.${name}`),
          on: {
            click: (event) => {
              const tile = event.currentTarget;
              if (!chosen.delete(name)) chosen.add(name);
              tile.setAttribute("aria-pressed", String(chosen.has(name)));
              send.disabled = chosen.size === 0;
              send.textContent = chosen.size ? `${t("send")} (${chosen.size})` : t("send");
            },
          },
        },
        h("img", { src: address(`samples/${name}.jpg`), alt: "" }),
        icon("check", "icon tick"),
      ),
    );
    return [h("div", { class: "tiles" }, tiles), h("div", { class: "sheet-foot" }, own("image/*", true, t("ownPhotos"), (files) => { close(); done({ files }); }), send)];
  });
}

/** done({files}) or done({}) for the sample. */
export function pickFile(phone, kind, done) {
  const isFilm = kind === "video";
  openSheet(phone, t(kind), (close) =>
    h(
      "div",
      { class: "sheet-foot" },
      own(isFilm ? "video/*" : "*/*", false, t("ownFile"), (files) => { close(); done({ files }); }),
      h("button", { type: "button", class: "main", on: { click: () => { close(); done({}); } } }, t(isFilm ? "sampleVideo" : "sampleFile")),
    ),
  );
}

function own(accept, multiple, label, done) {
  const input = h("input", { type: "file", accept, class: "hidden", multiple, on: { change: () => input.files.length && done([...input.files]) } });
  return h("label", { class: "second", tabindex: "0", on: { keydown: (event) => ["Enter", " "].includes(event.key) && input.click() } }, label, input);
}

/** done({latitude, longitude, title, address}). */
export function pickPlace(phone, done) {
  openSheet(phone, t("pickPlace"), (close) => {
    const tell = (place) => { close(); done(place); };
    const number = (name, value) => h("label", { class: "number" }, t(name), h("input", { type: "number", step: "any", value, name }));
    const [north, east] = [number("latitude", "18.7883"), number("longitude", "98.9853")];
    const value = (label) => Number(label.querySelector("input").value);
    return [
      h(
        "div",
        { class: "places" },
        PLACES.map(([title, where, latitude, longitude]) =>
          h("button", { type: "button", on: { click: () => tell({ title, address: where, latitude, longitude }) } }, icon("pin"), h("span", {}, h("strong", {}, title), h("small", {}, where))),
        ),
      ),
      h("p", { class: "hint" }, t("orNumbers")),
      h("div", { class: "sheet-foot" }, north, east, h("button", { type: "button", class: "main", on: { click: () => tell({ latitude: value(north), longitude: value(east) }) } }, t("send"))),
    ];
  });
}

/** done({sticker, keywords}). */
export function pickSticker(phone, done) {
  openSheet(phone, t("pickSticker"), (close) =>
    h(
      "div",
      { class: "stickers" },
      STICKERS.map((sticker) =>
        h("button", { type: "button", "aria-label": WORDS[sticker][0], on: { click: () => { close(); done({ sticker, keywords: WORDS[sticker] }); } } }, icon(`s${sticker}`, "sticker", "stickers.svg")),
      ),
    ),
  );
}

const INPUTS = { date: "date", time: "time", datetime: "datetime-local" };

/** done({date}) or ({time}) or ({datetime}): as LINE gives them, without seconds and without a zone. */
export function pickDate(phone, action, done) {
  openSheet(phone, action.label || t("pickDate"), (close) => {
    const clean = (moment) => moment?.replace("t", "T");
    const input = h("input", { type: INPUTS[action.mode], value: clean(action.initial) || "", min: clean(action.min), max: clean(action.max), "aria-label": t("pickDate") });
    const tell = () => {
      if (!input.value) return;
      close();
      done({ [action.mode]: input.value });
    };
    return h("div", { class: "sheet-foot" }, input, h("button", { type: "button", class: "main", on: { click: tell } }, t("send")));
  });
}
