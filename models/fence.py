"""What one reader may see: sessions in which every query leaves out other programmes' rows.

Knows which tables hang on an application, a talk or a programme, by their foreign keys, so that a new table is inside
from its first day. Knows no person and no page; what is veiled within a row is `models.veil`'s business.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from functools import cache
from typing import Any

from sqlalchemy import ColumnElement, and_, event, or_, select
from sqlalchemy.orm import Mapper, ORMExecuteState, Session, with_loader_criteria
from sqlalchemy.orm.util import LoaderCriteriaOption

from models.application import Application
from models.base import Base
from models.conversation import Conversation, Message
from models.database import Database
from models.staff import Staff
from models.veil import WITHOUT_TALKS, veil

Criterion = ColumnElement[bool]
APPLICATIONS = Application.metadata.tables["applications"]
MESSAGES = Message.metadata.tables["messages"]
OPEN_TO_ALL = frozenset({"form_versions", "rubric_versions", "programmes"})  # what is asked is no secret


class Fenced(Database):
    """The same database for a reader of some programmes only."""

    def __init__(self, whole: Database, options: tuple[LoaderCriteriaOption, ...], *, veiled: bool) -> None:
        self.url, self.is_sqlite, self.engine, self.lock = whole.url, whole.is_sqlite, whole.engine, whole.lock
        self._options, self._veiled = options, veiled

    @contextmanager
    def reading(self) -> Iterator[Session]:
        with super().reading() as session:
            yield self._within(session)

    @contextmanager
    def writing(self) -> Iterator[Session]:
        with super().writing() as session:
            yield self._within(session)

    def _within(self, session: Session) -> Session:
        event.listen(session, "do_orm_execute", self._narrow)
        return veil(session) if self._veiled else session

    def _narrow(self, state: ORMExecuteState) -> None:
        if state.is_select and not state.is_relationship_load and not state.is_column_load:
            state.statement = state.statement.options(*self._options)


def fenced(database: Database, reader: Staff) -> Database:
    """The database as this reader may see it."""
    veiled = not reader.has("contacts")
    options = only(frozenset(reader.programmes)) if reader.programmes else ()
    return Fenced(database, options + (WITHOUT_TALKS if veiled else ()), veiled=veiled)


@cache
def only(programmes: frozenset[str]) -> tuple[LoaderCriteriaOption, ...]:
    """The criteria of a reader of these programmes, for every table that holds what is not theirs."""
    found = [(mapper.class_, _of(mapper, programmes)) for mapper in Base.registry.mappers]
    return tuple(
        with_loader_criteria(entity, which, include_aliases=True) for entity, which in found if which is not None
    )


def _of(mapper: Mapper[Any], programmes: frozenset[str]) -> Criterion | None:
    """Inside when all that the row hangs on is; rows that hang on nothing of the kind are everybody's."""
    table: Any = mapper.local_table
    if table.name in OPEN_TO_ALL:
        return None
    if table is Conversation.__table__:
        inside, outside = _talks(programmes, theirs=True), _talks(programmes, theirs=False)
        return or_(Conversation.id.not_in(outside), Conversation.id.in_(inside))
    parts = [part for column in table.columns if (part := _by(mapper, column, programmes)) is not None]
    return and_(*parts) if parts else None


def _by(mapper: Mapper[Any], column: Any, programmes: frozenset[str]) -> Criterion | None:
    """What must hold of one column that names an application, a talk, a message or a programme."""
    towards = {key.column.table.name for key in column.foreign_keys}
    here: Any = mapper.all_orm_descriptors[mapper.get_property_by_column(column).key]
    if column.name == "programme_id":
        return _unless_empty(column, here, here.in_(programmes))
    if "applications" in towards:
        inside = select(APPLICATIONS.c.id).where(APPLICATIONS.c.programme_id.in_(programmes))
        return _unless_empty(column, here, here.in_(inside))
    said = _said_already(mapper)
    if said is True or not towards & {"conversations", "messages"}:
        return None
    talks = _talks(programmes, theirs=False)
    outside = (
        talks if "conversations" in towards else select(MESSAGES.c.id).where(MESSAGES.c.conversation_id.in_(talks))
    )
    clear = _unless_empty(column, here, here.not_in(outside))
    return clear if said is None else or_(said, clear)


def _said_already(mapper: Mapper[Any]) -> Criterion | bool | None:
    """Whether a row's own application or programme tells whose it is; where that may be empty, the condition for it."""
    table: Any = mapper.local_table
    if "programme_id" in table.c:
        return True
    if "application_id" not in table.c:
        return None
    return mapper.class_.application_id.is_not(None) if table.c.application_id.nullable else True


def _unless_empty(column: Any, here: Any, inside: Criterion) -> Criterion:
    return or_(here.is_(None), inside) if column.nullable else inside


def _talks(programmes: frozenset[str], *, theirs: bool) -> Any:
    """Talks with an application to one of these programmes, or else to any other."""
    inside = APPLICATIONS.c.programme_id.in_(programmes)
    return select(APPLICATIONS.c.conversation_id).where(
        APPLICATIONS.c.conversation_id.is_not(None), inside if theirs else ~inside
    )
