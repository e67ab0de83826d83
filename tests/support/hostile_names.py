"""Names made to keep a reader busy: one piece again and again, each an opening that a pattern may follow far."""

PIECES = (
    "[", "(", "-", ".", " ", "_", "0", "9", "a", "x", "s", "e", "第", "é", "#", "~", "{", "/", "s01", "e1", "[a", "(1",
    "1x1", "-e", "www.", "2019 ", "1-", "a.", "01 - ", "[1]", "of ", "part 1 ", "german ", "se ", "(aka ", " / ", "tt",
    "s01e01-", "x1", "第1", "1 сезон ", "jan 1 2020 ", "season 1,", "[a][", "- 01 ", "1080p.", '"', "[01/02]", "v2 ",
    "extended cut ", "amzn ", "hdr10+ ", "proper ", "1999 (", "e01s", "s01-s", "dd+", "3d.",
)  # fmt: skip


def hostile_name(piece: str, length: int, before: str = "") -> str:
    """The piece repeated, cut at that many characters."""
    return (before + piece * length)[:length]
