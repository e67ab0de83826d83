"""How the demo world's sources find a title by words."""

import re
import unicodedata
from collections.abc import Iterable
from typing import TypeVar

from reelway.demo.titles.model import Movie, Show, Title

T = TypeVar("T", Show, Movie)


def words_of(text: str) -> list[str]:
    """Lower-case words without accents and punctuation; `&` is `and`, an apostrophe joins."""
    spelled = text.lower().replace("&", " and ").replace("ø", "o").replace("'", "").replace("’", "")
    letters = "".join(sign for sign in unicodedata.normalize("NFKD", spelled) if not unicodedata.combining(sign))
    return re.findall(r"[^\W_]+", letters)


def find_titles(titles: Iterable[T], query: str) -> list[T]:
    """The titles that hold every word of the query in one of their names, exact names first."""
    wanted = words_of(query)
    hits = [title for title in titles if any(_holds(name, wanted) for name in names_of(title))]
    return sorted(hits, key=lambda title: words_of(title.name) != wanted) if wanted else []


def names_of(title: Title) -> tuple[str, ...]:
    """Every name of a title."""
    return (title.name, title.original_name, *(alias.name for alias in title.aliases))


def _holds(name: str, wanted: list[str]) -> bool:
    words = words_of(name)
    return all(any(word.startswith(part) for word in words) for part in wanted)
