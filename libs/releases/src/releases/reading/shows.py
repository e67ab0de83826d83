"""Reading the name of a show's release: where its numbers are, and what the title before them is."""

import re
from dataclasses import replace

from releases.reading import titles
from releases.reading.located import Located
from releases.reading.numbering.absolute import absolute_beside, find_bare, find_compact, find_marked, find_turkish
from releases.reading.numbering.daily import find_daily, trailing_date
from releases.reading.numbering.found import Numbering
from releases.reading.numbering.parts import find_dated_episode, find_part, find_stamped_episode
from releases.reading.numbering.seasons import find_season
from releases.reading.numbering.standard import find_standard
from releases.reading.numbering.whole import find_whole_show
from releases.reading.scanning import Hit, first_strong
from releases.reading.text import Text
from releases.reading.zone import fills_bracket, run_start

_DATE_STAMP = re.compile(r"\d{6} (?=\S)")
"""Recordings of Japanese television begin with the day in six digits."""
_TRAILING_EPISODE = re.compile(r"[ .\-(\[]+e\d{1,4}[ .\-]*$")
_TRAILING_SEASON = re.compile(r"[ .\-(\[]+(?:season|temporada|stagione|saison|staffel|temp)[ .]?\d{1,2}[ .\-\[\]()]*$")
_TRAILING_COMPLETE = re.compile(
    r"[ .\-(\[]+(?:(?:the[ .])?complete(?:[ .](?:series|season|collection))?|(?:tv[ .])?(?:mini[ .-]?series)|pack)"
    r"[ .\-)\]]*$"
)
_SPECIAL_END = re.compile(r"[ .]-[ .](?:ova|oad|ona|specials?|sp)[ .\-]*$")
_DIGITS = tuple("0123456789")
_COMPLETE_ENDINGS = ("complete", "series", "season", "collection", "pack")
_COUNTED_ENDINGS = (*_DIGITS, *_COMPLETE_ENDINGS)
_TRAILING = (
    (_TRAILING_EPISODE, _DIGITS),
    (_TRAILING_SEASON, _DIGITS),
    (_TRAILING_COMPLETE, _COMPLETE_ENDINGS),
)
"""Each with the endings that a head must have for it to be worth a look."""
_SECOND_BOX = re.compile(r"[ .\-]*\[[^\[\]]{1,20}\](?=[ .\-]*[^\s\[\].\-])")
_BEFORE_BRACKET = re.compile(r"[^\[(]*")
_EAST_BOX = re.compile(r"\[[^\[\]]*\]")
_RAW_TAGS = ("[cht]", "[chs]", "[gb]", "[big5]", "[baha]", "[viutv]", "繁", "简")
_LANGUAGE = frozenset(("language",))
_ZERO_SEASON = re.compile(r"\bS0(\d)\b")


def locate_show(text: Text, hits: list[Hit], begin: int) -> Located:
    """Find numbers and title. `begin`: where the leading group ends (0 without one)."""
    stamp = _DATE_STAMP.match(text.low)
    numbering = _number(text.low, begin, hits, stamp is not None)
    start = numbering.start if numbering else _end_without_numbers(text, hits, begin)
    if numbering and numbering.episodes and not numbering.absolute:
        start, numbering.absolute = absolute_beside(text.low, begin, numbering.start, numbering.end)
    title_start = stamp.end() if stamp else _skip_boxes(text.low, begin, start)
    title_end = _head_end(text, hits, title_start, start, numbering)
    if numbering and numbering.absolute and (special := _SPECIAL_END.search(text.low, title_start, title_end)):
        title_end, numbering.special = special.start(), True
    raw = _raw_title(text, begin, title_start, title_end)
    if numbering and numbering.absolute and any(tag in text.low for tag in _RAW_TAGS):
        raw = _ZERO_SEASON.sub(r"S\1", raw)
    if numbering and not raw.isascii():
        raw += _names_behind(text, hits, numbering.end)
    title = titles.tv_title(raw)
    return Located(
        title.whole,
        title.without_year,
        title.all,
        title.year,
        title_start=title_start,
        title_end=title_end,
        head=title_end,
        head_end=numbering.start if numbering else title_end,
        boundary=numbering.end if numbering else title_end,
        numbering=numbering,
    )


def _number(low: str, begin: int, hits: list[Hit], stamped: bool) -> Numbering | None:
    """The first form that fits, surest first."""
    sure = find_standard(low) or find_dated_episode(low) or find_turkish(low) or find_daily(low)
    if sure is None and stamped:
        sure = find_stamped_episode(low)
    return sure or _number_loosely(low, begin, hits) or find_whole_show(low, begin)


def _number_loosely(low: str, begin: int, hits: list[Hit]) -> Numbering | None:
    """Forms that need to know whether a group opens the name: anime has one, and counts without seasons."""
    grouped = begin > 0
    stops = frozenset(hit.start for hit in hits if hit.known.kinds != _LANGUAGE)
    season = find_season(low)
    absolute = find_marked(low, begin) or (None if season is None and not grouped else _bare(low, begin, stops))
    if season:
        return _season_or_absolute(low, season, absolute, grouped)
    if grouped:
        return absolute or find_part(low)
    return find_compact(low, stops) or absolute or find_part(low) or _bare(low, begin, stops)


def _bare(low: str, begin: int, stops: frozenset[int]) -> Numbering | None:
    return find_bare(low, begin, begin > 0, stops)


def _season_or_absolute(low: str, season: Numbering, absolute: Numbering | None, grouped: bool) -> Numbering:
    """`Show S2 - 12` is an absolute number of a show called "Show S2"; otherwise a season is a pack."""
    if absolute is None:
        return season
    between = low[season.end : absolute.start]
    alone = low[absolute.start] not in "[(" or (grouped and len(absolute.absolute) == 1)
    if absolute.start >= season.end and not between.strip(" .-)]") and alone:
        return absolute
    if grouped and season.start < absolute.start < season.end:
        return absolute
    if any(mark in low[absolute.start : absolute.end] for mark in "集话話回화회"):
        start = max(season.start, absolute.start)
        return replace(
            season, start=start, end=max(season.end, absolute.end), absolute=absolute.absolute, full_season=False
        )
    return season


def _end_without_numbers(text: Text, hits: list[Hit], begin: int) -> int:
    """Where the title of a name without numbers ends: at the first sure fact or bracket of facts."""
    first = next((hit for hit in hits if hit.known.strong and hit.start > begin), None)
    return run_start(hits, first) if first else len(text.low)


def _skip_boxes(low: str, begin: int, end: int) -> int:
    """More brackets may follow the group before the title begins."""
    while begin and (box := _SECOND_BOX.match(low, begin, end)):
        if not low[box.end() : end].strip(" .-[]"):
            break
        begin = box.end()
    return begin


def _head_end(text: Text, hits: list[Hit], begin: int, end: int, numbering: Numbering | None) -> int:
    """The title ends before facts, dates and counters that stand before the numbers."""
    inside = [hit for hit in hits if begin < hit.start < end] if hits and hits[0].start < end else []
    strong = first_strong(inside)
    fact = None if strong is None else inside[strong]
    if (
        fact is None
        and inside
        and fills_bracket(inside[-1], text)
        and not text.low[inside[-1].end : end].strip(" .-)]")
    ):
        fact = inside[-1]
    if fact and text.low[begin : fact.start].strip(" .-[]("):
        end = max(run_start(hits, fact), begin)
        end = end if text.low[begin:end].strip(" .-[](") else fact.start
    return _without_counters(text.low, begin, end, seasoned=numbering is not None and numbering.season is not None)


def _without_counters(low: str, begin: int, end: int, *, seasoned: bool) -> int:
    closes = low[begin:end].rstrip(" .-[]()")
    if not closes.endswith(_COUNTED_ENDINGS):
        return end
    end = trailing_date(low, end)
    for form, endings in _TRAILING:
        if form is _TRAILING_SEASON and not seasoned:
            continue
        if low[begin:end].rstrip(" .-[]()").endswith(endings) and (found := form.search(low, begin, end)):
            end = found.start() if low[begin : found.start()].strip(" .-[]()") else end
    return end


def _names_behind(text: Text, hits: list[Hit], end: int) -> str:
    """`Маяк (Сезон 1) / Harbor Lights / 2020`: more names of the show behind its numbers."""
    slash = text.low.find(" / ", end)
    if slash < 0:
        return ""
    stop = min([hit.start for hit in hits if hit.known.strong and hit.start > slash], default=len(text.low))
    names = [_BEFORE_BRACKET.match(part) for part in text.shown[slash:stop].split(" / ")]
    return "".join(f" / {name.group()}" for name in names if name and titles.has_latin(name.group()))


def _raw_title(text: Text, begin: int, start: int, end: int) -> str:
    raw = text.shown[start:end]
    if "[" not in text.shown[begin:end]:
        return raw
    outside = _EAST_BOX.sub(" ", text.shown[begin:end]).strip(" .-★[(")
    if not outside or outside.endswith("新番"):
        return titles.boxed_title(text.shown[begin:end] + "]") or raw
    return raw
