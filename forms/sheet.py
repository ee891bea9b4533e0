"""A form on paper: every question as people will meet it, with what stands behind it.

Knows a form and its words. Does not ask anything.
"""

from collections.abc import Iterator

from forms.conditions import Condition, Group, Rule
from forms.definition import Field, Form
from forms.flow import estimate, prepare
from forms.terms import Language
from forms.texts import SHEET


def sheet(form: Form, language: Language) -> list[str]:
    """The lines to print."""
    ahead = estimate(form)
    lines = [form.title.of(language)]
    lines.append(SHEET["head"].filled(count=ahead.count, required=ahead.required, minutes=ahead.minutes).of(language))
    if form.intro:
        lines.append(form.intro.of(language))
    lines += (
        [SHEET["bring"].of(language), *(f"  • {one}" for one in prepare(form, language))]
        if prepare(form, language)
        else []
    )
    section = ""
    for number, field in enumerate(form.fields, 1):
        if field.section != section:
            section = field.section
            lines += ["", *(f"— {one.title.of(language)} —" for one in form.sections if one.key == section)]
        lines += ["", f"{number}. {field.ask.of(language)}", *(f"   {line}" for line in _behind(form, field, language))]
    return lines


def _behind(form: Form, field: Field, language: Language) -> Iterator[str]:
    must = SHEET["required" if field.required else "optional"].of(language)
    yield f"[{field.key} · {field.kind} · {must}]"
    if field.show_if:
        yield SHEET["when"].of(language).format(condition=_said(form, field.show_if, language))
    for at, choice in enumerate(field.choices, 1):
        yield f"{at}) {choice.label.of(language)}"
    for name in ("why", "help", "example"):
        words = getattr(field, name)
        if words is not None:
            yield f"{SHEET[name].of(language)} {words.of(language)}"
    yield from _limits(field, language)


def _limits(field: Field, language: Language) -> Iterator[str]:
    """“2–120 ตัวอักษร”, “1–10”: what an answer may measure."""
    limits = field.limits
    pairs = (
        ("characters", limits.min_length, limits.max_length),
        ("number", limits.min, limits.max),
        ("count", limits.min_count, limits.max_count),
    )
    for name, least, most in (*pairs, ("days", limits.earliest or None, limits.latest or None)):
        if least is not None or most is not None:
            span = "–".join(
                "…" if one is None else f"{one:,}" if isinstance(one, int) else one for one in (least, most)
            )
            yield SHEET[name].of(language).format(span=span)


def _said(form: Form, condition: Condition, language: Language) -> str:
    """The condition in words."""
    if isinstance(condition, Group):
        joint = SHEET["and" if condition.all else "or"].of(language)
        return f" {joint} ".join(_said(form, part, language) for part in (*condition.all, *condition.any))
    return _rule(form, condition, language)


def _rule(form: Form, rule: Rule, language: Language) -> str:
    field = form.field(rule.field)
    label = field.label.of(language)
    if rule.answered is not None:
        return SHEET["answered" if rule.answered else "unanswered"].of(language).format(label=label)
    codes = rule.one_of or (rule.equals if rule.differs is None else rule.differs,)
    named = [(choice.label.of(language) if (choice := field.choice(code)) else str(code)) for code in codes]
    sign = "≠" if rule.differs is not None else "="
    return f"{label} {sign} {' / '.join(named)}"
