"""Replies of every size and shape, for hypothesis: as short recipes, so that a failure can be read."""

from typing import Any

from hypothesis import strategies as st

from models.talk import Card, Choice, Reply

characters = st.sampled_from("กขคาำี่้๋ ab.\n\0👍🏽🇹🇭‍é́♂️{}") | st.characters(categories=None)
short = st.text(characters, max_size=12)
pieces = st.sampled_from(["ยาว", "น้ำ", "word ", "ประโยคค่ะ ", "\n\n", "👨‍👩‍👧‍👦", "🇹🇭", "\ud800", " ", "k: v\n"])
texts = st.tuples(short, pieces, st.sampled_from([0, 0, 1, 5, 40, 300, 800]))  # before, piece, how often
choices = st.tuples(texts, texts)
some_choices = st.lists(choices, max_size=4) | st.lists(choices, min_size=12, max_size=15)
addresses = st.sampled_from(
    [
        ("", 0),
        ("https://example.com/ภาพ.jpg", 0),
        ("https://example.com/a b.png?x=1&y=%20", 0),
        ("http://127.0.0.1:8000/p.jpg", 0),
        ("https://example.com/", 1979),
        ("https://example.com/", 1981),
    ]
)
cards = st.fixed_dictionaries(
    {
        "title": texts,
        "text": texts,
        "rows": st.lists(st.tuples(texts, texts), max_size=5),
        "choices": st.lists(choices, max_size=5),
        "picture": addresses,
    }
)
recipes = st.fixed_dictionaries(
    {
        "text": texts,
        "choices": some_choices,
        "card": st.none() | cards,
        "picture": addresses,
        "ask_location": st.booleans(),
    }
)


def made(recipe: dict[str, Any]) -> Reply:
    """The reply of a recipe."""
    card = recipe["card"]
    return Reply(
        text=_text(recipe["text"]),
        choices=_choices(recipe["choices"]),
        picture=_address(recipe["picture"]),
        ask_location=recipe["ask_location"],
        card=card
        and Card(
            title=_text(card["title"]),
            text=_text(card["text"]),
            rows=tuple((_text(label), _text(value)) for label, value in card["rows"]),
            choices=_choices(card["choices"]),
            picture=_address(card["picture"]),
        ),
    )


def _text(recipe: tuple[str, str, int]) -> str:
    before, piece, times = recipe
    return before + piece * times


def _choices(recipe: list[Any]) -> tuple[Choice, ...]:
    return tuple(Choice(label=_text(label), data=_text(data)) for label, data in recipe)


def _address(recipe: tuple[str, int]) -> str:
    return recipe[0] + "x" * recipe[1]
