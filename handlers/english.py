"""Whether somebody is writing English, or only a name or an “ok”. Knows the commonest words."""

import re

from handlers.commands import is_order, orders

WORD = re.compile(r"[a-z']+")
COMMON = frozenset(
    (
        "a about after all am an and any anyone apply are at be before can close come could date deadline did do "
        "does else english for from get give go group have help here how i if in is it join know last long many "
        "may me money more much must my need new no not of on one online open or other our out pay people person "
        "phone please project programme program question register send should so some start support talk tell than "
        "that the their them there they this time to up us village want was we what when where which who why will "
        "with work would year you your "
    ).split()
)
ENOUGH = 2  # common words that show somebody is writing English, not a name
SWITCHES = ("apply", "help")  # that no Thai talk borrows


def reads_english(text: str) -> bool:
    words = WORD.findall(text.lower())
    common = sum(word in COMMON for word in words)
    return (
        (common >= ENOUGH and common * 3 >= len(words))
        or is_order(text, "english")
        or (len(words) > 1 and bool(orders(text)))
        or text.lower() in SWITCHES
    )
