"""The catalogues of other languages: complete, up to date, and with the same fields as the texts."""

import re
from collections.abc import Iterator
from importlib.util import module_from_spec, spec_from_file_location
from pathlib import Path
from types import ModuleType
from xml.etree import ElementTree

import pytest

from lsgui import paths
from lsgui.gui.settings import LANGUAGES

ROOT = Path(__file__).resolve().parents[1]
OTHERS = [code for code in LANGUAGES if code != "en"]
FORMS = {"de": 2, "ar": 6}
_FIELD = re.compile(r"\{\w+\}")
_ACCESS_KEY = re.compile(r"&(?=[^\s&])")


@pytest.fixture(scope="module")
def tool() -> ModuleType:
    """packaging/translations.py as a module."""
    spec = spec_from_file_location("translations", ROOT / "packaging" / "translations.py")
    assert spec is not None
    assert spec.loader is not None
    module = module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def messages(code: str) -> Iterator[tuple[str, list[str], bool]]:
    """Each text, its translations (several for a plural), and whether it is one."""
    root = ElementTree.parse(paths.translations() / f"lsgui_{code}.ts").getroot()
    for message in root.iter("message"):
        source, translation = message.findtext("source"), message.find("translation")
        assert source is not None
        assert translation is not None
        plural = message.get("numerus") == "yes"
        yield (
            source,
            [form.text or "" for form in translation] if plural else [translation.text or ""],
            plural,
        )


def test_catalogues_and_what_qt_loads_of_them_are_up_to_date(tool: ModuleType) -> None:
    assert tool.stale() == [], "call: python packaging/translations.py"


@pytest.mark.parametrize("code", OTHERS)
def test_every_text_is_translated(tool: ModuleType, code: str) -> None:
    assert tool.untranslated(paths.translations() / f"lsgui_{code}.ts") == []
    assert all(form for _, forms, _ in messages(code) for form in forms)


@pytest.mark.parametrize("code", OTHERS)
def test_a_translation_has_the_fields_of_its_text(code: str) -> None:
    for source, forms, _ in messages(code):
        for form in forms:
            assert set(_FIELD.findall(form)) == set(_FIELD.findall(source)), (source, form)
            assert form.count("\n") == source.count("\n"), (source, form)


@pytest.mark.parametrize("code", OTHERS)
def test_a_translation_has_an_access_key_where_its_text_has_one(code: str) -> None:
    for source, forms, _ in messages(code):
        for form in forms:
            assert len(_ACCESS_KEY.findall(form)) == len(_ACCESS_KEY.findall(source)), (source, form)


@pytest.mark.parametrize("code", OTHERS)
def test_a_plural_has_all_forms_and_its_number(code: str) -> None:
    for source, forms, plural in messages(code):
        sign = "%Ln" if "%Ln" in source else "%n" if "%n" in source else ""
        assert bool(sign) == plural, source
        if plural:
            assert len(forms) == FORMS[code], source
            assert sign in forms[-1], (source, forms)
            assert not any("%" in form.replace(sign, "") for form in forms), (source, forms)


def test_the_tool_says_what_is_not_translated(tool: ModuleType, tmp_path: Path) -> None:
    catalogue = tmp_path / "lsgui_eo.ts"
    catalogue.write_text('<TS version="2.1" language="eo"></TS>', encoding="utf-8")
    tool.update([catalogue])
    missing = tool.untranslated(catalogue)
    assert len(missing) == len(list(messages("de")))
    assert "Actions: &File" in missing


def test_every_language_of_the_setting_has_a_catalogue() -> None:
    found = {path.stem.removeprefix("lsgui_") for path in paths.translations().glob("*.ts")}
    assert found == set(OTHERS)
