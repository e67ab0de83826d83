"""The words of quality that a name holds, sorted by what they say."""

from collections.abc import Sequence

from releases.reading.vocabulary import Known

_WHOLE = frozenset(("complete", "disc", "disk"))


class QualityWords:
    """`sources`: the phrases of each source, everyday words ("The.Web.720p.HDTV") only where no sure one is said;
    `marks`: remux, rawhd, screener, regional, disk, complete; `lines`: the resolution, where digits ("1080p") win over
    words ("4K"), or 0; `boxed`: the source fills a bracket.
    """

    def __init__(self, words: Sequence[Known], *, film: bool, boxed: bool) -> None:
        self.film = film
        self.boxed = boxed
        self.phrases = [word.phrase for word in words]
        facts = [fact for word in words for fact in word.facts]
        self.sources = _sources(words)
        self.marks = {str(value) for kind, value in facts if kind == "modifier"}
        self.marks |= {kind for kind, _ in facts if kind == "disk"}
        self.marks |= {"complete" for phrase in self.phrases if phrase in _WHOLE}
        self.codecs = {str(value) for kind, value in facts if kind == "video_codec"}
        self.german = ("language", "german") in facts
        self.lines = _lines(words)


def _sources(words: Sequence[Known]) -> dict[str, set[str]]:
    said = [(str(value), word) for word in words for kind, value in word.facts if kind == "source"]
    sure = {value for value, word in said if word.strong}
    sources: dict[str, set[str]] = {}
    for value, word in said:
        if not sure or value in sure:
            sources.setdefault(value, set()).add(word.phrase)
    return sources


def _lines(words: Sequence[Known]) -> int:
    said = [(int(value), word) for word in words for kind, value in word.facts if kind == "resolution" and value]
    exact = [lines for lines, word in said if "exact" in word.kinds]
    return next(iter(exact or [lines for lines, _ in said]), 0)
