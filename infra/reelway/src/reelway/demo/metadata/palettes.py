"""The colours of drawn pictures: a few sets that go together, darkest first, a bright one last."""

from typing import NamedTuple

Colour = tuple[int, int, int]


class Palette(NamedTuple):
    """From the dark foreground to the pale sky, and one colour that stands out."""

    dark: Colour
    deep: Colour
    warm: Colour
    pale: Colour
    bright: Colour


def _palette(*written: str) -> Palette:
    return Palette(*((int(one[:2], 16), int(one[2:4], 16), int(one[4:], 16)) for one in written))


PALETTES = tuple(
    _palette(*written.split())
    for written in (
        "0b1730 24507f f2a65a fbe3b6 e2503f",
        "04272c 0f6f73 ff8360 ffe3c2 f2c14e",
        "220817 7a1e48 e86a92 ffd6dc f7b801",
        "101f18 2f5d46 b8c480 f3edd0 e4572e",
        "2c1507 9c4a1a eaa14b fdeac3 2a9d8f",
        "0e1319 3b4a5a 9fb4c7 eef3f7 ff5d5d",
        "170e2d 4b2e83 a67bdb f0e3ff ffb000",
        "140607 6f1018 e0483b ffd9c7 f4d35e",
        "0b2424 2a7f62 8fd6b4 f4fff8 ff7f51",
        "26231f 8a7f6a e9dcc0 fbf6ea c8412b",
        "0a1a2b 1b6ca8 7fc8f8 f3faff ffcf56",
        "1d1026 59316b d08c60 fde2c4 43c59e",
    )
)


def between(one: Colour, other: Colour, share: float) -> Colour:
    """The colour that lies so far on the way from one to the other."""
    red, green, blue = (round(a + (b - a) * share) for a, b in zip(one, other, strict=True))
    return red, green, blue
