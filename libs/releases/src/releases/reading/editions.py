"""The cut or edition, in the words of the name."""

from releases.reading.text import Text, Word
from releases.reading.vocabulary import Hit


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
        begin = edition_start(start, text.words)
        if best is None or hit.end - begin > best[1] - best[0]:
            best = (begin, hit.end)
    if best is None:
        return None
    text.mark(*best, "edition")
    return " ".join(text.shown[best[0] : best[1]].replace(".", " ").replace("_", " ").split())


def is_edition(hit: Hit, previous: Hit | None = None) -> bool:
    kinds = {kind for kind, _ in hit.facts}
    return "edition" in kinds or ("edition_noun" in kinds and previous is not None)


def edition_start(hit: Hit, words: list[Word]) -> int:
    """`50th Anniversary` begins at its number."""
    if words[hit.first].text == "anniversary" and hit.first:
        before = words[hit.first - 1]
        if before.text[0].isdigit() and len(before.text) <= 5:
            return before.start
    return hit.start
