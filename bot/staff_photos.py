"""Photos that staff take in the field, checked and kept like those of the chat. Knows the store; knows no page."""

from bot.media import Kept, NoRoom, Refused, Store


class StaffPhotos:
    """What the desks are handed in place of the store."""

    def __init__(self, store: Store) -> None:
        self._store = store

    def keep(self, body: bytes, name: str) -> Kept | str:
        """What was kept; or why it was not: the reason of `Refused`, or “no_room”."""
        try:
            return self._store.keep(body, "image", name)
        except Refused as refused:
            return refused.reason
        except NoRoom:
            return "no_room"
