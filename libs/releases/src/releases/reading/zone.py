"""Which known words are facts and which are just words of a title: by where they stand."""

from releases.reading.text import Text
from releases.reading.vocabulary import Hit


def facts_after(hits: list[Hit], boundary: int, text: Text) -> list[Hit]:
    """The hits that are facts: those after the first sure one, those touching it or the boundary, those in brackets.

    `boundary` is the character where numbers or year end; what stands before is left out.
    """
    tail = [hit for hit in hits if hit.start >= boundary]
    if not tail:
        return []
    sure = next((at for at, hit in enumerate(tail) if hit.strong), None)
    if sure is None:
        kept = _closing_run(tail, text)
        head = tail[: len(tail) - len(kept)]
    else:
        while sure and tail[sure - 1].last + 1 == tail[sure].first:
            sure -= 1
        head, kept = tail[:sure], tail[sure:]
    return _leading_run(head, boundary, text) + kept


def _leading_run(head: list[Hit], boundary: int, text: Text) -> list[Hit]:
    """Hits right after the boundary, and those that fill a bracket."""
    kept = []
    reached = boundary
    for hit in head:
        if text.low[reached : hit.start].strip(" .-[](){}|/,+:") == "":
            kept.append(hit)
            reached = hit.end
        elif fills_bracket(hit, text):
            kept.append(hit)
    return kept


def _closing_run(tail: list[Hit], text: Text) -> list[Hit]:
    end = len(tail)
    if text.low[tail[-1].end :].strip(" .-[](){}|,+") != "":
        return []
    at = end - 1
    while at and tail[at - 1].last + 1 == tail[at].first:
        at -= 1
    return tail[at:]


def fills_bracket(hit: Hit, text: Text) -> bool:
    """A bracket that begins and ends with known words holds facts."""
    before = text.low[: hit.start].rstrip(" .")
    return before.endswith(("[", "(", "{")) and text.low[hit.end :].lstrip(" .")[:1] in ("]", ")", "}")


def run_start(hits: list[Hit], hit: Hit) -> int:
    """Where the unbroken row of known words begins that leads to `hit`."""
    at = hits.index(hit)
    while at and hits[at - 1].last + 1 == hits[at].first:
        at -= 1
    return hits[at].start
