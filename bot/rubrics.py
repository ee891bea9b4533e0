"""Rubrics from their files into versions in the database. Knows rows; the files were read by `folders`."""

from collections.abc import Iterable, Mapping
from datetime import datetime
from hashlib import sha256
from json import dumps

from sqlalchemy.orm import Session

from models.base import Json
from models.rubric import Rubric, RubricVersion, newest_rubric


def as_stored(rubric: Rubric) -> Json:
    return rubric.model_dump(mode="json", exclude_defaults=True)


def sign_of(session: Session, programme: str, rubric: Rubric) -> str:
    """“+” for a first one, “~” for a changed one, “” where nothing changes."""
    newest = newest_rubric(session, programme)
    if newest is None:
        return "+"
    return "" if newest.sha256 == _digest(as_stored(rubric)) else "~"


def add_versions(session: Session, rubrics: Mapping[str, Rubric], now: datetime) -> None:
    """A new version for each rubric that changed; scores given before keep theirs."""
    for programme, rubric in rubrics.items():
        if sign_of(session, programme, rubric):
            newest, definition = newest_rubric(session, programme), as_stored(rubric)
            number = newest.number + 1 if newest else 1
            about = {"definition": definition, "sha256": _digest(definition), "created_at": now}
            session.add(RubricVersion(programme_id=programme, number=number, **about))


def stray_answers(rubrics: Mapping[str, Rubric], forms: Mapping[str, Json]) -> Iterable[str]:
    """Criteria that point at questions which the form does not ask."""
    for programme, rubric in rubrics.items():
        keys = {field["key"] for field in forms.get(programme, {}).get("fields", ())}
        for criterion in rubric.criteria:
            for key in criterion.answers:
                if key not in keys:
                    yield f"{programme}/rubric.yaml: {criterion.id}: “{key}” is no question of form.yaml; take it out"


def _digest(definition: Json) -> str:
    return sha256(dumps(definition, sort_keys=True, ensure_ascii=False).encode()).hexdigest()
