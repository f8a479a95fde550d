"""CelebA: attributes, the partition, and the first bad line of either."""

from collections.abc import Callable
from pathlib import Path

import pytest
from layouts import by_name, parts, pictures, sound, write

from lsgui.training.data import DataError, parse_spec

ATTRIBUTES = "3\nBald Smiling\n1.jpg -1  1\n2.jpg  1 -1\n3.jpg -1 -1\n"
PARTITION = "1.jpg 0\n2.jpg 1\n3.jpg 2\n"


@pytest.fixture
def celeba(tmp_path: Path) -> Callable[..., str]:
    """Writes CelebA's files and gives the SPEC."""

    def spec(
        attributes: str = ATTRIBUTES, partition: str = PARTITION, folder: str = "img_align_celeba"
    ) -> str:
        pictures(tmp_path / folder, "1.jpg", "2.jpg", "3.jpg")
        write(tmp_path / "list_attr_celeba.txt", attributes)
        if partition:
            write(tmp_path / "list_eval_partition.txt", partition)
        return f"celeba:{tmp_path}"

    return spec


def test_celeba_is_read(celeba: Callable[..., str]) -> None:
    dataset = parse_spec(celeba())
    sound(dataset)
    assert dataset.labels == dataset.seen == ("Bald", "Smiling")
    assert by_name(dataset) == {"1.jpg": [0, 1], "2.jpg": [1, 0], "3.jpg": [0, 0]}
    assert parts(dataset) == {"train": ["1.jpg"], "val": ["2.jpg"], "test": ["3.jpg"]}


def test_celeba_without_its_partition_gets_a_split_by_name(celeba: Callable[..., str]) -> None:
    sound(parse_spec(celeba(partition="", folder="images")))


@pytest.mark.parametrize(
    ("attributes", "partition", "sentence"),
    [
        ("", PARTITION, "line 2: the attributes must be there"),
        ("0\nBald\n", PARTITION, "line 1: '0' is not the number of images, 0"),
        (ATTRIBUTES.replace("3\n", "4\n", 1), PARTITION, "line 1: '4' is not the number of images, 3"),
        (ATTRIBUTES.replace("Smiling", "Bald"), PARTITION, "line 2: the attributes must .* differ"),
        (ATTRIBUTES.replace("2.jpg", "1.jpg"), PARTITION, "line 4: 1.jpg is there a second time"),
        (ATTRIBUTES.replace("-1 -1", "-1"), PARTITION, "line 5: 1 values for 2 attributes"),
        (ATTRIBUTES.replace("-1 -1", "-1 0"), PARTITION, "line 5: Smiling is 0, not -1 or 1"),
        (ATTRIBUTES.replace("2.jpg", "9.jpg"), PARTITION, "9.jpg is missing"),
        (ATTRIBUTES, "1.jpg 3\n", "partition.txt, line 1: .* not '1.jpg 3'"),
        (ATTRIBUTES, "1.jpg 0\n2.jpg\n", "partition.txt, line 2"),
        (ATTRIBUTES, "1.jpg 0\n2.jpg 0\n", "partition.txt lacks 3.jpg"),
    ],
)
def test_the_first_bad_record_of_celeba_is_named(
    celeba: Callable[..., str], attributes: str, partition: str, sentence: str
) -> None:
    with pytest.raises(DataError, match=sentence):
        parse_spec(celeba(attributes, partition))
