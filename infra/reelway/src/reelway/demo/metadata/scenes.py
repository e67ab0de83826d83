"""What drawn pictures show: one function per scene, painted over a sky."""

import math
from collections.abc import Callable
from dataclasses import dataclass
from random import Random

from PIL import Image, ImageDraw

from reelway.demo.metadata.palettes import Colour, Palette, between


@dataclass(frozen=True, slots=True)
class Canvas:
    """A picture under the brush. Chances come from its own `random`, so that a scene always looks the same."""

    picture: Image.Image
    draw: ImageDraw.ImageDraw
    colours: Palette
    random: Random

    @property
    def width(self) -> int:
        return self.picture.width

    @property
    def height(self) -> int:
        return self.picture.height

    def disc(self, x: float, y: float, radius: float, colour: Colour) -> None:
        """A filled circle."""
        self.draw.ellipse((x - radius, y - radius, x + radius, y + radius), fill=colour)

    def ridge(self, base: float, rise: float, waves: float) -> list[tuple[float, float]]:
        """The upper edge of hills, as high as `rise` around `base`, both shares of the height."""
        first, second = self.random.uniform(0, 6.3), self.random.uniform(0, 6.3)
        return [
            (
                self.width * step / 80,
                self.height
                * (base + rise * (math.sin(first + waves * step / 13) + 0.5 * math.sin(second + waves * step / 5))),
            )
            for step in range(81)
        ]

    def ground(self, edge: list[tuple[float, float]], colour: Colour) -> None:
        """Everything below an edge."""
        self.draw.polygon([(0, self.height), *edge, (self.width, self.height)], fill=colour)


def paint_sky(picture: Image.Image, colours: Palette, *, night: bool) -> Image.Image:
    """A gradient: dark above by night, pale above by day."""
    upper, lower = (colours.dark, colours.deep) if night else (colours.pale, colours.warm)
    top, bottom = (Image.new("RGB", picture.size, colour) for colour in (upper, lower))
    return Image.composite(bottom, top, Image.linear_gradient("L").resize(picture.size))


def hills(canvas: Canvas) -> None:
    """Hills in haze before a sun."""
    width, height, colours = canvas.width, canvas.height, canvas.colours
    canvas.disc(width * canvas.random.uniform(0.25, 0.75), height * 0.4, min(width, height) * 0.17, colours.bright)
    for layer in range(5):
        colour = between(between(colours.warm, colours.deep, 0.5), colours.dark, layer / 4)
        canvas.ground(canvas.ridge(0.5 + layer * 0.1, 0.028, 1 + layer * 0.3), colour)


def sea(canvas: Canvas) -> None:
    """A sun that goes down, and its path on the water."""
    width, height, colours, random = canvas.width, canvas.height, canvas.colours, canvas.random
    x, radius = width * random.uniform(0.35, 0.65), min(width, height) * 0.24
    canvas.disc(x, height * 0.5, radius, colours.bright)
    canvas.draw.rectangle((0, height * 0.54, width, height), fill=between(colours.deep, colours.dark, 0.4))
    for line in range(22):
        y, half = height * (0.55 + line * 0.02), radius * (1 - line / 26) * random.uniform(0.25, 1)
        canvas.draw.rounded_rectangle((x - half, y, x + half, y + height * 0.006), height * 0.003, fill=colours.bright)


def city(canvas: Canvas) -> None:
    """Roofs with lit windows."""
    width, height, colours, random = canvas.width, canvas.height, canvas.colours, canvas.random
    canvas.disc(width * random.uniform(0.2, 0.8), height * 0.3, min(width, height) * 0.1, colours.pale)
    for layer in range(3):
        left, colour = -width * 0.02, between(colours.deep, colours.dark, (layer + 1) / 3)
        while left < width:
            right = left + width * random.uniform(0.08, 0.17)
            top = height * (random.uniform(0.34, 0.6) + layer * 0.12)
            canvas.draw.rectangle((left, top, right, height), fill=colour)
            if layer:
                _windows(canvas, (left, top, right, height * 0.98))
            left = right


def _windows(canvas: Canvas, box: tuple[float, float, float, float]) -> None:
    left, top, right, bottom = box
    size = min(canvas.width, canvas.height) * 0.014
    for row in range(int((bottom - top) / size / 3)):
        for column in range(int((right - left) / size / 2.4)):
            if canvas.random.random() < 0.22:
                x, y = left + size * (1 + column * 2.4), top + size * (1.5 + row * 3)
                canvas.draw.rectangle((x, y, x + size, y + size * 1.5), fill=canvas.colours.bright)


def forest(canvas: Canvas) -> None:
    """Firs behind firs."""
    width, height, colours, random = canvas.width, canvas.height, canvas.colours, canvas.random
    canvas.disc(width * random.uniform(0.3, 0.7), height * 0.36, min(width, height) * 0.13, colours.pale)
    for layer in range(4):
        colour = between(colours.deep, colours.dark, layer / 3)
        for _ in range(26 - layer * 4):
            x, base = width * random.random(), height * (0.72 + layer * 0.09)
            tall = height * random.uniform(0.16, 0.28) * (1 + layer * 0.2)
            canvas.draw.polygon([(x - tall * 0.17, base), (x, base - tall), (x + tall * 0.17, base)], fill=colour)
        canvas.draw.rectangle((0, height * (0.71 + layer * 0.09), width, height), fill=colour)


def planet(canvas: Canvas) -> None:
    """A planet with its shadow, and moons."""
    width, height, colours, random = canvas.width, canvas.height, canvas.colours, canvas.random
    for _ in range(140):
        canvas.disc(
            width * random.random(), height * random.random(), height * random.uniform(0.0006, 0.002), colours.pale
        )
    radius = min(width, height) * 0.34
    x, y = width * random.uniform(0.42, 0.62), height * random.uniform(0.42, 0.48)
    canvas.disc(x, y, radius, colours.warm)
    for band in range(6):
        moved, colour = radius * 0.05 * (band + 1), between(colours.warm, colours.deep, (band + 1) / 6)
        canvas.disc(x + moved, y + moved, radius * (0.93 - band * 0.071), colour)
    for _ in range(2):
        canvas.disc(
            width * random.uniform(0.1, 0.9), height * random.uniform(0.62, 0.72), radius * 0.12, colours.bright
        )


def rays(canvas: Canvas) -> None:
    """Somebody on a hill, before a light with rays."""
    width, height, colours = canvas.width, canvas.height, canvas.colours
    x, y, far = width * 0.5, height * 0.46, width + height
    for ray in range(0, 28, 2):
        ends = [(x + far * math.cos(turn), y + far * math.sin(turn)) for turn in (ray * 0.2244, (ray + 1) * 0.2244)]
        canvas.draw.polygon([(x, y), *ends], fill=between(colours.warm, colours.bright, 0.55))
    canvas.disc(x, y, min(width, height) * 0.2, colours.pale)
    canvas.ground(canvas.ridge(0.72, 0.03, 0.8), colours.dark)
    size = min(width, height) * 0.06
    foot = height * 0.71
    canvas.disc(x, foot - size * 3.1, size * 0.55, colours.dark)
    body = (x - size * 0.7, foot - size * 2.4, x + size * 0.7, foot + size)
    canvas.draw.rounded_rectangle(body, size * 0.6, fill=colours.dark)


def shapes(canvas: Canvas) -> None:
    """Nothing but circles and stripes."""
    width, height, colours, random = canvas.width, canvas.height, canvas.colours, canvas.random
    side, chosen = min(width, height), (colours.deep, colours.bright, colours.dark, colours.warm)
    for number in range(5):
        x, y = width * random.uniform(0.1, 0.9), height * random.uniform(0.34, 0.66)
        canvas.disc(x, y, side * random.uniform(0.12, 0.27), chosen[number % 4])
    for stripe in range(6):
        top = height * (0.3 + stripe * 0.05)
        canvas.draw.rectangle((0, top, width * random.uniform(0.2, 1), top + height * 0.008), fill=colours.pale)


def road(canvas: Canvas) -> None:
    """A road to the horizon."""
    width, height, colours = canvas.width, canvas.height, canvas.colours
    x, horizon = width * canvas.random.uniform(0.4, 0.6), height * 0.5
    canvas.disc(x, horizon, min(width, height) * 0.2, colours.bright)
    canvas.ground(canvas.ridge(0.5, 0.016, 2.2), colours.deep)
    canvas.draw.rectangle((0, height * 0.56, width, height), fill=between(colours.deep, colours.dark, 0.5))
    canvas.draw.polygon([(x, height * 0.53), (width * 0.05, height), (width * 0.95, height)], fill=colours.dark)
    for dash in range(7):
        near, far = 0.56 + 0.44 * (dash / 7) ** 2, 0.56 + 0.44 * ((dash + 0.5) / 7) ** 2
        half = width * 0.02 * (near - 0.52) * 2
        box = (x - half, height * near, x + half, height * far)
        canvas.draw.rectangle(box, fill=colours.pale)


BY_NIGHT = frozenset({city, planet})
SCENES: tuple[Callable[[Canvas], None], ...] = (hills, sea, city, forest, planet, rays, shapes, road)
