import json
from pathlib import Path

from click.testing import CliRunner

from bot.commands.forms import forms
from tests.forms.making import FORM_FILE


def run(*arguments: str) -> tuple[int, str]:
    result = CliRunner().invoke(forms, list(arguments))
    return result.exit_code, result.output


def test_a_good_form_is_said_to_be_good():
    assert run("check", str(FORM_FILE)) == (0, f"{FORM_FILE}: 24 fields, all well.\n")


def test_a_wrong_form_is_refused_with_file_line_field_and_remedy(tmp_path: Path):
    file = tmp_path / "form.yaml"
    file.write_text(FORM_FILE.read_text(encoding="utf-8").replace("kind: phone", "kind: fone", 1), encoding="utf-8")
    line = file.read_text(encoding="utf-8").splitlines().index("    kind: fone") + 1
    assert run("check", str(file)) == (1, f"{file}:{line}: helper_phone: there is no kind 'fone'; Write 'phone'\n")


def test_what_is_no_yaml_is_refused(tmp_path: Path):
    file = tmp_path / "form.yaml"
    file.write_text("fields: [", encoding="utf-8")
    code, said = run("check", str(file))
    assert code == 1
    assert said.startswith(f"{file}:1: not valid YAML")


def test_mistakes_can_be_had_as_json(tmp_path: Path):
    file = tmp_path / "form.yaml"
    file.write_text("title: x", encoding="utf-8")
    code, said = run("check", "--json", str(file))
    mistake = f"{file}:1: this is no form; Write title, minutes and a list of fields"
    assert (code, json.loads(said)) == (1, {"file": str(file), "fields": 0, "mistakes": [mistake]})


def test_the_form_is_shown_as_people_meet_it():
    code, said = run("show", "glo-creative", "--lang", "en")
    assert code == 0
    assert said.splitlines()[0] == "Application to GLO Creative Community, year 3"
    assert said.count("\n   [") == 24


def test_a_programme_without_a_form_is_named_with_those_that_have_one():
    assert run("show", "synergy") == (1, "synergy has no form; there is: glo-creative\n")
