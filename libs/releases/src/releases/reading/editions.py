"""The cut or edition, in the words of the name."""

from releases.reading.scanning import Hit
from releases.reading.text import Text


def read_edition(hits: list[Hit], text: Text) -> str | None:
    """The longest run of edition words among the facts, as written; None when there is none."""
    best: tuple[int, int] | None = None
    start: Hit | None = None
    previous: Hit | None = None
    for hit in hits:
        if not is_edition(hit, previous if start else None):
            start = None
            continue
        if start is None or previous is None or previous.last + 1 != hit.first:
            start = hit
        previous = hit
        begin = edition_start(start, text)
        if best is None or hit.end - begin > best[1] - best[0]:
            best = (begin, hit.end)
    if best is None:
        return None
    text.mark(*best, "edition")
    return " ".join(text.shown[best[0] : best[1]].replace(".", " ").replace("_", " ").split())


def is_edition(hit: Hit, previous: Hit | None = None) -> bool:
    kinds = hit.known.kinds
    return "edition" in kinds or (previous is not None and "edition_noun" in kinds)


def edition_start(hit: Hit, text: Text) -> int:
    """`50th Anniversary` begins at its number."""
    if hit.first and text.words[hit.first] == "anniversary":
        before = text.words[hit.first - 1]
        if before[0].isdigit() and len(before) <= 5:
            return text.starts[hit.first - 1]
    return hit.start
