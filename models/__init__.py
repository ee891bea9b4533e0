"""What is remembered. Tables name each other: whoever imports one of them has them all."""

import models.everything  # noqa: F401
