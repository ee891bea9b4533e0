"""What was built once is read from disk at the next start, and only what is ours and of the same making."""

from pathlib import Path

from bot.snapshot import Snapshot, code_of


class Thing:
    """Something that refers to what is not its own."""

    def __init__(self, outside: object, words: list[str]) -> None:
        self.outside, self.words = outside, words


def made(folder: Path, *, key: str = "k" * 32, source: bytes = b"1", outside: object = print) -> tuple[Thing, bool]:
    """The thing, and whether it was built anew."""
    built: list[Thing] = []

    def build() -> Thing:
        built.append(Thing(outside, ["a"]))
        return built[0]

    return Snapshot(folder, key).made(source, build, {"outside": outside}), bool(built)


def test_the_second_start_reads_what_the_first_one_built(tmp_path: Path) -> None:
    made(tmp_path)
    owner = object()
    made(tmp_path, source=b"2", outside=owner)
    thing, anew = made(tmp_path, source=b"2", outside=owner)
    assert (anew, thing.words, thing.outside is owner) == (False, ["a"], True)


def test_another_source_another_key_or_a_broken_file_builds_anew(tmp_path: Path) -> None:
    made(tmp_path)
    assert made(tmp_path, source=b"other")[1] is True
    assert made(tmp_path, source=b"other", key="x" * 32)[1] is True
    kept = tmp_path / "book.kept"
    kept.write_bytes(kept.read_bytes()[:-1] + b"!")
    assert made(tmp_path, source=b"other", key="x" * 32)[1] is True


def test_without_a_key_nothing_is_kept_or_read(tmp_path: Path) -> None:
    assert (made(tmp_path, key="")[1], [*tmp_path.iterdir()]) == (True, [])


def test_a_folder_that_cannot_be_written_costs_the_keeping_only(tmp_path: Path) -> None:
    (tmp_path / "book.kept").mkdir()
    assert made(tmp_path)[1] is True


def test_the_mark_of_the_code_changes_with_any_file(tmp_path: Path) -> None:
    (tmp_path / "one.py").write_text("a = 1")
    before = code_of(tmp_path)
    (tmp_path / "one.py").write_text("a = 2")
    assert code_of(tmp_path) != before
