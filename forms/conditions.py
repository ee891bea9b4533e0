"""When a field is asked: tests on earlier answers, all or any of them.

Knows answers by key. Does not know whether such a field exists: `forms.checks` does.
"""

from collections.abc import Iterator
from typing import Annotated

from pydantic import Discriminator, Tag, model_validator
from pydantic import Field as Limited

from forms.terms import Answers, Fixed, Key


class Rule(Fixed):
    """One look at an earlier answer: exactly one of equals, in, not, answered.

    On a list of codes, `equals` means “is among them”. `not` is true only of a field that was answered.
    """

    field: Key
    equals: str | int | bool | None = None
    one_of: tuple[str | int, ...] | None = Limited(default=None, alias="in", min_length=1)
    differs: str | int | bool | None = Limited(default=None, alias="not")
    answered: bool | None = None

    @model_validator(mode="after")
    def asks_one_thing(self) -> "Rule":
        if sum(part is not None for part in (self.equals, self.one_of, self.differs, self.answered)) != 1:
            raise ValueError("a condition has exactly one of: equals, in, not, answered")
        return self

    def holds(self, answers: Answers) -> bool:
        value = answers.get(self.field)
        if self.answered is not None:
            return (value is not None) == self.answered
        given = value if isinstance(value, list) else [value]
        if self.differs is not None:
            return value is not None and self.differs not in given
        wanted = self.one_of if self.one_of is not None else (self.equals,)
        return any(one in wanted for one in given)

    def fields(self) -> set[str]:
        return {self.field}

    def codes(self) -> Iterator[tuple[str, str]]:
        """Field and choice for every code this looks for."""
        wanted = self.one_of or (self.equals, self.differs)
        return ((self.field, one) for one in wanted if isinstance(one, str))


class Group(Fixed):
    """Several conditions of which all, or any, must hold."""

    all: tuple["Condition", ...] = ()
    any: tuple["Condition", ...] = ()

    @model_validator(mode="after")
    def is_one_list(self) -> "Group":
        if bool(self.all) == bool(self.any):
            raise ValueError("a condition is one test, or a list under all, or a list under any")
        return self

    def holds(self, answers: Answers) -> bool:
        if self.all:
            return all(part.holds(answers) for part in self.all)
        return any(part.holds(answers) for part in self.any)

    def fields(self) -> set[str]:
        return {key for part in (*self.all, *self.any) for key in part.fields()}

    def codes(self) -> Iterator[tuple[str, str]]:
        return (pair for part in (*self.all, *self.any) for pair in part.codes())


def _which(data: object) -> str:
    grouped = isinstance(data, Group) or (isinstance(data, dict) and bool(data.keys() & {"all", "any"}))
    return "Group" if grouped else "Rule"


Condition = Annotated[Annotated[Rule, Tag("Rule")] | Annotated[Group, Tag("Group")], Discriminator(_which)]
