"""Draws the sample pictures of `resources/samples`: `python packaging/draw_samples.py`."""

from pathlib import Path

from PIL import Image, ImageDraw

SIZE = WIDTH, HEIGHT = 240, 180
SAMPLES = Path(__file__).resolve().parents[1] / "resources" / "samples"
Draw = ImageDraw.ImageDraw
Colour = tuple[int, int, int]


def ground(top: Colour, bottom: Colour, horizon: int, land: Colour) -> tuple[Image.Image, Draw]:
    """A sky that fades from `top` to `bottom`, and land below the horizon."""
    picture = Image.new("RGB", SIZE)
    draw = ImageDraw.Draw(picture)
    for y in range(HEIGHT):
        share = min(y / horizon, 1.0)
        colour = tuple(round(a + (b - a) * share) for a, b in zip(top, bottom, strict=True))
        draw.line((0, y, WIDTH, y), fill=colour)
    draw.rectangle((0, horizon, WIDTH, HEIGHT), fill=land)
    return picture, draw


def beach() -> Image.Image:
    """Sea, sand, and a ball."""
    picture, draw = ground((90, 160, 225), (200, 225, 240), 70, (30, 110, 160))
    for y in range(74, 112, 6):
        draw.line((0, y, WIDTH, y), fill=(90, 165, 200))
    draw.polygon(((0, 118), (WIDTH, 104), (WIDTH, HEIGHT), (0, HEIGHT)), fill=(226, 202, 150))
    draw.ellipse((150, 132, 180, 162), fill=(215, 60, 50))
    draw.pieslice((150, 132, 180, 162), 300, 60, fill=(245, 240, 230))
    return picture


def meadow() -> Image.Image:
    """Grass, trees, and a fence."""
    picture, draw = ground((120, 180, 235), (215, 232, 245), 92, (84, 150, 60))
    for x, height in ((30, 56), (84, 70), (196, 62)):
        draw.rectangle((x - 4, 92 - height // 3, x + 4, 104), fill=(98, 70, 44))
        draw.ellipse((x - 24, 92 - height, x + 24, 92 - height // 4), fill=(44, 106, 48))
    for x in range(6, WIDTH, 26):
        draw.rectangle((x, 118, x + 5, 152), fill=(150, 118, 84))
    draw.rectangle((0, 126, WIDTH, 130), fill=(160, 128, 92))
    return picture


def slope() -> Image.Image:
    """A snowy mountain under a pale sky."""
    picture, draw = ground((110, 150, 205), (205, 220, 238), 120, (240, 244, 250))
    draw.polygon(((10, 124), (92, 22), (176, 124)), fill=(122, 130, 146))
    draw.polygon(((64, 57), (92, 22), (122, 59), (104, 52), (92, 66), (80, 52)), fill=(246, 249, 253))
    draw.polygon(((120, 124), (186, 52), (240, 124)), fill=(146, 154, 170))
    draw.polygon(((168, 72), (186, 52), (206, 79), (190, 72)), fill=(248, 250, 253))
    return picture


def main() -> None:
    """Draw all of them."""
    SAMPLES.mkdir(exist_ok=True)
    for make in (beach, meadow, slope):
        make().quantize(64, dither=Image.Dither.NONE).save(SAMPLES / f"{make.__name__}.png", optimize=True)


if __name__ == "__main__":
    main()
