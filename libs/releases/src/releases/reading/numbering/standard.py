"""Seasons with episodes: S01E02, 1x02, Season 1 Episode 2, and the many ways to list several of them."""

import re

from releases.reading.numbering.form import Form, either
from releases.reading.numbering.found import Numbering, span_of

SEASON_WORDS = (
    "seasons?|saison|staffel|temporada|temp|tem|stagione|seizoen|sezon|sezona|sæson|säsong|kausi|evad|série|сезоны?|"
    "serie|series"
)
EPISODE_WORDS = (
    "episodes?|episodios?|eps?|e|folgen?|capitulos?|capítulos?|caps?|afl|aflevering|odc|odcinek|avsnitt|"
    "серия|серии|серій|серії|серія|эпизоды?|эп|bölüm"
)
_SEASON_BEGINS = ("se", "saison", "staffel", "tem", "stagione", "sæson", "säsong", "kausi", "evad", "série", "сезон")
"""The season words, and how several of them begin."""
_LETTER_FORM = re.compile(
    r"[st](?<![a-z0-9].)(?:(?<=s)|(?=\d{1,2}[. ]?e\d\d))(\d{1,4})(?:[-. ]{0,2}\(?|[. ]?x[. ]?|[. ]?\])\[?"
    r"e(?:p|pisode)?[-. ]{0,2}(o?\d{1,5})(?!\d)"
)
_GLUED_FORM = re.compile(r"s(?<=[a-z].)(\d{2})e(\d{2,3})(?!\d)")
_WORD_FORM = re.compile(
    rf"(?<![^\W\d_])(?:{SEASON_WORDS}|se)[-. :]{{0,3}}(\d{{1,4}})[-. ,;:/|]{{0,3}}"
    rf"(?:{EPISODE_WORDS})[-. :]{{0,3}}(\d{{1,5}})(?!\d)"
)
_CROSS = re.compile(r"x(?<=\d.)\d")
_CROSS_FORM = re.compile(r"(?<![a-z0-9])(?<!\d\.)(\d{1,2}|20\d\d)x(?!26[45])(\d{1,3})(?![\dpi])")
_AFTER_YEAR_FORM = re.compile(r"(?<=\d{4}\.)(\d{1,2})x(?!26[45])(\d{2,3})(?![\dpi])")
_OPENING_FORM = re.compile(r"^\s*(\d{1,2})-(\d{2})(?= [a-z])")
_CAP_FORM = re.compile(r"\bcap(?:[ií]tulo)?[. ]{0,2}(\d{1,2})(\d{2})(?:[ -]+(?:\1)?(\d{2}))?(?!\d)")
_COUNTED_FORM = re.compile(
    r"(?<![a-z0-9])(\d{1,2})(?:-?[йи])?[ .-]?(?:сезон|season)[ :,.(]{1,3}(\d{1,3})(?:-(\d{1,3}))?[ .]?"
    r"(?:серия|серии|серій|серії|эпизод|episode|выпуск)"
)
_EAST_FORM = re.compile(r"第\s?(\d{1,3})\s?[季期部][^第]{0,60}第\s?(\d{1,4})(?:\s?[-~]\s?(\d{1,4}))?\s?[集话話回]")
_KOREAN_FORM = re.compile(
    r"시즌\s?(\d{1,2})(?:\D{0,12}?(?=\d{1,4}(?:\s?[-~]\s?\d{1,4})?\s?[화회])|[. ]*e)(\d{1,4})(?:\s?[-~]\s?e?(\d{1,4}))?"
)

_NEXT_LETTER = re.compile(r"(?:[-. &+,~]{0,3}|[. ](?:to|bis|до|and)[. ])(?:s\d{1,4}[-. ]?)?ep?[-.]?(\d{1,5})(?![\d])")
_NEXT_CROSS = re.compile(r"[-. &+]{0,3}(?:\d{1,4})?x(?!26[45])(\d{1,3})(?![\dpi])")
_NEXT_BARE = re.compile(r"(?: ?[~+&,] ?|-)(\d{1,5})(?![\da-z]|\.\d(?!\d))")
_NEXT_WORD = re.compile(r" ?(?:-|~|to|bis|до|по) ?(\d{1,4})(?=[ .]?(?:of|из|з|/|\)|\]))")
_NEXT_SPOKEN = re.compile(r" (?:to|bis|до|по|and|&|-) (\d{1,4})(?![\da-z])")
_OUT_OF = re.compile(r"[ .]*(?:of|из|з|/)[ .]*(\d{1,4}|xx)(?!\d)")
_HALF = re.compile(r"[a-d](?![a-z0-9])")


def find_standard(low: str) -> Numbering | None:
    """The season and episodes that a name states; None when it states none of both together."""
    if (not low.isascii() or "cap" in low) and (paired := _find_paired(low)):
        return paired
    for form, following in _FORMS:
        if found := form.search(low):
            # Names in two languages say the numbers twice, around a slash; the last ones follow the title to keep.
            slash = low.find(" / ", found.end())
            later = form.search(low, slash) if slash > 0 else None
            return _read(low, later or found, following)
    return None


def _read(low: str, found: re.Match[str], following: re.Pattern[str]) -> Numbering:
    season, first = found[1], found[2]
    season_number, first_number = int(season), int(first.replace("o", "0"))
    last, end = _follow(low, found.end(), first_number, following)
    episodes = span_of(first_number, last)
    total = _OUT_OF.match(low, end)
    if total:
        end = total.end()
        if total[1].isdigit() and first_number == 1 < last == int(total[1]):
            return Numbering(found.start(), end, season_number, (season_number,), full_season=True)
    split = last == first_number and _HALF.match(low, found.end()) is not None
    special = season_number == 0
    return Numbering(
        found.start(), end, season_number, (season_number,), episodes, special=special, split_episode=split
    )


def _follow(low: str, at: int, last: int, following: re.Pattern[str]) -> tuple[int, int]:
    """Go on through E02-E03, -04, x05 as long as the numbers grow; the last number and where it ends."""
    if half := _HALF.match(low, at):
        at = half.end()
    while (found := following.match(low, at)) and last < (number := int(found[found.lastindex or 0])) <= last + 300:
        last, at = number, found.end()
    return last, at


def _find_paired(low: str) -> Numbering | None:
    """Forms that carry their own range: Cap.101_103, 第2季 第05集, 시즌2 5화."""
    for form in _PAIRED_FORMS:
        if found := form.search(low):
            season, first = int(found[1]), int(found[2])
            episodes = span_of(first, int(found[3] or first))
            total = _OUT_OF.match(low, found.end())
            if total and first == 1 and total[1] == str(episodes[-1]):
                return Numbering(found.start(), total.end(), season, (season,), full_season=True)
            return Numbering(found.start(), found.end(), season, (season,), episodes)
    return None


_LETTERS = either(_NEXT_LETTER, _NEXT_BARE, _NEXT_WORD)
_CROSSES = either(_NEXT_CROSS, _NEXT_BARE)
_FORMS = (
    (Form(_LETTER_FORM), _LETTERS),
    (Form(_CROSS_FORM, hint=_CROSS), _CROSSES),
    (Form(_AFTER_YEAR_FORM, hint=_CROSS), _CROSSES),
    (Form(_WORD_FORM, _SEASON_BEGINS), either(_NEXT_LETTER, _NEXT_BARE, _NEXT_WORD, _NEXT_SPOKEN)),
    (Form(_GLUED_FORM), _LETTERS),
    (Form(_OPENING_FORM), _LETTERS),
)
_PAIRED_FORMS = (
    Form(_CAP_FORM, ("cap",)),
    Form(_COUNTED_FORM, ("с",)),
    Form(_EAST_FORM, ("第",)),
    Form(_KOREAN_FORM, ("시즌",)),
)
