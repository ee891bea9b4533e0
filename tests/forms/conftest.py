"""The form that this package is first of all for."""

import pytest

from forms import Form
from tests.forms.making import programme_form


@pytest.fixture(scope="session")
def form() -> Form:
    return programme_form()
