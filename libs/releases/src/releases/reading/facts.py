"""The known words of a name that count as facts, in order and by what they say."""

from collections.abc import Sequence

from releases.reading.scanning import Hit
from releases.reading.vocabulary import Value

Said = tuple[Value, Hit]


class Facts:
    """`hits` in the order of the name; `by_kind` what they say, each with the words that say it."""

    __slots__ = ("by_kind", "hits")

    def __init__(self, hits: list[Hit]) -> None:
        self.hits = hits
        self.by_kind: dict[str, list[Said]] = {}
        for hit in hits:
            for kind, value in hit.known.facts:
                self.by_kind.setdefault(kind, []).append((value, hit))

    def of(self, kind: str) -> Sequence[Said]:
        """What is said of that kind, in order; mostly nothing."""
        return self.by_kind.get(kind, ())
