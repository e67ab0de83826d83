"""Draws posters, backdrops and stills: a sky, a sun, hills and the title, always the same for the same title."""

import colorsys
import io
import zlib
from functools import lru_cache
from random import Random

from PIL import Image, ImageDraw, ImageFont

from reelway.demo.releases.naming import plain

SHAPES = {"poster": (600, 900), "season": (600, 900), "backdrop": (1280, 720), "still": (640, 360)}

Colour = tuple[int, int, int]
Size = tuple[int, int]


@lru_cache(maxsize=256)
def draw_picture(shape: str, scene: str, title: str, width: int | None) -> bytes:
    """A JPEG of that shape (`SHAPES`), scaled to `width` pixels unless None; each `scene` looks different."""
    size = SHAPES[shape]
    seed = zlib.crc32(scene.encode())
    random, hue = Random(seed), seed % 360 / 360  # noqa: S311 -- a picture, not a secret
    picture = _sky(size, hue)
    draw = ImageDraw.Draw(picture)
    _stars(draw, size, random)
    _sun(draw, size, hue, random)
    (_hills, _sea, _city)[seed // 360 % 3](draw, size, hue, random)
    if shape != "still":
        _lettering(draw, size, title)
    if width is not None and width < size[0]:
        picture = picture.resize((width, round(size[1] * width / size[0])), Image.Resampling.LANCZOS)
    answer = io.BytesIO()
    picture.save(answer, "JPEG", quality=85)
    return answer.getvalue()


def _colour(hue: float, saturation: float, value: float) -> Colour:
    red, green, blue = colorsys.hsv_to_rgb(hue % 1, saturation, value)
    return round(red * 255), round(green * 255), round(blue * 255)


def _sky(size: Size, hue: float) -> Image.Image:
    top = Image.new("RGB", size, _colour(hue, 0.75, 0.25))
    bottom = Image.new("RGB", size, _colour(hue + 0.12, 0.55, 0.95))
    return Image.composite(bottom, top, Image.linear_gradient("L").resize(size))


def _stars(draw: ImageDraw.ImageDraw, size: Size, random: Random) -> None:
    for _ in range(60):
        x, y, radius = random.random() * size[0], random.random() ** 2 * size[1] * 0.5, random.uniform(0.5, 2)
        draw.ellipse((x - radius, y - radius, x + radius, y + radius), fill=(235, 235, 225))


def _sun(draw: ImageDraw.ImageDraw, size: Size, hue: float, random: Random) -> None:
    width, height = size
    x, y = width * random.uniform(0.25, 0.75), height * random.uniform(0.38, 0.55)
    radius = min(size) * random.uniform(0.12, 0.22)
    draw.ellipse((x - radius, y - radius, x + radius, y + radius), fill=_colour(hue + 0.14, 0.25, 1.0))


def _hills(draw: ImageDraw.ImageDraw, size: Size, hue: float, random: Random) -> None:
    width, height = size
    for layer in range(4):
        base = height * (0.58 + layer * 0.11)
        ridge = [(width * step / 6, base + random.uniform(-0.06, 0.06) * height) for step in range(7)]
        draw.polygon([(0, height), *ridge, (width, height)], fill=_colour(hue + 0.03, 0.7, 0.5 - layer * 0.11))


def _sea(draw: ImageDraw.ImageDraw, size: Size, hue: float, random: Random) -> None:
    width, height = size
    for layer in range(9):
        top, slant = height * (0.56 + layer * 0.05), random.uniform(-0.01, 0.01) * height
        wave = [(0, top), (width * random.uniform(0.3, 0.7), top + slant), (width, top)]
        draw.polygon([*wave, (width, height), (0, height)], fill=_colour(hue + 0.06, 0.65, 0.62 - layer * 0.058))


def _city(draw: ImageDraw.ImageDraw, size: Size, hue: float, random: Random) -> None:
    width, height = size
    for layer in range(3):
        left, colour = 0.0, _colour(hue + 0.02, 0.6, 0.42 - layer * 0.13)
        while left < width:
            right = left + width * random.uniform(0.05, 0.12)
            draw.rectangle((left, height * (random.uniform(0.5, 0.68) + layer * 0.1), right, height), fill=colour)
            left = right


def _lettering(draw: ImageDraw.ImageDraw, size: Size, title: str) -> None:
    width, height = size
    font = ImageFont.load_default(size=width // 9)
    lines = _wrap(draw, plain(title), font, width * 0.86)
    text = "\n".join(lines)
    left, top, right, bottom = draw.multiline_textbbox((0, 0), text, font=font, spacing=8)
    place = ((width - (right - left)) / 2 - left, height * 0.92 - (bottom - top) - top)
    draw.multiline_text((place[0] + 3, place[1] + 3), text, font=font, spacing=8, align="center", fill=(0, 0, 0))
    draw.multiline_text(place, text, font=font, spacing=8, align="center", fill=(255, 250, 240))


def _wrap(
    draw: ImageDraw.ImageDraw, title: str, font: ImageFont.FreeTypeFont | ImageFont.ImageFont, limit: float
) -> list[str]:
    lines = [""]
    for word in title.split():
        longer = f"{lines[-1]} {word}".strip()
        if lines[-1] and draw.textlength(longer, font=font) > limit:
            lines.append(word)
        else:
            lines[-1] = longer
    return lines
