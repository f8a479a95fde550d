"""The engine on the shipped checkpoint and real photographs."""

import itertools
from pathlib import Path

import numpy as np
import pytest
from PIL import Image

from lsgui.core.combine import MOST_TOKENS
from lsgui.core.encoded import Encoded
from lsgui.core.engine import Engine
from lsgui.core.labels import label_logic
from lsgui.core.types import METHODS, OPERATIONS, Combine, Filter, ImageError, Neighbour, Query, UserError


@pytest.fixture
def pair(photos: Path) -> tuple[Path, Path]:
    return photos / "astronaut.jpg", photos / "coffee.jpg"


@pytest.fixture
def encoded(engine: Engine, pair: tuple[Path, Path]) -> Encoded:
    return engine.encode(list(pair))


def test_features_are_the_weighted_sum_of_the_tokens(engine: Engine, encoded: Encoded) -> None:
    pooled = (encoded.tokens * encoded.weights[:, :, None]).sum(1)
    assert encoded.features.shape == (2, engine.dim)
    np.testing.assert_allclose(encoded.features, pooled, atol=1e-4)
    np.testing.assert_allclose(encoded.weights.sum(1), 1, atol=1e-5)


def test_encodings_are_those_of_the_files_as_they_are_now(engine: Engine, pair: tuple[Path, Path]) -> None:
    for change in (lambda: None, lambda: pair[0].write_bytes(pair[1].read_bytes())):
        change()
        found, expected = engine.encodings(pair), engine.encode(list(pair))
        for row, file in enumerate(pair):
            np.testing.assert_allclose(found[file].tokens[0], expected.tokens[row], atol=1e-4)


def test_embed_is_encode_without_the_tokens(
    engine: Engine, encoded: Encoded, pair: tuple[Path, Path]
) -> None:
    np.testing.assert_allclose(engine.embed(pair), encoded.features, atol=1e-4)


def test_paths_pictures_and_pixels_give_the_same_feature(engine: Engine, pair: tuple[Path, Path]) -> None:
    with Image.open(pair[0]) as picture:
        opened = picture.convert("RGB")
    features = engine.embed([pair[0], str(pair[0]), opened, np.asarray(opened)])
    np.testing.assert_allclose(features, np.repeat(features[:1], 4, axis=0), atol=1e-3)


def test_nothing_to_embed_is_an_empty_array(engine: Engine) -> None:
    assert engine.embed([]).shape == (0, engine.dim)
    assert len(engine.encode([])) == 0


def test_scores_are_probabilities_and_tell_photographs_apart(engine: Engine, encoded: Encoded) -> None:
    scores = engine.scores(encoded.features)
    assert scores.shape == (2, len(engine.labels))
    assert scores.min() >= 0
    assert scores.max() <= 1
    assert np.abs(scores[0] - scores[1]).max() > 0.05


@pytest.mark.parametrize("operation", OPERATIONS)
@pytest.mark.parametrize("method", ["learned", "analytic"])
def test_operations_nest_without_growing(
    engine: Engine, encoded: Encoded, operation: str, method: str
) -> None:
    once = engine.combine(operation, encoded[:1], encoded[1:], method=method)  # type: ignore[arg-type]
    twice = engine.combine(operation, once, encoded[:1], method=method)  # type: ignore[arg-type]
    for combined in (once, twice):
        assert combined.features.shape == (1, engine.dim)
        assert np.isfinite(combined.features).all()
        assert combined.tokens.shape[1] <= MOST_TOKENS
        np.testing.assert_allclose(combined.weights.sum(1), 1, atol=1e-4)
        pooled = (combined.tokens * combined.weights[:, :, None]).sum(1)
        np.testing.assert_allclose(combined.features, pooled, atol=1e-3)


@pytest.mark.parametrize("operation", ["intersection", "union"])
def test_intersection_and_union_do_not_depend_on_the_order(
    engine: Engine, encoded: Encoded, operation: str
) -> None:
    ab = engine.combine(operation, encoded[:1], encoded[1:])  # type: ignore[arg-type]
    ba = engine.combine(operation, encoded[1:], encoded[:1])  # type: ignore[arg-type]
    np.testing.assert_allclose(ab.features, ba.features, atol=1e-4)


def test_difference_depends_on_the_order(engine: Engine, encoded: Encoded) -> None:
    ab = engine.combine("difference", encoded[:1], encoded[1:])
    ba = engine.combine("difference", encoded[1:], encoded[:1])
    assert np.abs(ab.features - ba.features).max() > 0.01


def test_analytic_is_minimum_maximum_and_clipped_difference(engine: Engine, encoded: Encoded) -> None:
    a, b = encoded.features
    expected = {
        "intersection": np.minimum(a, b),
        "union": np.maximum(a, b),
        "difference": np.maximum(a - b, 0),
    }
    for operation, feature in expected.items():
        made = engine.combine(operation, encoded[:1], encoded[1:], method="analytic")  # type: ignore[arg-type]
        np.testing.assert_array_equal(made.features[0], feature)


def test_rows_are_combined_one_by_one(engine: Engine, encoded: Encoded) -> None:
    left, right = encoded[np.array([0, 1, 0] * 30)], encoded[np.array([1, 0, 0] * 30)]
    together = engine.combine("union", left, right)
    alone = engine.combine("union", left[1:2], right[1:2])
    assert len(together) == 90
    np.testing.assert_allclose(together.features[88], alone.features[0], atol=1e-4)


def test_pooled_features_alone_can_be_combined_and_are_flagged(engine: Engine, encoded: Encoded) -> None:
    stored = Encoded.from_features(encoded.features)
    mixed = engine.combine("union", stored[:1], encoded[1:])
    assert mixed.pooled_only.tolist() == [True]
    assert engine.combine("union", encoded[:1], encoded[1:]).pooled_only.tolist() == [False]
    assert np.isfinite(engine.combine("difference", stored[:1], stored[1:]).features).all()


def test_wrong_calls_are_named(engine: Engine, encoded: Encoded) -> None:
    with pytest.raises(ValueError, match="unknown operation"):
        engine.combine("xor", encoded[:1], encoded[1:])  # type: ignore[arg-type]
    with pytest.raises(ValueError, match="cannot combine 1 rows with 2"):
        engine.combine("union", encoded[:1], encoded)
    with pytest.raises(ValueError, match="makes no feature"):
        engine.combine("union", encoded[:1], encoded[1:], method="label_logic")


class OneNeighbour:
    """A library that remembers what it was asked."""

    def chart(self) -> None:
        return None

    def nearest(self, feature: np.ndarray, count: int, **wishes: object) -> list[Neighbour]:
        self.asked, self.wishes = (feature.shape, count, wishes["exclude"]), wishes
        return [Neighbour(1, Path("near.jpg"), 0.25)]


def test_an_answer_has_every_label_by_score_and_what_each_image_says_alone(
    engine: Engine, encoded: Encoded, pair: tuple[Path, Path]
) -> None:
    library = OneNeighbour()
    answer = engine.answer(Combine("union", *pair), count=5, library=library)
    assert sorted(row.label for row in answer.labels) == sorted(engine.labels)
    assert [row.score for row in answer.labels] == sorted((row.score for row in answer.labels), reverse=True)
    alone = engine.scores(encoded.features)
    for row in answer.labels:
        i = engine.labels.index(row.label)
        assert row.in_a == pytest.approx(alone[0, i], abs=1e-3)
        assert row.in_b == pytest.approx(alone[1, i], abs=1e-3)
        assert row.expected == pytest.approx(label_logic("union", alone[0, i], alone[1, i]), abs=1e-3)
        assert row.threshold == pytest.approx(engine.thresholds_for("union")[i], abs=0.02)
    assert library.asked == ((engine.dim,), 5, pair)
    assert answer.neighbours == (Neighbour(1, Path("near.jpg"), 0.25),)
    assert answer.checkpoint == engine.identity
    assert set(answer.timings_ms) == {"load", "encode", "combine", "search", "trust", "total"}


def test_one_photograph_with_itself_is_what_set_algebra_says(engine: Engine, photos: Path) -> None:
    for image in sorted(photos.iterdir()):
        alone = engine.answer(image)
        scores = {row.label: row.score for row in alone.labels}
        for operation in ("intersection", "union"):
            twice = engine.answer(Combine(operation, image, image))  # type: ignore[arg-type]
            apart = np.abs([row.score - scores[row.label] for row in twice.labels])
            assert apart.max() < 0.05  # what A hardly shows is drawn towards an average photograph
            assert apart.mean() < 0.01
            close = {row.label for row in alone.labels if abs(row.score - row.threshold) < 0.02}
            sets = [{row.label for row in found.labels if row.present} - close for found in (twice, alone)]
            assert sets[0] == sets[1]
        nothing = engine.answer(Combine("difference", image, image))
        assert max(row.score for row in nothing.labels) < 0.2
        assert not [row.label for row in nothing.labels if row.present]


def test_every_method_shows_about_as_many_labels_as_the_networks_do(engine: Engine, photos: Path) -> None:
    pairs = list(itertools.combinations(sorted(photos.iterdir()), 2))[:30]
    for operation in OPERATIONS:
        counts = {
            method: np.mean(
                [
                    sum(row.present for row in engine.answer(Combine(operation, *pair), method=method).labels)
                    for pair in pairs
                ]
            )
            for method in METHODS
        }
        assert max(counts.values()) < min(counts.values()) + 5, (operation, counts)


def test_thresholds_of_an_operation_lie_between_those_of_strangers_and_of_one_photograph(
    engine: Engine,
) -> None:
    for operation in OPERATIONS:
        strangers, half, same = (engine.thresholds_for(operation, alike) for alike in (0.0, 0.5, 1.0))
        np.testing.assert_allclose(same, engine.thresholds, atol=1e-5)
        assert ((half - strangers) * (same - half) >= -1e-6).all()
    assert (engine.thresholds_for("intersection") < engine.thresholds).mean() > 0.5
    np.testing.assert_array_equal(engine.thresholds_for(None), engine.thresholds)


def test_a_query_carries_its_own_method_and_identity(engine: Engine, pair: tuple[Path, Path]) -> None:
    query = Query(7, Combine("intersection", *pair), method="analytic", count=3)
    assert engine.answer(query).query is query


def test_a_query_says_which_photographs_are_neighbours(
    engine: Engine, encoded: Encoded, pair: tuple[Path, Path]
) -> None:
    library, where = OneNeighbour(), Filter(must=("dog",))
    engine.answer(Query(7, Combine("union", *pair), where=where), library=library)
    assert library.wishes == {"exclude": pair, "where": where, "unlike": None, "by": None}
    engine.answer(Query(8, Combine("union", *pair), distinct=True), library=library)
    assert library.wishes["where"] == Filter()
    np.testing.assert_allclose(library.wishes["unlike"], encoded.features, atol=1e-4)


def test_labels_of_single_photographs_are_told_by_their_thresholds(engine: Engine, encoded: Encoded) -> None:
    present = engine.checkpoint.present(encoded.features)
    assert np.array_equal(present, engine.scores(encoded.features) >= engine.thresholds)
    assert present.shape == (len(encoded), len(engine.labels))


@pytest.mark.parametrize("method", METHODS)
def test_every_method_answers_a_nested_expression(
    engine: Engine, pair: tuple[Path, Path], method: str
) -> None:
    nested = Combine("difference", Combine("union", *pair), pair[1])
    answer = engine.answer(nested, method=method)  # type: ignore[arg-type]
    assert len(answer.labels) == len(engine.labels)
    assert (answer.feature is None) == (method == "label_logic")
    if method == "label_logic":
        assert all(row.score == row.expected for row in answer.labels)


def test_a_single_image_is_an_expression_too(engine: Engine, pair: tuple[Path, Path]) -> None:
    answer = engine.answer(pair[0])
    assert {row.in_a for row in answer.labels} == {None}
    assert all(row.score == row.expected for row in answer.labels)


def test_images_may_be_named_by_text(engine: Engine, pair: tuple[Path, Path]) -> None:
    a, b = pair
    assert engine.answer(str(a)).labels == engine.answer(a).labels
    named = Combine("union", str(a), str(b))  # type: ignore[arg-type]
    for asked in (named, Query(7, named)):
        answer = engine.answer(asked)
        assert answer.query.expression == Combine("union", a, b)
        assert answer.labels == engine.answer(Combine("union", a, b)).labels


def test_a_changed_file_is_read_again(engine: Engine, pair: tuple[Path, Path], tmp_path: Path) -> None:
    copy = tmp_path / "copy.png"
    for source in pair:
        with Image.open(source) as picture:
            picture.convert("RGB").resize((300, 200 + len(source.name))).save(copy)
        last = engine.answer(copy)
    assert last.feature is not None
    np.testing.assert_allclose(last.feature, engine.embed([copy])[0], atol=1e-3)


def test_a_missing_image_is_one_sentence(engine: Engine, tmp_path: Path) -> None:
    with pytest.raises(ImageError, match=r"gone\.jpg"):
        engine.answer(tmp_path / "gone.jpg")


def test_a_device_that_is_not_there_falls_back_and_says_so() -> None:
    import onnxruntime

    available = onnxruntime.get_available_providers()
    missing = next(
        name
        for name, provider in (("directml", "DmlExecutionProvider"), ("coreml", "CoreMLExecutionProvider"))
        if provider not in available
    )
    engine = Engine.load(device=missing)
    assert engine.device == "cpu"
    assert missing in engine.device_note
    assert Engine.load(device="cpu").device_note == ""


def test_an_unknown_device_is_refused() -> None:
    with pytest.raises(UserError, match="no device 'warp'"):
        Engine.load(device="warp")
