"""The words of quality that a name holds, sorted by what they say."""

from releases.reading.text import Text
from releases.reading.vocabulary import Hit, Value
from releases.release import Kind


class QualityWords:
    """`sources`: the phrases of each source, everyday words ("The.Web.720p.HDTV") only where no sure one is said;
    `marks`: remux, rawhd, screener, regional, disk, complete; `lines`: the resolution, where digits ("1080p") win over
    words ("4K"), or 0.
    """

    def __init__(self, hits: list[Hit], text: Text, kind: Kind) -> None:
        self.low = text.low
        self.film = kind is Kind.MOVIE
        self.sources: dict[str, set[str]] = {}
        self.marks: set[str] = set()
        self.codecs: set[str] = set()
        self.german = False
        self.lines = 0
        self._loose_lines = 0
        self._sure_sources: set[str] = set()
        for hit in hits:
            phrase = " ".join(text.low[hit.start : hit.end].replace("-", " ").replace(".", " ").split())
            exact = ("exact", True) in hit.facts
            for fact, value in hit.facts:
                self._take(fact, value, phrase, exact, hit.strong)
        self.lines = self.lines or self._loose_lines
        if self._sure_sources:
            self.sources = {name: found for name, found in self.sources.items() if name in self._sure_sources}

    def _take(self, fact: str, value: Value, phrase: str, exact: bool, sure: bool) -> None:
        if fact == "source":
            self.sources.setdefault(str(value), set()).add(phrase)
            self._sure_sources |= {str(value)} if sure else set()
        elif fact == "resolution" and exact:
            self.lines = self.lines or int(value)
        elif fact == "resolution":
            self._loose_lines = self._loose_lines or int(value)
        elif fact == "modifier":
            self.marks.add(str(value))
        elif fact == "disk":
            self.marks.add("disk")
        elif fact == "video_codec":
            self.codecs.add(str(value))
        elif phrase in ("complete", "disc", "disk"):
            self.marks.add("complete")
        elif (fact, value) == ("language", "german"):
            self.german = True
