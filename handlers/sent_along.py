"""Photos, voice, files, pins and stickers with no form open: kept, said so, and a way on."""

from handlers.base import Turn
from handlers.texts import talk
from handlers.wording import Line, reply
from models.talk import Reply

LINES: dict[str, Line] = {"audio": talk.VOICE_KEPT}


def came(turn: Turn) -> bool:
    return turn.incoming.kind in ("media", "location", "sticker")


def thank(turn: Turn) -> list[Reply]:
    if turn.incoming.kind == "sticker":
        return [reply(talk.STICKER, turn.language, talk.HELP, talk.APPLY)]
    if turn.incoming.kind == "location":
        return [reply(talk.LOCATION_KEPT, turn.language, talk.APPLY)]
    refused = [one.reason for one in turn.heard.attachments if one.status == "refused"]
    if refused:
        return [reply(talk.REFUSED[reason], turn.language) for reason in refused]
    kind = turn.incoming.media[0].kind if turn.incoming.media else ""
    return [reply(LINES.get(kind, talk.MEDIA_KEPT), turn.language, talk.APPLY, talk.STAFF)]
