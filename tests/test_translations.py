"""The catalogues of other languages: complete, up to date, and with the same fields as the texts."""

import re
from importlib.util import module_from_spec, spec_from_file_location
from pathlib import Path
from types import ModuleType

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


def catalogue(code: str) -> Path:
    """The file of a language."""
    return paths.translations() / f"lsgui_{code}.ts"


def pairs(tool: ModuleType, code: str) -> list[tuple[str, str]]:
    """Every text with each of its translations."""
    return [(each.source, form) for each in tool.messages(catalogue(code)) for form in each.translations]


def test_catalogues_and_what_qt_loads_of_them_are_up_to_date(tool: ModuleType) -> None:
    assert tool.stale() == [], "call: python packaging/translations.py"


@pytest.mark.parametrize("code", OTHERS)
def test_every_text_is_translated(tool: ModuleType, code: str) -> None:
    assert tool.untranslated(catalogue(code)) == []
    assert all(form for _, form in pairs(tool, code))


@pytest.mark.parametrize("code", OTHERS)
def test_a_translation_has_the_fields_of_its_text(tool: ModuleType, code: str) -> None:
    for source, form in pairs(tool, code):
        assert set(_FIELD.findall(form)) == set(_FIELD.findall(source)), (source, form)
        assert form.count("\n") == source.count("\n"), (source, form)


@pytest.mark.parametrize("code", OTHERS)
def test_a_translation_has_an_access_key_where_its_text_has_one(tool: ModuleType, code: str) -> None:
    for source, form in pairs(tool, code):
        assert len(_ACCESS_KEY.findall(form)) == len(_ACCESS_KEY.findall(source)), (source, form)


@pytest.mark.parametrize("code", OTHERS)
def test_a_plural_has_all_forms_and_its_number(tool: ModuleType, code: str) -> None:
    for each in tool.messages(catalogue(code)):
        sign = "%Ln" if "%Ln" in each.source else "%n" if "%n" in each.source else ""
        assert bool(sign) == each.plural, each
        if each.plural:
            assert len(each.translations) == FORMS[code], each
            assert sign in each.translations[-1], each
            assert not any("%" in form.replace(sign, "") for form in each.translations), each


def test_the_tool_says_what_is_not_translated(tool: ModuleType, tmp_path: Path) -> None:
    esperanto = tmp_path / "lsgui_eo.ts"
    esperanto.write_text('<TS version="2.1" language="eo"></TS>', encoding="utf-8")
    tool.update([esperanto])
    missing = tool.untranslated(esperanto)
    assert len(missing) == len(tool.messages(catalogue("de")))
    assert "Actions: &File" in missing


def test_the_tool_notices_another_translation(tool: ModuleType, tmp_path: Path) -> None:
    texts = tool.messages(catalogue("de"))
    changed = tmp_path / "lsgui_de.ts"
    words = catalogue("de").read_text("utf-8").replace("Schwelle", "Grenze")
    changed.write_text(words, encoding="utf-8")
    tool.release(changed, changed.with_suffix(".qm"))
    assert tool.messages(changed) != texts
    assert tool.said(changed.with_suffix(".qm"), texts) != tool.said(
        catalogue("de").with_suffix(".qm"), texts
    )


def test_every_language_of_the_setting_has_a_catalogue_and_pages_of_help() -> None:
    found = {path.stem.removeprefix("lsgui_") for path in paths.translations().glob("*.ts")}
    assert found == set(OTHERS)
    pages = {page.name for page in (paths.resources() / "help").glob("*.md")}
    for code in OTHERS:
        assert {page.name for page in (paths.resources() / "help" / code).glob("*.md")} == pages


@pytest.mark.parametrize("code", OTHERS)
def test_a_page_of_help_has_the_parts_of_the_english_one(code: str) -> None:
    for page in (paths.resources() / "help").glob("*.md"):
        english, other = (path.read_text("utf-8") for path in (page, page.parent / code / page.name))
        for sign in ("# ", "## ", "- "):
            counts = [sum(line.startswith(sign) for line in text.splitlines()) for text in (english, other)]
            assert counts[0] == counts[1], (page.name, sign)
