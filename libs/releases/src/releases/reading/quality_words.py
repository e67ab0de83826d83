"""The words of quality that a name holds, sorted by what they say."""

from releases.reading.facts import Facts
from releases.reading.text import Text
from releases.release import Kind


class QualityWords:
    """`sources`: the phrases of each source, everyday words ("The.Web.720p.HDTV") only where no sure one is said;
    `marks`: remux, rawhd, screener, regional, disk, complete; `lines`: the resolution, where digits ("1080p") win over
    words ("4K"), or 0.
    """

    def __init__(self, facts: Facts, text: Text, kind: Kind) -> None:
        self.low = text.low
        self.film = kind is Kind.MOVIE
        self.sources = _sources(facts)
        self.marks = {str(value) for value, _ in facts.of("modifier")}
        self.codecs = {str(value) for value, _ in facts.of("video_codec")}
        self.lines = _lines(facts)
        self.german = any(value == "german" for value, _ in facts.of("language"))
        if "disk" in facts.by_kind:
            self.marks.add("disk")
        if any(hit.known.phrase in ("complete", "disc", "disk") for _, hit in facts.of("flag")):
            self.marks.add("complete")


def _sources(facts: Facts) -> dict[str, set[str]]:
    said = facts.of("source")
    sure = {value for value, hit in said if hit.known.strong}
    sources: dict[str, set[str]] = {}
    for value, hit in said:
        if not sure or value in sure:
            sources.setdefault(str(value), set()).add(hit.known.phrase)
    return sources


def _lines(facts: Facts) -> int:
    said = facts.of("resolution")
    exact = next((value for value, hit in said if "exact" in hit.known.kinds and value), None)
    return int(exact or next((value for value, _ in said if value), 0))
