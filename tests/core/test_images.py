"""The image loader, as its callers see it: what comes out, and which sentence when nothing can."""

import gc
import io
import os
import struct
import sys
import warnings
import zlib
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from contextlib import suppress
from pathlib import Path

import numpy as np
import pytest
from PIL import Image, ImageCms, ImageFile

from lsgui.core import images
from lsgui.core.types import ImageError

TO_STORED = {
    1: None,
    2: Image.Transpose.FLIP_LEFT_RIGHT,
    3: Image.Transpose.ROTATE_180,
    4: Image.Transpose.FLIP_TOP_BOTTOM,
    5: Image.Transpose.TRANSPOSE,
    6: Image.Transpose.ROTATE_90,
    7: Image.Transpose.TRANSVERSE,
    8: Image.Transpose.ROTATE_270,
}


@pytest.fixture
def coffee(photos: Path) -> Image.Image:
    with Image.open(photos / "coffee.jpg") as image:
        return image.convert("RGB")


@pytest.fixture
def large(coffee: Image.Image, tmp_path: Path) -> Path:
    """A JPEG of about 12 megapixels."""
    path = tmp_path / "large.jpg"
    coffee.resize((4240, 2832), Image.Resampling.LANCZOS).save(path, quality=92)
    return path


def difference(first: Image.Image, second: Image.Image) -> float:
    """Mean absolute difference of two pictures of one size, in grey levels."""
    assert first.size == second.size
    return float(np.abs(np.asarray(first, np.float64) - np.asarray(second, np.float64)).mean())


def reason(path: Path) -> str:
    with pytest.raises(ImageError) as caught:
        images.load(path)
    assert caught.value.path == str(path)
    assert str(path) in str(caught.value)
    return caught.value.reason


@pytest.mark.parametrize("orientation", range(1, 9))
@pytest.mark.parametrize("suffix", ["png", "jpg", "tif", "webp", "avif"])
def test_every_orientation_comes_out_upright(
    coffee: Image.Image, tmp_path: Path, orientation: int, suffix: str
) -> None:
    turn = TO_STORED[orientation]
    stored = coffee if turn is None else coffee.transpose(turn)
    exif = Image.Exif()
    exif[0x0112] = orientation
    path = tmp_path / f"turned.{suffix}"
    stored.save(path, exif=exif, **({"quality": 95} if suffix in ("jpg", "webp", "avif") else {}))

    upright = images.load(path)

    assert upright.size == coffee.size
    assert difference(upright, coffee) <= (0 if suffix in ("png", "tif") else 4)
    again = images.load(upright)
    assert difference(again, upright) == 0, "a loaded picture is upright already"
    small = images.thumbnail(path, 100)
    assert small.size == images.thumbnail(coffee, 100).size
    with Image.open(path) as opened:
        assert difference(images.load(opened), upright) == 0


CONVERTED = ("1", "L", "LA", "PA", "P", "RGB", "RGBX", "RGBA", "CMYK", "YCbCr", "HSV")


@pytest.mark.parametrize("mode", CONVERTED)
def test_every_mode_becomes_rgb(coffee: Image.Image, mode: str) -> None:
    image = coffee.convert("LA").convert("PA") if mode == "PA" else coffee.convert(mode)
    loaded = images.load(image)
    grey = mode in ("1", "L", "LA", "PA")
    expected = coffee.convert("L").convert("RGB") if grey else coffee
    assert loaded.mode == "RGB"
    limit = {"1": 110, "P": 20}.get(mode, 2)
    assert difference(loaded, expected) < limit
    assert image.mode == mode, "the caller's picture is left as it was"


@pytest.mark.parametrize("mode", ["La", "RGBa"])
def test_premultiplied_alpha_is_undone(coffee: Image.Image, mode: str) -> None:
    straight = coffee.convert("RGBA" if mode == "RGBa" else "LA")
    assert difference(images.load(straight.convert(mode)), images.load(straight)) < 1


def test_lab_colours_survive(coffee: Image.Image, tmp_path: Path) -> None:
    to_lab = ImageCms.buildTransform(
        ImageCms.createProfile("sRGB"), ImageCms.createProfile("LAB"), "RGB", "LAB"
    )
    lab = ImageCms.applyTransform(coffee, to_lab)
    assert lab is not None
    lab.save(tmp_path / "lab.tif")
    assert difference(images.load(tmp_path / "lab.tif"), coffee) < 3


def test_cmyk_files_are_not_inverted(coffee: Image.Image, tmp_path: Path) -> None:
    coffee.convert("CMYK").save(tmp_path / "print.jpg", quality=95)
    assert difference(images.load(tmp_path / "print.jpg"), coffee) < 4


@pytest.mark.parametrize("suffix", ["png", "tif"])
def test_sixteen_bit_greys_are_scaled(tmp_path: Path, suffix: str) -> None:
    values = np.array([[0, 128, 257, 32768, 65535]], np.uint16)
    path = tmp_path / f"deep.{suffix}"
    Image.fromarray(values).save(path)
    row = np.asarray(images.load(path))[0]
    assert row.tolist() == [[v] * 3 for v in (0, 0, 1, 128, 255)]


def test_big_endian_sixteen_bit_greys_are_scaled() -> None:
    values = np.array([[0, 257, 65535]], ">u2")
    assert np.asarray(images.load(Image.fromarray(values)))[0, :, 0].tolist() == [0, 1, 255]


@pytest.mark.parametrize(
    ("values", "expected"),
    [
        (np.array([[0, 100, 255]], np.int32), [0, 100, 255]),
        (np.array([[0, 32768, 65535]], np.int32), [0, 128, 255]),
        (np.array([[-1000, 0, 1000]], np.int32), [0, 128, 255]),
        (np.array([[7_000_000, 7_000_000]], np.int32), [0, 0]),
        (np.array([[0, 0.5, 1]], np.float32), [0, 128, 255]),
        (np.array([[0, 100, 255]], np.float32), [0, 100, 255]),
        (np.array([[-1, 0, 1]], np.float32), [0, 128, 255]),
        (np.array([[np.nan, 0.5, 1, np.inf]], np.float32), [0, 128, 255, 0]),
    ],
)
def test_wide_greys_are_scaled_to_their_range(
    values: np.ndarray, expected: list[int], tmp_path: Path
) -> None:
    path = tmp_path / "wide.tif"
    Image.fromarray(values).save(path)
    assert np.asarray(images.load(path))[0, :, 0].tolist() == expected


def test_floats_that_are_no_numbers_become_pixels_without_a_warning(tmp_path: Path) -> None:
    """Some of them signal so when they are converted, which numpy would warn of."""
    bits = np.array([[0x7F800001, 0xFF800001, 0x7FC00000, 0x7F800000, 0xFF800000, 0x3F800000]], np.uint32)
    path = tmp_path / "signalling.tif"
    Image.fromarray(bits.view(np.float32)).save(path)
    assert np.asarray(images.load(path))[0, :, 0].tolist() == [0, 0, 0, 0, 0, 255]


def test_transparency_lies_on_white(coffee: Image.Image, tmp_path: Path) -> None:
    see_through = coffee.convert("RGBA")
    see_through.putalpha(Image.new("L", coffee.size, 0))
    half = coffee.convert("LA")
    half.putalpha(128)
    see_through.save(tmp_path / "clear.png")
    half.save(tmp_path / "half.png")
    assert np.asarray(images.load(tmp_path / "clear.png")).min() == 255
    expected = np.asarray(coffee.convert("L"), np.float64) * (128 / 255) + 255 * (127 / 255)
    assert np.abs(np.asarray(images.load(tmp_path / "half.png"))[..., 0] - expected).max() <= 1


@pytest.mark.parametrize("transparency", [0, bytes([0, 255])])
def test_a_palette_entry_can_be_transparent(tmp_path: Path, transparency: int | bytes) -> None:
    image = Image.new("P", (2, 1))
    image.putpalette([255, 0, 0, 0, 0, 255])
    image.putpixel((1, 0), 1)
    image.save(tmp_path / "palette.png", transparency=transparency)
    assert np.asarray(images.load(tmp_path / "palette.png")).tolist() == [[[255, 255, 255], [0, 0, 255]]]


@pytest.mark.parametrize(("mode", "key"), [("L", 10), ("RGB", (10, 10, 10))])
def test_a_transparent_colour_lies_on_white(tmp_path: Path, mode: str, key: object) -> None:
    image = Image.new(mode, (2, 1), 0)
    image.putpixel((1, 0), key)  # type: ignore[arg-type]
    image.save(tmp_path / "keyed.png", transparency=key)
    assert np.asarray(images.load(tmp_path / "keyed.png")).tolist() == [[[0] * 3, [255] * 3]]


@pytest.mark.parametrize("suffix", ["gif", "webp", "png", "tif", "avif"])
def test_the_first_frame_counts(photos: Path, coffee: Image.Image, tmp_path: Path, suffix: str) -> None:
    with Image.open(photos / "rocket.jpg") as second:
        frames = [second.convert("RGB").resize(coffee.size)]
    path = tmp_path / f"moving.{suffix}"
    coffee.save(path, save_all=True, append_images=frames)
    assert difference(images.load(path), coffee) < 20


def test_resizing_is_the_same_from_file_memory_and_pixels(coffee: Image.Image, tmp_path: Path) -> None:
    path = tmp_path / "coffee.png"
    coffee.save(path)
    expected = np.asarray(coffee.resize((224, 192), Image.Resampling.BICUBIC))
    for source in (path, str(path), coffee, np.asarray(coffee)):
        got = images.pixels(source, (224, 192))
        assert got.dtype == np.uint8
        assert got.shape == (192, 224, 3)
        assert np.array_equal(got, expected)


def test_a_picture_of_the_right_size_is_not_resampled(coffee: Image.Image) -> None:
    assert difference(images.load(coffee, size=coffee.size), coffee) == 0
    assert images.thumbnail(coffee, 5000).size == coffee.size


def test_the_result_is_the_callers_own(coffee: Image.Image) -> None:
    before = coffee.tobytes()
    images.load(coffee).paste((0, 0, 0), (0, 0, 50, 50))
    images.pixels(coffee, coffee.size)[:] = 0
    assert coffee.tobytes() == before


@pytest.mark.parametrize("size", [(224, 224), (600, 100), (100, 600), (1500, 1500)])
def test_a_large_jpeg_at_reduced_scale_is_near_its_full_decode(large: Path, size: tuple[int, int]) -> None:
    with Image.open(large) as full:
        expected = full.convert("RGB").resize(size, Image.Resampling.BICUBIC)
    assert difference(images.load(large, size=size), expected) < 1


def test_a_turned_large_jpeg_at_reduced_scale(large: Path, tmp_path: Path) -> None:
    exif = Image.Exif()
    exif[0x0112] = 6
    with Image.open(large) as image:
        image.transpose(Image.Transpose.ROTATE_90).save(tmp_path / "turned.jpg", exif=exif, quality=92)
    size = (300, 200)
    assert difference(images.load(tmp_path / "turned.jpg", size=size), images.load(large, size=size)) < 1.5


def test_a_thumbnail_keeps_the_aspect(large: Path) -> None:
    small = images.thumbnail(large, 256)
    assert small.size == (256, 171)
    with Image.open(large) as full:
        expected = full.resize(small.size, Image.Resampling.BICUBIC)
    assert difference(small, expected) < 1


def test_a_picture_one_pixel_wide_has_a_thumbnail(tmp_path: Path) -> None:
    Image.new("RGB", (1, 3000)).save(tmp_path / "line.png")
    assert images.thumbnail(tmp_path / "line.png", 64).size == (1, 64)


FORMATS: dict[str, dict[str, object]] = {
    "jpg": {},
    "png": {},
    "gif": {},
    "bmp": {},
    "webp": {},
    "avif": {},
    "tif": {"compression": "tiff_lzw"},
    "jp2": {},
    "ppm": {},
    "qoi": {},
}


@pytest.mark.parametrize("suffix", FORMATS)
@pytest.mark.parametrize("part", [0.5, 0.95])
def test_a_cut_off_file_is_an_error_of_its_own(
    coffee: Image.Image, tmp_path: Path, suffix: str, part: float
) -> None:
    path = tmp_path / f"cut.{suffix}"
    coffee.save(path, **FORMATS[suffix])  # type: ignore[arg-type]
    data = path.read_bytes()
    path.write_bytes(data[: int(len(data) * part)])
    assert reason(path) == "the file is truncated"
    with pytest.raises(ImageError, match="truncated"):
        images.load(path, size=(64, 64))
    with pytest.raises(ImageError, match="truncated"):
        images.thumbnail(path, 64)
    assert not ImageFile.LOAD_TRUNCATED_IMAGES


@pytest.mark.parametrize("suffix", FORMATS)
def test_the_content_decides_not_the_name(coffee: Image.Image, tmp_path: Path, suffix: str) -> None:
    path = tmp_path / f"picture.{suffix}"
    coffee.save(path, **FORMATS[suffix])  # type: ignore[arg-type]
    other = path.rename(tmp_path / ("picture.png" if suffix != "png" else "picture.jpg"))
    assert difference(images.load(other), coffee) < 20
    assert path.suffix in images.EXTENSIONS


def png_claiming(width: int, height: int) -> bytes:
    def chunk(kind: bytes, data: bytes) -> bytes:
        return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))

    header = struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0)
    body = chunk(b"IHDR", header) + chunk(b"IDAT", zlib.compress(bytes(1000))) + chunk(b"IEND", b"")
    return b"\x89PNG\r\n\x1a\n" + body


@pytest.mark.parametrize("side", [17_500, 30_000, 60_000])
def test_an_absurdly_large_picture_is_refused_with_a_sentence(tmp_path: Path, side: int) -> None:
    path = tmp_path / "bomb.png"
    path.write_bytes(png_claiming(side, side))
    assert "limit of 300 megapixels" in reason(path)


def test_a_legitimate_large_picture_is_read(tmp_path: Path) -> None:
    path = tmp_path / "panorama.jpg"
    Image.new("L", (20_000, 10_000), 255).save(path)
    assert images.load(path, size=(32, 16)).getpixel((0, 0)) == (255, 255, 255)


@pytest.mark.parametrize(
    ("make", "expected"),
    [
        (lambda path: path.write_bytes(b""), "the file is empty"),
        (lambda path: None, "the file does not exist"),
        (lambda path: path.mkdir(), "it is a folder, not a picture"),
        (lambda path: path.write_text("to be or not to be\n" * 99), "not a picture in a format"),
        (lambda path: path.write_bytes(b"\xff\xd8\xff\xe0"), "the file is truncated"),
        (lambda path: path.write_bytes(b"\x89PNG\r\n\x1a\n" + b"\xa5" * 999), "the file is damaged"),
        (lambda path: path.write_bytes(b"RIFF\x10\0\0\0WEBP" + b"\xa5" * 999), "the file is damaged"),
    ],
)
def test_what_is_no_picture_has_a_reason(
    tmp_path: Path, make: Callable[[Path], object], expected: str
) -> None:
    path = tmp_path / "thing.jpg"
    make(path)
    assert expected in reason(path)


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="named pipes are a thing of POSIX")
def test_a_pipe_does_not_hang(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe.jpg")
    assert reason(tmp_path / "pipe.jpg") == "it is not a regular file"


def test_damage_in_the_middle_never_crashes(coffee: Image.Image, tmp_path: Path) -> None:
    random = np.random.default_rng(7)
    for suffix, options in FORMATS.items():
        path = tmp_path / f"noise.{suffix}"
        coffee.save(path, **options)  # type: ignore[arg-type]
        data = bytearray(path.read_bytes())
        for place in random.integers(0, len(data), 200):
            data[place] = int(random.integers(256))
        path.write_bytes(data)
        with suppress(ImageError):  # some damage leaves a picture that decodes
            images.load(path)


def test_damaged_exif_costs_only_the_orientation(coffee: Image.Image, tmp_path: Path) -> None:
    path = tmp_path / "exif.jpg"
    coffee.save(path, exif=b"Exif\0\0II*\0\x08\0\0\0\xff\xff" + b"\xee" * 40, quality=95)
    assert difference(images.load(path), coffee) < 4


def test_no_warning_leaks_even_where_warnings_are_shown(coffee: Image.Image, tmp_path: Path) -> None:
    exif = tmp_path / "exif.jpg"
    coffee.save(exif, exif=b"Exif\0\0II*\0\x08\0\0\0\xff\xff" + b"\xee" * 40)
    bomb = tmp_path / "bomb.png"
    bomb.write_bytes(png_claiming(20_000, 20_000))
    with warnings.catch_warnings(record=True) as shown:
        warnings.simplefilter("always")
        images.load(exif)
        reason(bomb)
    assert not shown


@pytest.mark.parametrize("name", ["naïve café.jpg", "写真 🐕.jpg", "Ωμέγα\u0301.jpg", "a'b\"c;d%20#.jpg"])
def test_any_name_will_do(photos: Path, tmp_path: Path, name: str) -> None:
    path = tmp_path / name
    path.write_bytes((photos / "coffee.jpg").read_bytes())
    assert difference(images.load(path), images.load(photos / "coffee.jpg")) == 0


@pytest.mark.skipif(not os.path.isdir("/proc/self/fd"), reason="open files are listed only on Linux")
def test_no_file_stays_open(coffee: Image.Image, photos: Path, tmp_path: Path) -> None:
    for suffix in ("gif", "tif", "png", "webp"):
        coffee.save(tmp_path / f"moving.{suffix}", save_all=True, append_images=[coffee])
    (tmp_path / "bad.jpg").write_bytes((photos / "coffee.jpg").read_bytes()[:5000])
    before = len(os.listdir("/proc/self/fd"))
    kept = [images.load(path) for path in tmp_path.glob("moving.*")]
    reason(tmp_path / "bad.jpg")
    assert len(os.listdir("/proc/self/fd")) == before
    gc.collect()  # a file that is closed only now would raise ResourceWarning
    assert len(kept) == 4


def test_bad_pixels_are_refused() -> None:
    for array in (np.zeros((4, 4, 3), np.float32), np.zeros((4, 4), np.uint8), np.zeros((0, 4, 3), np.uint8)):
        with pytest.raises(ImageError, match="not RGB pixels"):
            images.load(array)  # type: ignore[arg-type]


def test_a_lazy_picture_that_cannot_be_decoded_is_an_image_error(photos: Path) -> None:
    cut = io.BytesIO((photos / "coffee.jpg").read_bytes()[:5000])
    with Image.open(cut) as image, pytest.raises(ImageError, match="truncated"):
        images.load(image)


def test_threads_give_the_same_pixels_as_one(photos: Path) -> None:
    paths = sorted(photos.iterdir()) * 4
    alone = [images.pixels(path, (96, 96)) for path in paths]
    with ThreadPoolExecutor(4) as pool:
        together = list(pool.map(lambda path: images.pixels(path, (96, 96)), paths))
    assert all(np.array_equal(a, b) for a, b in zip(alone, together, strict=True))


def test_heic_without_its_package_says_what_is_missing(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(sys.modules, "pillow_heif", None)  # as if it were not installed
    path = tmp_path / "phone.heic"
    path.write_bytes(b"\0\0\0\x18ftypheic\0\0\0\0mif1heic" + bytes(100))
    assert reason(path) == "HEIC needs pip install pillow-heif"


def dng(width: int, height: int, values: np.ndarray) -> bytes:
    """A digital negative of 16-bit values (height, width) seen through a red, green, green, blue filter."""
    matrix = [value for row in np.eye(3, dtype=int) for one in row for value in (int(one), 1)]
    tags: list[tuple[int, int, list[int]]] = [
        (254, 4, [0]), (256, 4, [width]), (257, 4, [height]), (258, 3, [16]), (259, 3, [1]),
        (262, 3, [32803]),
        (273, 4, [0]), (274, 3, [1]), (277, 3, [1]), (278, 4, [height]), (279, 4, [width * height * 2]),
        (33421, 3, [2, 2]), (33422, 1, [0, 1, 1, 2]), (50706, 1, [1, 4, 0, 0]), (50707, 1, [1, 1, 0, 0]),
        (50714, 3, [0]), (50717, 4, [65535]), (50721, 10, matrix), (50728, 5, [1, 1] * 3), (50778, 3, [21]),
    ]  # fmt: skip
    codes, sizes = {1: "B", 3: "H", 4: "I", 5: "I", 10: "i"}, {1: 1, 3: 2, 4: 4, 5: 8, 10: 8}
    start = 8 + 2 + 12 * len(tags) + 4
    packed = [struct.pack(f"<{len(v)}{codes[kind]}", *v) for _, kind, v in tags]
    pixels = start + sum(len(data) for data in packed if len(data) > 4)
    packed[[tag for tag, *_ in tags].index(273)] = struct.pack("<I", pixels)
    entries, extra = b"", b""
    for (tag, kind, _), data in zip(tags, packed, strict=True):
        place = data.ljust(4, b"\0") if len(data) <= 4 else struct.pack("<I", start + len(extra))
        extra += data if len(data) > 4 else b""
        entries += struct.pack("<HHI", tag, kind, len(data) // sizes[kind]) + place
    head = b"II*\0" + struct.pack("<IH", 8, len(tags))
    return head + entries + bytes(4) + extra + values.astype("<u2").tobytes()


@pytest.fixture
def negative(tmp_path: Path) -> Path:
    """A raw file, dark on the left and bright on the right."""
    pytest.importorskip("rawpy")
    values = np.repeat(np.linspace(2000, 60000, 256)[None], 192, axis=0)
    path = tmp_path / "camera.dng"
    path.write_bytes(dng(256, 192, values))
    return path


@pytest.mark.parametrize("size", [None, (32, 24), (200, 150)])
def test_a_raw_file_is_developed(negative: Path, size: tuple[int, int] | None) -> None:
    picture = images.load(negative, size=size)
    assert picture.mode == "RGB"
    assert picture.size == size or abs(picture.width - 256) < 20
    brightness = np.asarray(picture.convert("L"), np.float32).mean(axis=0)
    assert brightness[-1] > brightness[0] + 100


def test_a_cut_raw_file_is_refused(negative: Path) -> None:
    negative.write_bytes(negative.read_bytes()[:20_000])
    assert reason(negative) in ("the file is truncated", "the file is damaged")


def test_raw_without_its_package_says_what_is_missing(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(sys.modules, "rawpy", None)  # as if it were not installed
    path = tmp_path / "camera.nef"
    path.write_bytes(b"II*\0" + bytes(100))
    assert reason(path) == "a camera's raw file needs pip install rawpy"
    with pytest.raises(ImageError, match="raw file needs"):
        images.check_packages(path)


def test_a_picture_called_raw_is_read_as_what_it_is(
    photos: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(sys.modules, "rawpy", None)
    path = (photos / "coffee.jpg").rename(tmp_path / "coffee.raw")
    images.check_packages(path)
    assert images.load(path).mode == "RGB"


def test_a_tiff_called_raw_is_read_as_what_it_is(coffee: Image.Image, tmp_path: Path) -> None:
    pytest.importorskip("rawpy")
    coffee.save(tmp_path / "coffee.nef", "TIFF")
    assert images.load(tmp_path / "coffee.nef").size == coffee.size


@pytest.mark.parametrize("orientation", [1, 6])
def test_heic_is_read_where_its_package_is(coffee: Image.Image, tmp_path: Path, orientation: int) -> None:
    heif = pytest.importorskip("pillow_heif")
    exif = Image.Exif()
    exif[0x0112] = orientation  # as a telephone writes it, and the format says to ignore it: it has its own
    path = tmp_path / "phone.heic"
    heif.register_heif_opener()
    coffee.save(path, "HEIF", exif=exif, quality=95)
    images.check_packages(path)
    assert difference(images.load(path), coffee) < 8
