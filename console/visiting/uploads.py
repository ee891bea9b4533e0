"""A photo that came with a form, handed to the edge to check and keep. Knows forms; knows no picture."""

from contextlib import closing

from werkzeug.datastructures import FileStorage

from console.desk import Stored, the_desk


def kept_photo(sent: FileStorage) -> Stored | str:
    """What was kept, or the reason why not: see `Desk.keep`."""
    with closing(sent):
        return the_desk().keep(sent.read(), sent.filename or "")
