"""Titles on posters, each placed in one of a few ways."""

from random import Random
from typing import NamedTuple

from PIL import Image, ImageDraw, ImageFont

from reelway.demo.metadata.palettes import Palette
from reelway.demo.releases.naming import plain

MARGIN = 0.08
"""Of the width, left and right."""


class _Style(NamedTuple):
    above: bool
    centred: bool
    capitals: bool
    size: float
    """Of the width; smaller where a word would not fit."""


STYLES = (
    _Style(above=False, centred=True, capitals=True, size=0.115),
    _Style(above=False, centred=False, capitals=False, size=0.14),
    _Style(above=True, centred=False, capitals=True, size=0.125),
    _Style(above=True, centred=True, capitals=False, size=0.13),
    _Style(above=False, centred=False, capitals=True, size=0.13),
)


def letter(picture: Image.Image, title: str, colours: Palette, random: Random, *, night: bool) -> None:
    """Write a title over a picture: into its sky, or on a shade over its ground."""
    style = random.choice(STYLES)
    words = plain(title).upper().split() if style.capitals else plain(title).split()
    room = picture.width * (1 - 2 * MARGIN)
    size = _fitting(words, picture.width * style.size, room)
    lines = _lines(words, size, room)
    if not style.above:
        _shade(picture, colours, share=0.24 + 0.07 * len(lines))
    ink = colours.pale if night or not style.above else colours.dark
    draw, step = ImageDraw.Draw(picture), size * 1.08
    top = picture.height * 0.06 if style.above else picture.height * 0.94 - step * len(lines)
    for number, line in enumerate(lines):
        indent = (room - _length(line, size)) / 2 if style.centred else 0
        place = (picture.width * MARGIN + indent, top + number * step)
        draw.text(place, line, font=_font(size), fill=ink, stroke_width=round(size * 0.025), stroke_fill=ink)
    rule = top + step * len(lines) + size * 0.3 if style.above else top - size * 0.22
    left = picture.width * (0.5 - 0.06 if style.centred else MARGIN)
    draw.rectangle((left, rule, left + picture.width * 0.12, rule + size * 0.07), fill=colours.bright)


def _font(size: float) -> ImageFont.FreeTypeFont | ImageFont.ImageFont:
    return ImageFont.load_default(size=round(size))


def _length(text: str, size: float) -> float:
    return _font(size).getlength(text) + size * 0.05


def _fitting(words: list[str], size: float, room: float) -> float:
    """The size at which the longest word fits."""
    longest = max((_length(word, size) for word in words), default=0)
    return size * min(1, room / longest) if longest else size


def _lines(words: list[str], size: float, room: float) -> list[str]:
    lines: list[str] = []
    for word in words:
        if lines and _length(f"{lines[-1]} {word}", size) <= room:
            lines[-1] = f"{lines[-1]} {word}"
        else:
            lines.append(word)
    return lines


def _shade(picture: Image.Image, colours: Palette, *, share: float) -> None:
    tall = round(picture.height * min(share, 0.7))
    veil = Image.linear_gradient("L").point(lambda value: round(value * 0.92)).resize((picture.width, tall))
    picture.paste(colours.dark, (0, picture.height - tall), veil)
