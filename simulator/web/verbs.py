"""What the page's buttons do: each verb, as the webhook that comes of it on LINE or on Messenger.

Knows the page's JSON and which call of the fake it means; delivers nothing.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from simulator import sample_films, samples
from simulator.config import Persona
from simulator.faults import Fault
from simulator.web.stage import Stage
from simulator.wire import Json, Webhook


@dataclass(frozen=True)
class Upload:
    """A file of the visitor's own."""

    name: str
    mime: str
    body: bytes


@dataclass(frozen=True)
class Act:
    """Who does it, with what. `group`: the LINE group's id, empty in private."""

    stage: Stage
    who: Persona
    group: str
    said: Json
    files: Sequence[Upload] = ()

    def pictures(self) -> list[bytes]:
        """The files, or the samples named."""
        return [file.body for file in self.files] or [_picture(str(name)) for name in self.said.get("samples", [])]

    def paper(self) -> Upload:
        """The file, or the sample paper."""
        return self.files[0] if self.files else Upload("project-plan.pdf", "application/pdf", samples.paper())


def _picture(name: str) -> bytes:
    if name == "big":
        return samples.big_picture()
    return samples.program() if name == "program" else samples.picture(name)


_FAULTS = {str(fault): fault for fault in Fault}
Verb = Callable[[Act], Webhook | None]

_LINE: dict[str, Verb] = {
    "follow": lambda act: act.stage.line.follow(act.who.line_id),
    "unfollow": lambda act: act.stage.line.unfollow(act.who.line_id),
    "join": lambda act: act.stage.line.joins(act.stage.group_id),
    "leave": lambda act: act.stage.line.leaves(act.stage.group_id),
    "say": lambda act: act.stage.line.says(
        act.who.line_id,
        str(act.said["text"]),
        group=act.group,
        mention="bot" if act.group and f"@{act.stage.config.bot_name}" in str(act.said["text"]) else "",
    ),
    "tap": lambda act: act.stage.line.taps(
        act.who.line_id, act.said["choice"], group=act.group, params=act.said.get("params")
    ),
    "image": lambda act: act.stage.line.sends_images(act.who.line_id, act.pictures(), group=act.group),
    "video": lambda act: act.stage.line.sends_video(
        act.who.line_id, _body(act, sample_films.film()), group=act.group, preparing=1
    ),
    "audio": lambda act: act.stage.line.sends_audio(act.who.line_id, _body(act, sample_films.voice()), group=act.group),
    "file": lambda act: act.stage.line.sends_file(
        act.who.line_id, act.paper().body, act.paper().name, group=act.group, mime=act.paper().mime
    ),
    "location": lambda act: act.stage.line.sends_location(
        act.who.line_id,
        float(act.said["latitude"]),
        float(act.said["longitude"]),
        title=str(act.said.get("title", "")),
        address=str(act.said.get("address", "")),
        group=act.group,
    ),
    "sticker": lambda act: act.stage.line.sends_sticker(
        act.who.line_id, "446", str(act.said["sticker"]), group=act.group, keywords=act.said.get("keywords", [])
    ),
    "unsend": lambda act: act.stage.line.unsends(act.who.line_id, str(act.said["id"]), group=act.group),
    "edit": lambda act: act.stage.line.edits(
        act.who.line_id, str(act.said["id"]), str(act.said["text"]), group=act.group
    ),
    "verify": lambda act: act.stage.line.verifies(),
}
_MESSENGER: dict[str, Verb] = {
    "start": lambda act: act.stage.messenger.starts(act.who.psid),
    "block": lambda act: act.stage.messenger.blocks(act.who.psid),
    "unblock": lambda act: act.stage.messenger.unblocks(act.who.psid),
    "say": lambda act: act.stage.messenger.says(act.who.psid, str(act.said["text"])),
    "tap": lambda act: act.stage.messenger.taps(act.who.psid, act.said["choice"]),
    "image": lambda act: act.stage.messenger.sends_images(act.who.psid, act.pictures()),
    "video": lambda act: act.stage.messenger.sends_video(act.who.psid, _body(act, sample_films.film())),
    "audio": lambda act: act.stage.messenger.sends_audio(act.who.psid, _body(act, sample_films.voice())),
    "file": lambda act: act.stage.messenger.sends_file(
        act.who.psid, act.paper().body, act.paper().name, mime=act.paper().mime
    ),
    "location": lambda act: act.stage.messenger.sends_location(
        act.who.psid,
        float(act.said["latitude"]),
        float(act.said["longitude"]),
        title=str(act.said.get("title") or "Pinned Location"),
    ),
    "sticker": lambda act: act.stage.messenger.sends_sticker(act.who.psid, str(act.said["sticker"])),
    "edit": lambda act: act.stage.messenger.edits(act.who.psid, str(act.said["id"]), str(act.said["text"])),
    "read": lambda act: act.stage.messenger.reads(act.who.psid),
    "verify": lambda act: act.stage.messenger.dashboard_test(),
}


def _body(act: Act, sample: bytes) -> bytes:
    return act.files[0].body if act.files else sample


def perform(stage: Stage, said: Json, files: Sequence[Upload] = ()) -> None:
    """Do what the page asks: {"channel", "persona", "group", "do", …}. Raises KeyError, TypeError or ValueError."""
    verb = {"line": _LINE, "messenger": _MESSENGER}[said["channel"]][said["do"]]
    group = stage.group_id if said.get("group") and said["channel"] == "line" else ""
    webhook = verb(Act(stage, stage.personas[said["persona"]], group, said, files))
    if webhook:
        stage.deliver(webhook)


def order(stage: Stage, asked: Json) -> None:
    """{"channel", "kind", "times"}: a trouble for the next webhook or calls; "clock" moves the time by "hours"."""
    kind = asked["kind"]
    with stage.board.lock:
        if kind == "clock":
            stage.clock.shift_by(float(asked["hours"]))
        elif kind == "standby":
            stage.line.mode = "standby" if stage.line.mode == "active" else "active"
            stage.messenger.standby = not stage.messenger.standby
        elif kind == "none":
            stage.troubles.clear()
            stage.line.faults.clear()
            stage.messenger.faults.clear()
        elif kind in _FAULTS:
            stage.fake(asked["channel"]).fails_next(_FAULTS[kind], int(asked.get("times", 1)))
        else:
            stage.troubles.arm(asked["channel"], kind)
        stage.board.touch()
