"""The command line, as a user or a script sees it: output, exit codes, and what goes wrong."""

import hashlib
import json
import os
import shutil
import subprocess
import sys
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from command_line import ROOT, Runner, assert_one_sentence, posix_only, process
from safetensors.numpy import load_file, save_file

import lsgui
from lsgui import cli, paths
from lsgui.core.engine import Engine
from lsgui.core.labels import label_logic
from lsgui.core.types import (
    METHODS,
    OPERATIONS,
    Combine,
)

# -- usage


def test_version(run: Runner) -> None:
    ran = run("--version")
    assert (ran.code, ran.out) == (0, f"lsgui {lsgui.__version__}\n")


@pytest.mark.parametrize(
    "command",
    [
        "query",
        "replay",
        "search",
        "index",
        "library",
        "library check",
        "fewshot",
        "fewshot fit",
        "fewshot predict",
        "train",
        "eval",
        "calibrate",
        "bench",
        "doctor",
    ],
)
def test_every_command_explains_itself(run: Runner, command: str) -> None:
    ran = run(*command.split(), "--help")
    assert ran.code == 0
    assert f"usage: lsgui {command}" in ran.out
    assert command.split()[0] in run("--help").out
    assert command.split()[0] in cli.COMMANDS


def test_query_explains_its_images_and_methods(run: Runner) -> None:
    said = " ".join(run("query", "--help").out.split())
    for words in ("A an image file", "B another one", *(f" {method}: " for method in METHODS)):
        assert words in said


@pytest.mark.parametrize(
    "words",
    [
        ["qurey", "a.jpg"],
        ["--nonsense"],
        ["query", "a.jpg"],
        ["query", "a.jpg", "b.jpg"],
        ["query", "a.jpg", "b.jpg", "--op", "xor"],
        ["query", "a.jpg", "b.jpg", "--op", "union", "-k", "-1"],
        ["query", "a.jpg", "b.jpg", "--op", "union", "--device", "toaster"],
        *(["bench", option, "0"] for option in ("--fuzz", "--soak", "--hostile", "--library-kills")),
        ["library"],
        ["fewshot"],
        ["fewshot", "fit", "folder"],
        ["train"],
        ["eval"],
    ],
)
def test_wrong_usage_ends_with_2(run: Runner, words: list[str]) -> None:
    ran = run(*words)
    assert ran.code == 2
    assert ran.out == ""
    assert "error:" in ran.err


@pytest.mark.parametrize("word", ["nosuch.jpg", "nosuch.lsgui", "folder/nosuch"])
def test_a_file_that_is_not_there_is_said_and_no_wrong_usage(run: Runner, word: str) -> None:
    assert_one_sentence(run(word, "other.jpg"), f"{word}: the file does not exist")


def test_a_name_that_begins_with_a_dash_is_missed_as_b_alone(run: Runner) -> None:
    said = run("query", "-x.jpg", "dog.jpg", "--op", "union").err
    assert said.endswith("the following arguments are required: B\n")
    assert "./-x.jpg" in run("query", "--help").out


@posix_only
@pytest.mark.skipif(not sys.platform.startswith("linux"), reason="other systems always have a screen")
def test_without_a_screen_the_window_says_so_and_names_what_works() -> None:
    out, err = (started := process()).communicate(timeout=60)
    assert started.returncode == 1
    assert out == b""
    assert b"no screen" in err
    assert b"lsgui query" in err


# -- query


@pytest.mark.parametrize("operation", OPERATIONS)
def test_query_json_has_every_label_with_its_scores(
    run: Runner, photos: Path, engine: Engine, operation: Any
) -> None:
    a, b = photos / "astronaut.jpg", photos / "chelsea.png"
    found = run("query", a, b, "--op", operation, "--json").json
    old = ["operation", "images", "labels", "neighbours", "checkpoint", "timings_ms"]
    assert list(found) == [*old, "method", "low_fidelity", "library", "trust"]
    assert (found["method"], found["low_fidelity"], found["library"]) == ("learned", False, None)
    assert found["operation"] == operation
    assert found["images"] == [str(a), str(b)]
    assert found["checkpoint"] == {"name": engine.identity.name, "sha256": engine.identity.sha256}
    assert set(found["timings_ms"]) >= {"load", "encode", "combine", "search", "total"}
    labels = found["labels"]
    assert {label["label"] for label in labels} == set(engine.labels)
    assert all(list(x) == ["label", "score", "threshold", "in_a", "in_b", "expected"] for x in labels)
    assert [x["score"] for x in labels] == sorted((x["score"] for x in labels), reverse=True)
    assert all(0 <= x[key] <= 1 for x in labels for key in ("score", "threshold", "in_a", "in_b", "expected"))


def test_a_query_says_how_far_it_can_be_trusted(run: Runner, photos: Path, engine: Engine) -> None:
    pair = photos / "astronaut.jpg", photos / "chelsea.png"
    trust = engine.answer(Combine("union", *pair)).trust
    assert trust is not None
    found = run("query", *pair, "--op", "union", "--json").json["trust"]
    assert found["expected_f1"] == pytest.approx(trust.whole.agreement, abs=1e-3)
    assert found["verdict"] in ("on the map", "near the edge", "off the map")
    assert found["library"] is None
    assert [each["operation"] for each in found["operations"]] == ["union"]
    lines = run("query", *pair, "--op", "union").out.splitlines()
    said = next(number for number, line in enumerate(lines) if line.startswith("trust: "))
    assert found["verdict"] in lines[said]
    assert said < next(number for number, line in enumerate(lines) if line.startswith("label "))


def test_a_promise_moves_the_thresholds_and_is_told(run: Runner, photos: Path) -> None:
    words = ("query", photos / "astronaut.jpg", photos / "chelsea.png", "--op", "union")
    plain, more = run(*words, "--json").json, run(*words, "--promise", "recall:0.9", "--json").json
    assert more["promise"]["kind"] == "recall"
    assert more["promise"]["level"] == 0.9
    thresholds = [{x["label"]: x["threshold"] for x in found["labels"]} for found in (plain, more)]
    assert all(thresholds[1][label] < least for label, least in thresholds[0].items())
    said = run(*words, "--promise", "recall:0.9").out
    assert "promise: recall of at least 90%" in said
    assert f"expected F1 of the usual label set {plain['trust']['expected_f1']:.2f}" in said
    refused = run(*words[:-1], "difference", "--promise", "precision:0.9")
    assert refused.code == 0
    assert "cannot be promised for difference" in refused.out


def test_what_is_no_promise_is_wrong_usage(run: Runner, photos: Path) -> None:
    ran = run("query", photos / "a.jpg", photos / "b.jpg", "--op", "union", "--promise", "recall:2")
    assert ran.code == 2
    assert "'recall:2' is no promise" in ran.err


def test_query_json_scores_are_the_engines(run: Runner, photos: Path, engine: Engine) -> None:
    a, b = photos / "coffee.jpg", photos / "rocket.jpg"
    found = {x["label"]: x for x in run("query", a, b, "--op", "union", "--json").json["labels"]}
    encoded = engine.encode([a, b])
    in_a, in_b = engine.scores(encoded.features)
    combined = engine.scores(engine.combine("union", encoded[:1], encoded[1:]).features)[0]
    expected = label_logic("union", in_a, in_b)
    for name, values in {"in_a": in_a, "in_b": in_b, "score": combined, "expected": expected}.items():
        ours = [found[label][name] for label in engine.labels]
        np.testing.assert_allclose(ours, values, atol=2e-5, err_msg=name)
    np.testing.assert_allclose(
        [found[label]["threshold"] for label in engine.labels],
        engine.thresholds_for("union", float(engine.alike(encoded.features[:1], encoded.features[1:])[0])),
        atol=1e-4,
    )


def test_label_logic_predicts_what_it_expects_and_ranks_by_label_probabilities(
    run: Runner, photos: Path, engine: Engine
) -> None:
    run("index", photos)
    ran = run(
        "query",
        photos / "china.jpg",
        photos / "flower.jpg",
        "--op",
        "union",
        "--method",
        "label_logic",
        "--json",
    )
    assert all(x["score"] == x["expected"] for x in ran.json["labels"])
    assert ran.json["method"] == "label_logic"
    paths = [path for path in sorted(photos.iterdir()) if path.stem not in ("china", "flower")]
    alone = engine.scores(engine.embed([photos / "china.jpg", photos / "flower.jpg"]))
    wanted = label_logic("union", alone[0], alone[1])
    likeness = [float(p @ wanted / np.linalg.norm(p)) for p in engine.scores(engine.embed(paths))]
    nearest = [str(path) for _, path in sorted(zip(likeness, paths, strict=True), reverse=True)]
    assert [each["path"] for each in ran.json["neighbours"]][:3] == nearest[:3]
    assert ran.json["neighbours"][0]["rank"] == 1


def test_the_ledger_holds_every_label_as_table_as_json_and_for_a_spreadsheet(
    run: Runner, photos: Path, engine: Engine
) -> None:
    words = ("query", photos / "coffee.jpg", photos / "chelsea.png", "--op", "union", "--ledger")
    found = run(*words, "--json").json["ledger"]
    assert sorted(each["label"] for each in found["labels"]) == sorted(engine.labels)
    assert sum(found["counts"].values()) == len(engine.labels)
    assert all(each["expected"] == (each["in_a"] or each["in_b"]) for each in found["labels"])
    lines = run(*words, "--tsv").out.splitlines()
    assert len(lines) == 1 + len(engine.labels)
    read = [dict(zip(lines[0].split("\t"), line.split("\t"), strict=True)) for line in lines[1:]]
    assert [each["verdict"] for each in read] == [each["verdict"] for each in found["labels"]]
    text = run(*words).out
    shown = [each["label"] for each in found["labels"] if each["in_a"] or each["in_b"] or each["predicted"]]
    assert all(any(line.startswith(label) for line in text.splitlines()) for label in shown)
    assert f"{found['counts']['missing']} missing" in text


def test_neighbours_come_from_the_library_without_the_two_images(run: Runner, photos: Path) -> None:
    run("index", photos)
    a, b = photos / "china.jpg", photos / "flower.jpg"
    ran = run("query", a, b, "--op", "union", "-k", 5, "--json")
    assert ran.json["library"] == str(paths.library())
    neighbours = ran.json["neighbours"]
    assert [n["rank"] for n in neighbours] == [1, 2, 3, 4, 5]
    distances = [n["distance"] for n in neighbours]
    assert distances == sorted(distances)
    assert all(0 <= distance <= 2 for distance in distances)
    assert all(Path(n["path"]).parent == photos for n in neighbours)
    assert not {str(a), str(b)} & {n["path"] for n in neighbours}
    assert ran.err == ""


def test_every_neighbour_is_given_when_more_are_asked_for_than_there_are(run: Runner, photos: Path) -> None:
    run("index", photos)
    words = ("query", photos / "china.jpg", photos / "flower.jpg", "--op", "difference", "--json")
    assert len(run(*words, "-k", 500).json["neighbours"]) == 10
    none = run(*words, "-k", 0)
    assert none.json["neighbours"] == []
    assert none.err == ""


def test_plain_output_is_a_table_of_labels_and_neighbours(run: Runner, photos: Path) -> None:
    run("index", photos)
    ran = run("query", photos / "astronaut.jpg", photos / "china.jpg", "--op", "union", "-k", 3)
    lines = ran.out.splitlines()
    assert lines[0].startswith("A ∪ B  (union, learned, checkpoint ")
    assert any(line.split()[:2] == ["label", "score"] for line in lines)
    assert any(line.split() == ["rank", "distance", "neighbour"] for line in lines)
    assert not [line for line in lines if line != line.rstrip()]


def test_a_query_without_a_library_answers_and_says_how_to_make_one(run: Runner, photos: Path) -> None:
    ran = run("query", photos / "china.jpg", photos / "flower.jpg", "--op", "union", "--json")
    assert ran.json["labels"]
    assert ran.json["neighbours"] == []
    assert len(ran.err.splitlines()) == 1
    assert "empty" in ran.err
    assert "lsgui index" in ran.err
    assert not paths.library().exists()


def test_a_library_that_is_named_must_be_one_and_is_left_as_it_is(run: Runner, photos: Path) -> None:
    before = set(photos.iterdir())
    words = ("query", photos / "china.jpg", photos / "flower.jpg", "--op", "union", "--library")
    for bad in (photos, photos / "typo", photos / "china.jpg"):
        assert_one_sentence(run(*words, bad), f"There is no library in {bad}")
        assert_one_sentence(run(*words, bad, "--json"), f"There is no library in {bad}")
    assert set(photos.iterdir()) == before


def test_a_library_of_another_checkpoint_is_not_said_to_be_empty(
    run: Runner, photos: Path, tmp_path: Path
) -> None:
    run("index", photos)
    other = shutil.copytree(paths.default_checkpoint(), tmp_path / "other")
    config = json.loads((other / "config.json").read_text())
    tensors = load_file(other / "head.safetensors")
    save_file({**tensors, "bias": tensors["bias"] + 1}, other / "head.safetensors")
    digest = hashlib.sha256((other / "head.safetensors").read_bytes()).hexdigest()
    config["files"]["head.safetensors"] = digest
    (other / "config.json").write_text(json.dumps(config))
    words = ("query", photos / "china.jpg", photos / "flower.jpg", "--op", "union", "--checkpoint", other)
    ran = run(*words, "--json")
    assert ran.json["neighbours"] == []
    assert len(ran.err.splitlines()) == 1
    assert "12 of 12 images in the library" in ran.err
    assert "run `lsgui index`" in ran.err
    assert run("index", photos, "--checkpoint", other).code == 0
    again = run(*words, "--json")
    assert len(again.json["neighbours"]) == 10
    assert again.err == ""


def test_the_same_image_twice_is_a_query_like_any_other(run: Runner, photos: Path) -> None:
    image = photos / "coffee.jpg"
    found = run("query", image, image, "--op", "intersection", "--json").json
    assert found["images"] == [str(image), str(image)]
    for label in found["labels"]:
        assert label["in_a"] == label["in_b"] == pytest.approx(label["score"], abs=0.05)


@pytest.mark.parametrize("place", [0, 1])
def test_an_image_that_cannot_be_read_gets_one_sentence(
    run: Runner, photos: Path, tmp_path: Path, place: int
) -> None:
    whole = (photos / "china.jpg").read_bytes()
    (tmp_path / "cut.jpg").write_bytes(whole[: len(whole) // 2])
    (tmp_path / "text.jpg").write_text("not a picture", encoding="utf-8")
    (tmp_path / "empty.jpg").touch()
    (tmp_path / "folder.jpg").mkdir()
    for name in ("missing.jpg", "cut.jpg", "text.jpg", "empty.jpg", "folder.jpg"):
        images = [photos / "flower.jpg"]
        images.insert(place, tmp_path / name)
        assert_one_sentence(run("query", *images, "--op", "union"), name)
        assert_one_sentence(run("query", *images, "--op", "union", "--json"), name)


def test_a_checkpoint_that_cannot_be_used_gets_one_sentence(
    run: Runner, photos: Path, tmp_path: Path
) -> None:
    words = ("query", photos / "china.jpg", photos / "flower.jpg", "--op", "union", "--checkpoint")
    assert_one_sentence(run(*words, tmp_path / "nowhere"), "nowhere")
    damaged = shutil.copytree(paths.default_checkpoint(), tmp_path / "damaged")
    with (damaged / "union.onnx").open("r+b") as file:
        file.seek(1000)
        file.write(b"damage")
    assert_one_sentence(run(*words, damaged), "damaged", "union.onnx")


# -- names of files


@posix_only
def test_a_name_that_is_not_text_survives_json_and_harms_no_terminal(
    run: Runner, photos: Path, tmp_path: Path
) -> None:
    raw = os.path.join(os.fsencode(tmp_path), b"caf\xe9 \xf0\x9f\x90\xb6\nline\x1b[31m.jpg")
    try:
        shutil.copy(photos / "coffee.jpg", raw)
    except OSError:
        pytest.skip("this file system takes only names that are text")
    image = Path(os.fsdecode(raw))
    found = run("query", image, photos / "china.jpg", "--op", "union", "--json").json
    assert os.fsencode(found["images"][0]) == raw
    plain = run("query", image, photos / "china.jpg", "--op", "union")
    assert plain.code == 0
    assert "\x1b" not in plain.out
    assert "🐶" in plain.out
    assert sum("line" in line for line in plain.out.splitlines()) == 1


@posix_only
def test_output_is_utf8_in_every_locale(photos: Path, tmp_path: Path) -> None:
    image = Path(shutil.copy(photos / "china.jpg", tmp_path / "北京 ∪ café.jpg"))
    latin = {"LC_ALL": "C", "PYTHONUTF8": "0", "PYTHONCOERCECLOCALE": "0", "PYTHONIOENCODING": "latin-1"}
    started = process("query", image, image, "--op", "union", **latin)
    out, err = started.communicate(timeout=60)
    assert started.returncode == 0, err
    assert "∪" in out.decode("utf-8")


# -- the far ends of the pipes


buffered_or_not = pytest.mark.parametrize("unbuffered", ["", "1"])


@posix_only
@buffered_or_not
def test_a_reader_that_goes_away_is_no_error(photos: Path, unbuffered: str) -> None:
    images = photos / "china.jpg", photos / "flower.jpg"
    started = process("query", *images, "--op", "union", "--json", PYTHONUNBUFFERED=unbuffered)
    assert started.stdout is not None
    started.stdout.close()
    started.stdout = None
    _, err = started.communicate(timeout=60)
    assert started.returncode == 0
    assert b"Traceback" not in err
    assert b"Broken" not in err


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="/dev/full is Linux's")
@buffered_or_not
def test_a_full_disk_is_said_and_not_taken_for_success(photos: Path, unbuffered: str) -> None:
    command = [
        sys.executable,
        "-m",
        "lsgui",
        "query",
        photos / "china.jpg",
        photos / "flower.jpg",
        "--op",
        "union",
    ]
    with Path("/dev/full").open("w") as full:
        done = subprocess.run(
            command,
            env=os.environ | {"PYTHONPATH": str(ROOT), "PYTHONUNBUFFERED": unbuffered},
            stdout=full,
            stderr=subprocess.PIPE,
            check=False,
        )
    assert done.returncode == 1
    assert b"No space left" in done.stderr
    assert b"Traceback" not in done.stderr


def test_a_lack_of_memory_is_one_sentence(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    def too_much(*_: object, **__: object) -> None:
        raise MemoryError

    monkeypatch.setattr(Engine, "load", too_much)
    assert cli.main(["query", "a.jpg", "b.jpg", "--op", "union"]) == 1
    assert capsys.readouterr().err.startswith("lsgui: There was not enough memory")


@pytest.mark.parametrize("wrapped", [False, True])
def test_a_compiled_part_that_cannot_be_loaded_is_one_sentence(
    run: Runner, monkeypatch: pytest.MonkeyPatch, wrapped: bool
) -> None:
    found = ImportError("libpart.so: failed to map segment from shared object", path="/lib/part.so")

    def fail(*_: object, **__: object) -> None:
        if wrapped:  # as numpy does it
            raise ImportError("read\nthis") from found
        raise found

    monkeypatch.setattr(Engine, "load", fail)
    ran = run("query", "a.jpg", "b.jpg", "--op", "union")
    assert_one_sentence(ran, "libpart.so", "close other programs", "install lsgui again")


def test_an_import_that_is_a_bug_stays_one(run: Runner, monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(*_: object, **__: object) -> None:
        raise ImportError("cannot import name", path="/lsgui/part.py")

    monkeypatch.setattr(Engine, "load", fail)
    with pytest.raises(ImportError):
        run("query", "a.jpg", "b.jpg", "--op", "union")
