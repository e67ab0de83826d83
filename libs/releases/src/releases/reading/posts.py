"""Usenet posts: what posters write around a name."""

import re

from releases.reading.text import Text

_COUNTER_BEHIND = re.compile(r'\s*[\[(]\d{1,4}/\d{1,4}[\])]\s*-?\s*(?:"[^"]{0,400}"?)?\s*(?:yenc.*)?$')
_COUNTER_BEFORE = re.compile(r'\s*[\[(]\d{1,4}/\d{1,4}[\])][\s-]*(?=")')
_YENC_BEHIND = re.compile(r'"?\s*\byenc\b.*$')
_BOXED = re.compile(r"(?:\[[^\[\]]{0,60}\]-)+\[ ?(?P<name>[^\[\]]{10,}?) ?\](?=-|$)")


def unwrap_post(text: Text) -> None:
    """Blank counters, quotes and the brackets of a newsgroup, so that the name remains."""
    low = text.low
    if "/" in low and (behind := _COUNTER_BEHIND.search(low)) and behind.start():
        text.blank(*behind.span())
    if "yenc" in low and (behind := _YENC_BEHIND.search(text.low)) and behind.start():
        text.blank(*behind.span())
    if low[:1] in "[(" and (before := _COUNTER_BEFORE.match(low)):
        text.blank(*before.span())
    if text.low.lstrip()[:1] == '"':
        text.blank(0, text.low.index('"') + 1)
    if low[:1] == "[" and ("[#" in low or "]-[full]" in low) and (boxed := _BOXED.match(text.low)):
        text.blank(boxed.end("name"), len(text.low))
        text.blank(0, boxed.start("name"))
