"""Draws posters, backdrops and stills: a scene and, on posters, the title; always the same for the same title."""

import io
import zlib
from functools import lru_cache
from random import Random

from PIL import Image, ImageDraw

from reelway.demo.metadata.lettering import letter
from reelway.demo.metadata.palettes import PALETTES
from reelway.demo.metadata.scenes import BY_NIGHT, SCENES, Canvas, paint_sky

SHAPES = {"poster": (600, 900), "season": (600, 900), "backdrop": (1280, 720), "still": (640, 360)}
LETTERED = frozenset({"poster", "season"})
FINER = 2
"""Drawn so much larger and then made smaller, so that edges are smooth."""


@lru_cache(maxsize=256)
def draw_picture(shape: str, scene: str, title: str, width: int | None) -> bytes:
    """A JPEG of that shape (`SHAPES`), scaled to `width` pixels unless None; each `scene` looks different."""
    size = SHAPES[shape]
    seed = zlib.crc32(scene.encode())
    random = Random(seed)  # noqa: S311 -- a picture, not a secret
    colours, paint = PALETTES[seed % len(PALETTES)], SCENES[seed // len(PALETTES) % len(SCENES)]
    blank = Image.new("RGB", (size[0] * FINER, size[1] * FINER))
    night = paint in BY_NIGHT
    picture = paint_sky(blank, colours, night=night)
    paint(Canvas(picture, ImageDraw.Draw(picture), colours, random))
    if shape in LETTERED:
        letter(picture, title, colours, random, night=night)
    wide = min(width or size[0], size[0])
    picture = picture.resize((wide, round(size[1] * wide / size[0])), Image.Resampling.BOX)
    answer = io.BytesIO()
    picture.save(answer, "JPEG", quality=88)
    return answer.getvalue()
