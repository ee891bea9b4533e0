"""What a LINE button may do, and how long its words may be (reference: action objects).

Knows the table per place of use; knows no message.
"""

from simulator.counting import graphemes
from simulator.rules import Rule, anything, one_of, pattern, text, url
from simulator.shapes import shape, variant

_DATA = text(300, 0)
_SHOWN = text(300, unit=graphemes)
_INPUT = one_of("closeRichMenu", "openRichMenu", "openKeyboard", "openVoice")
_MOMENT = pattern(r"(\d{4}-\d{2}-\d{2})?[Tt]?(\d{2}:\d{2})?")

# type → required, optional properties; the label is added by place.
_KINDS: dict[str, tuple[dict[str, Rule], dict[str, Rule]]] = {
    "postback": ({"data": _DATA}, {"displayText": _SHOWN, "text": _SHOWN, "inputOption": _INPUT, "fillInText": _SHOWN}),
    "message": ({"text": _SHOWN}, {}),
    "uri": ({"uri": url("http", "https", "line", "tel", high=1000)}, {"altUri": anything}),
    "datetimepicker": (
        {"data": _DATA, "mode": one_of("date", "time", "datetime")},
        {"initial": _MOMENT, "max": _MOMENT, "min": _MOMENT},
    ),
    "clipboard": ({"clipboardText": text(1000)}, {}),
    "camera": ({}, {}),
    "cameraRoll": ({}, {}),
    "location": ({}, {}),
    "richmenuswitch": ({"richMenuAliasId": pattern("[a-z0-9_-]{1,32}"), "data": _DATA}, {}),
}
_EVERYWHERE = ("postback", "message", "uri", "datetimepicker", "clipboard")


def action(label: int, *kinds: str, labelled: bool = True) -> Rule:
    """A button with a label of at most `label` graphemes; `labelled`: it must have one."""
    rule = text(label, unit=graphemes)
    rules = {}
    for kind in kinds or _EVERYWHERE:
        required, optional = _KINDS[kind]
        named = {"label": rule}
        rules[kind] = shape({**required, **named}, optional) if labelled else shape(required, {**optional, **named})
    return variant("type", rules)


TEMPLATE_ACTION = action(20)
PICTURE_ACTION = action(12, labelled=False)  # image carousel
AREA_ACTION = action(40, labelled=False)  # a flex box, picture or text that can be pressed
FLEX_ACTION = action(40)
MENU_ACTION = action(20, *_EVERYWHERE, "richmenuswitch", labelled=False)
QUICK_ACTION = action(20, *_EVERYWHERE, "camera", "cameraRoll", "location")
