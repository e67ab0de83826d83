"""Which known words are facts and which are just words of a title: by where they stand."""

from releases.reading.scanning import Hit, first_strong
from releases.reading.text import Text


def facts_after(hits: list[Hit], boundary: int, text: Text) -> list[Hit]:
    """The hits that are facts: those after the first sure one, those touching it or the boundary, those in brackets.

    `boundary` is the character where numbers or year end; what stands before is left out.
    """
    tail = hits if hits and hits[0].start >= boundary else [hit for hit in hits if hit.start >= boundary]
    if not tail:
        return []
    sure = first_strong(tail)
    begin = _begin_of_closing_run(tail, text) if sure is None else _begin_of_run(tail, sure)
    return [*_leading_run(tail[:begin], boundary, text), *tail[begin:]] if begin else tail


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


def _begin_of_closing_run(tail: list[Hit], text: Text) -> int:
    """Which hit begins the row that the name ends with; behind the last one where it ends otherwise."""
    if text.low[tail[-1].end :].strip(" .-[](){}|,+") != "":
        return len(tail)
    return _begin_of_run(tail, len(tail) - 1)


def fills_bracket(hit: Hit, text: Text) -> bool:
    """A bracket that begins and ends with known words holds facts."""
    before = text.low[: hit.start].rstrip(" .")
    return before.endswith(("[", "(", "{")) and text.low[hit.end :].lstrip(" .")[:1] in ("]", ")", "}")


def run_start(hits: list[Hit], hit: Hit) -> int:
    """Where the unbroken row of known words begins that leads to `hit`."""
    return hits[_begin_of_run(hits, hits.index(hit))].start


def _begin_of_run(hits: list[Hit], at: int) -> int:
    while at and hits[at - 1].last + 1 == hits[at].first:
        at -= 1
    return at
