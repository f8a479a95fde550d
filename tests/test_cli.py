"""The command line, as a user or a script sees it: output, exit codes, and what goes wrong."""

import hashlib
import json
import os
import re
import shutil
import signal
import subprocess
import sys
from io import StringIO
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from PIL import Image
from safetensors.numpy import load_file, save_file

import lsgui
from lsgui import cli, paths, reports
from lsgui.core.engine import Engine
from lsgui.core.labels import label_logic
from lsgui.core.types import (
    METHODS,
    OPERATIONS,
    Answer,
    CheckpointIdentity,
    Combine,
    LabelScore,
    Neighbour,
    Query,
)

ROOT = Path(lsgui.__file__).parents[1]
posix_only = pytest.mark.skipif(os.name == "nt", reason="signals, pipes and byte file names are POSIX's")


class Ran:
    """What one command left: exit code, stdout, stderr."""

    def __init__(self, code: int, out: str, err: str) -> None:
        self.code, self.out, self.err = code, out, err

    @property
    def json(self) -> Any:
        assert self.code == 0, self.err
        return json.loads(self.out)


class Runner:
    """Runs command lines in this process."""

    def __init__(self, capsys: pytest.CaptureFixture[str]) -> None:
        self._capsys = capsys

    def __call__(self, *words: object) -> Ran:
        self._capsys.readouterr()
        try:
            code = cli.main([str(word) for word in words])
        except SystemExit as stop:  # argparse
            code = int(stop.code or 0)
        return Ran(code, *self._capsys.readouterr())


@pytest.fixture
def run(capsys: pytest.CaptureFixture[str]) -> Runner:
    return Runner(capsys)


def process(*words: object, **variables: str) -> "subprocess.Popen[bytes]":
    """`lsgui` in a process of its own, without a screen."""
    screenless = {
        name: value
        for name, value in os.environ.items()
        if name not in ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM")
    }
    return subprocess.Popen(
        [sys.executable, "-m", "lsgui", *map(str, words)],
        env=screenless | {"PYTHONPATH": str(ROOT)} | variables,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
    )


def assert_one_sentence(ran: Ran, *parts: str) -> None:
    """The input was at fault: exit code 1, one line on stderr, nothing on stdout."""
    assert ran.code == 1
    assert ran.out == ""
    assert len(ran.err.splitlines()) == 1
    assert ran.err.startswith("lsgui: ")
    for part in parts:
        assert part in ran.err


# -- usage


def test_version(run: Runner) -> None:
    ran = run("--version")
    assert (ran.code, ran.out) == (0, f"lsgui {lsgui.__version__}\n")


@pytest.mark.parametrize(
    "command",
    [
        "query",
        "search",
        "index",
        "library",
        "library check",
        "fewshot",
        "fewshot fit",
        "fewshot predict",
        "train",
        "eval",
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
    assert list(found) == [*old, "method", "low_fidelity", "library"]
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


def test_label_logic_predicts_what_it_expects_and_has_no_neighbours(run: Runner, photos: Path) -> None:
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
    assert ran.json["neighbours"] == []
    assert "label logic" in ran.err


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


# -- index


INDEX_KEYS = [
    "added",
    "updated",
    "unchanged",
    "moved",
    "removed",
    "offline",
    "skipped",
    "copies",
    "total",
    "seconds",
    "images_per_second",
]


def test_index_json_counts_what_was_done_and_a_rerun_does_nothing(run: Runner, photos: Path) -> None:
    (photos / "broken.jpg").write_bytes(b"\xff\xd8\xff not really")
    first = run("index", photos, "--json").json
    assert list(first) == INDEX_KEYS
    assert (first["added"], first["unchanged"], first["total"]) == (12, 0, 12)
    assert [Path(item["path"]).name for item in first["skipped"]] == ["broken.jpg"]
    assert first["skipped"][0]["reason"]
    again = run("index", photos, "--json").json
    assert (again["added"], again["updated"], again["unchanged"], again["total"]) == (0, 0, 12, 12)


def test_index_in_words_names_what_was_skipped_and_why(run: Runner, photos: Path, tmp_path: Path) -> None:
    (photos / "broken.jpg").write_bytes(b"\xff\xd8\xff not really")
    ran = run("index", photos, "--library", tmp_path / "library")
    assert ran.code == 0
    assert "12 images in the library: 12 added" in ran.out
    assert "broken.jpg: " in ran.out
    assert ran.err == ""
    assert (tmp_path / "library").is_dir()
    assert not paths.library().exists()


def test_a_folder_without_a_photograph_is_said_to_be_one(run: Runner, tmp_path: Path) -> None:
    (tmp_path / "empty").mkdir()
    ran = run("index", tmp_path / "empty")
    assert ran.code == 0
    assert "no photograph was found in" in ran.err
    assert "images/s" not in ran.out


def test_a_folder_that_was_never_there_is_at_fault(run: Runner, tmp_path: Path) -> None:
    assert_one_sentence(run("index", tmp_path / "nowhere"), "nowhere")


def test_a_photograph_is_no_folder(run: Runner, photos: Path) -> None:
    assert_one_sentence(run("index", photos / "china.jpg"), "china.jpg")


def test_a_typo_is_at_fault_in_a_folder_of_the_library_too(run: Runner, photos: Path) -> None:
    run("index", photos)
    for name in ("typo", "china.jpg"):
        assert_one_sentence(run("index", photos / name), name, "is not a folder")


@posix_only
def test_an_interrupted_index_keeps_what_it_did(run: Runner, photos: Path) -> None:
    for number in range(300):
        with Image.open(photos / "china.jpg") as image:
            image.rotate(number, expand=False).save(photos / f"{number}.jpg")
    ours, theirs = os.openpty()
    environment = os.environ | {"PYTHONPATH": str(ROOT)}
    command = [sys.executable, "-m", "lsgui", "index", str(photos)]
    with subprocess.Popen(command, env=environment, stdout=subprocess.PIPE, stderr=theirs) as started:
        os.close(theirs)
        said = b""
        while not any(int(done) >= 32 for done in re.findall(rb"(\d+) of 312", said)):
            said += os.read(ours, 1000)
        started.send_signal(signal.SIGINT)
        out, _ = started.communicate(timeout=60)
    said += _rest(ours)
    assert started.returncode == 130, said
    assert out == b""
    assert b"lsgui: interrupted" in said
    assert b"Traceback" not in said
    again = run("index", photos, "--json").json
    assert again["total"] == 312
    assert again["added"] < 312


@posix_only
def test_a_watched_library_follows_its_folder_until_ctrl_c(run: Runner, photos: Path, tmp_path: Path) -> None:
    moved = (photos / "china.jpg").rename(tmp_path / "china.jpg")
    environment = os.environ | {"PYTHONPATH": str(ROOT)}
    command = [sys.executable, "-m", "lsgui", "index", str(photos), "--watch", "--json"]
    with subprocess.Popen(
        command, env=environment, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True
    ) as started:
        assert started.stdout is not None
        assert json.loads(started.stdout.readline())["added"] == 11
        moved.rename(photos / "china.jpg")
        news = json.loads(started.stdout.readline())
        assert (news["added"], news["unchanged"], news["total"]) == (1, 11, 12)
        started.send_signal(signal.SIGINT)
        out, err = started.communicate(timeout=60)
    assert (started.returncode, out) == (0, "")
    assert err == "lsgui: keeping the library up to date; Ctrl+C ends it\n"
    assert run("index", photos, "--json").json["unchanged"] == 12


def test_a_library_without_folders_is_not_watched(run: Runner) -> None:
    assert_one_sentence(run("index", "--watch"), "nothing to watch")
    assert_one_sentence(run("index", "--retry"), "nothing to index")


@pytest.mark.parametrize("named", [True, False])
def test_skipped_files_are_read_again_on_wish(run: Runner, photos: Path, named: bool) -> None:
    moon = photos / "moon.jpg"
    whole, times = moon.read_bytes(), (1_700_000_000, 1_700_000_000)
    moon.write_bytes(bytes(len(whole)))
    os.utime(moon, times)
    assert len(run("index", photos, "--json").json["skipped"]) == 1
    moon.write_bytes(whole)
    os.utime(moon, times)
    assert len(run("index", photos, "--json").json["skipped"]) == 1
    again = run("index", *([photos] if named else []), "--retry", "--json").json
    assert (again["added"], again["skipped"]) == (1, [])


def _rest(terminal: int) -> bytes:
    """What is left to read of a terminal whose other side is closed."""
    said = b""
    try:
        while chunk := os.read(terminal, 1000):
            said += chunk
    except OSError:  # Linux's way to say that the other side is gone
        pass
    os.close(terminal)
    return said


class Terminal(StringIO):
    """A stream that says it is a terminal."""

    def isatty(self) -> bool:
        return True


def test_progress_is_one_line_of_a_terminal_and_cleared_at_the_end() -> None:
    terminal = Terminal()
    with reports.ProgressLine("indexing", terminal) as progress:
        progress(0, 0)
        progress(1200, 1200)
    assert "\n" not in terminal.getvalue()
    assert "indexing: 1,200 of 1,200" in terminal.getvalue()
    assert terminal.getvalue().endswith("\r\x1b[K")


def test_progress_is_silent_where_nobody_watches() -> None:
    stream = StringIO()
    with reports.ProgressLine("indexing", stream) as progress:
        progress(1, 2)
    assert stream.getvalue() == ""


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


# -- few-shot


@pytest.fixture
def examples(photos: Path, tmp_path: Path) -> Path:
    """Two categories: cups of coffee and rockets, each photograph cropped four ways."""
    folder = tmp_path / "examples"
    for category, name in (("coffee", "coffee.jpg"), ("rocket", "rocket.jpg")):
        (folder / category).mkdir(parents=True)
        with Image.open(photos / name) as image:
            width, height = image.size
            for number in range(4):
                box = (10 * number, 5 * number, width - 15 * number, height - 10 * number)
                image.crop(box).save(folder / category / f"{number}.jpg")
    return folder


def test_a_new_category_is_fitted_saved_and_predicted(
    run: Runner, photos: Path, examples: Path, tmp_path: Path
) -> None:
    head = tmp_path / "cups.head"
    fitted = run("fewshot", "fit", examples, "--out", head, "--json").json
    assert fitted["labels"] == ["coffee", "rocket"]
    assert fitted["examples"] == {"coffee": 4, "rocket": 4}
    assert head.is_dir()
    coffee, rocket, cat = (photos / name for name in ("coffee.jpg", "rocket.jpg", "chelsea.png"))
    found = run("fewshot", "predict", head, coffee, rocket, cat, "--json").json
    assert list(found) == ["predictions"]
    assert [list(item) for item in found["predictions"]] == [["path", "scores", "decisions"]] * 3
    assert [item["path"] for item in found["predictions"]] == [str(coffee), str(rocket), str(cat)]
    decisions = [item["decisions"] for item in found["predictions"]]
    assert decisions[0] == {"coffee": True, "rocket": False}
    assert decisions[1] == {"coffee": False, "rocket": True}
    assert decisions[2] == {"coffee": False, "rocket": False}
    plain = run("fewshot", "predict", head, coffee)
    assert plain.out.splitlines()[0].split() == ["category", "score", "present", "image"]


def test_a_head_is_fitted_on_combinations_of_its_examples_only_when_asked(
    run: Runner, photos: Path, examples: Path, tmp_path: Path
) -> None:
    plain = run("fewshot", "fit", examples, "--out", tmp_path / "plain", "--json").json
    asked = run("fewshot", "fit", examples, "--synthesis", "--out", tmp_path / "more", "--json").json
    assert "synthesised" not in plain["metrics"]["coffee"]
    # Of 8 examples each pair: intersections 12, unions all but the 12 of rockets, differences 16.
    assert asked["metrics"]["coffee"]["synthesised"] == 12 + 44 + 16
    assert asked["metrics"]["coffee"]["examples"] == 4
    found = run("fewshot", "predict", tmp_path / "more", photos / "coffee.jpg", "--json").json
    assert found["predictions"][0]["decisions"] == {"coffee": True, "rocket": False}


def test_a_fitted_category_is_a_label_of_an_answer(
    run: Runner, photos: Path, examples: Path, tmp_path: Path
) -> None:
    head = tmp_path / "cups.head"
    assert run("fewshot", "fit", examples, "--out", head, "--name", "mine").code == 0
    words = ("query", photos / "coffee.jpg", photos / "rocket.jpg", "--op", "union", "--head", head)
    found = {x["label"]: x for x in run(*words, "--json").json["labels"]}
    assert found["coffee"]["head"] == "mine"
    assert found["coffee"]["in_a"] > found["coffee"]["in_b"]
    assert "coffee (mine)" in run(*words).out


def test_a_head_is_known_by_its_name_in_the_window_and_by_its_key(
    run: Runner, photos: Path, examples: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    fit = ("fewshot", "fit", examples, "--name", "My Cups", "--out")
    assert run(*fit, paths.heads() / "my-cups").code == 0
    (tmp_path / "My Cups").mkdir()  # a folder of that name that is no head hides nothing
    (tmp_path / "my-cups").mkdir()
    monkeypatch.chdir(tmp_path)
    query = ("query", photos / "coffee.jpg", photos / "rocket.jpg", "--op", "union", "--json", "--head")
    for name in ("My Cups", "my-cups"):
        assert run("fewshot", "predict", name, photos / "coffee.jpg").code == 0
        labels = run(*query, name).json["labels"]
        assert {x["label"] for x in labels if x.get("head") == "My Cups"} == {"coffee", "rocket"}


def test_a_head_that_is_nowhere_gets_one_sentence_with_those_there_are(
    run: Runner, photos: Path, examples: Path
) -> None:
    predict = ("fewshot", "predict", "nowhere", photos / "coffee.jpg")
    assert_one_sentence(run(*predict), "nowhere", "has no heads")
    for key in ("cups", "cups-2"):
        run("fewshot", "fit", examples, "--name", "My Cups", "--out", paths.heads() / key)
    assert_one_sentence(run(*predict), "nowhere", "'My Cups'")
    both = run("fewshot", "predict", "My Cups", photos / "coffee.jpg")
    assert_one_sentence(both, "Several heads are named 'My Cups'", "'cups', 'cups-2'")


def test_one_bad_image_costs_only_itself(run: Runner, photos: Path, examples: Path, tmp_path: Path) -> None:
    head = tmp_path / "cups.head"
    run("fewshot", "fit", examples, "--out", head)
    ran = run("fewshot", "predict", head, tmp_path / "missing.jpg", photos / "coffee.jpg", "--json")
    assert [Path(item["path"]).name for item in ran.json["predictions"]] == ["coffee.jpg"]
    missing = {"path": str(tmp_path / "missing.jpg"), "reason": "the file does not exist"}
    assert ran.json["skipped"] == [missing]
    assert "missing.jpg" in ran.err
    assert_one_sentence(run("fewshot", "predict", head, tmp_path / "missing.jpg"), "missing.jpg")
    both = (tmp_path / "missing.jpg", tmp_path / "gone.jpg")
    assert_one_sentence(run("fewshot", "predict", head, *both), "none of the 2 images", "missing.jpg")


def test_few_shot_input_at_fault_gets_one_sentence(run: Runner, photos: Path, tmp_path: Path) -> None:
    empty = tmp_path / "empty"
    empty.mkdir()
    assert_one_sentence(run("fewshot", "fit", empty, "--out", tmp_path / "head"), "empty")
    assert_one_sentence(run("fewshot", "fit", tmp_path / "nowhere", "--out", tmp_path / "head"), "nowhere")
    assert_one_sentence(run("fewshot", "predict", tmp_path / "nowhere", photos / "coffee.jpg"), "nowhere")
    assert not (tmp_path / "head").exists()


# -- tables


def test_present_labels_stand_above_a_line_and_the_nearest_few_below() -> None:
    def label(name: str, score: float, threshold: float) -> LabelScore:
        return LabelScore(name, score, threshold, in_a=0.25, in_b=0.5, expected=0.125)

    labels = (
        label("dog", 0.9, 0.5),
        label("far", 0.45, 0.9),
        *(label(f"near{n}", 0.4, 0.42) for n in range(5)),
        label("cat", 0.3, 0.2),
    )
    query = Query(1, Combine("difference", Path("a.jpg"), Path("b.jpg")))
    near = (Neighbour(1, Path("c.jpg"), 0.25),)
    lines = reports.answer_text(Answer(query, labels, near, CheckpointIdentity("x", "0"), None)).splitlines()
    rule = next(number for number, line in enumerate(lines) if line.startswith("---"))
    above = [line.split()[0] for line in lines[5:rule]]
    below = [line.split()[0] for line in lines[rule + 1 : rule + 6]]
    assert above == ["dog", "cat"]
    assert below == [f"near{n}" for n in range(5)]
    assert "far" not in " ".join(lines)
    assert lines[5].split() == ["dog", "0.900", "0.500", "0.250", "0.500", "0.125"]
    assert lines[-1].split() == ["1", "0.2500", "c.jpg"]


def test_columns_line_up_numbers_right_and_text_left() -> None:
    lines = reports.table(("n", "name"), [["1", "ab"], ["1,000", "c"]])
    assert lines == ["    n  name", "    1  ab", "1,000  c"]
