"""Folders of few-shot examples, made of the photographs that tests have."""

import shutil
from pathlib import Path

from PIL import Image


def crops(photos: Path, folder: Path) -> Path:
    """Two categories: cups of coffee and rockets, each photograph cropped four ways."""
    for category, name in (("coffee", "coffee.jpg"), ("rocket", "rocket.jpg")):
        (folder / category).mkdir(parents=True)
        with Image.open(photos / name) as image:
            width, height = image.size
            for number in range(4):
                box = (10 * number, 5 * number, width - 15 * number, height - 10 * number)
                image.crop(box).save(folder / category / f"{number}.jpg")
    return folder


def shares(photos: Path, folder: Path) -> Path:
    """Two categories that share out the photographs, all of them different."""
    for number, file in enumerate(sorted(photos.iterdir())):
        category = folder / ("even", "odd")[number % 2]
        category.mkdir(parents=True, exist_ok=True)
        shutil.copy(file, category)
    return folder
