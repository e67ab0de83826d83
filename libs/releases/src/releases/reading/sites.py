"""Names of sites that index or re-post releases: no part of title or group."""

import re

from releases.reading.text import Text

_ENDINGS = (
    "com|net|org|info|xyz|eu|pl|pt|ru|to|me|io|cc|tv|site|link|vip|rip|nl|se|ag|mx|lt|am|is|hk|nu|bz|us|la|gratis|lol|"
    "top|space|club|in|co|es|fr|it|de|cz|hu"
)
_DOMAIN = rf"(?:www\.|ww\d?\.)?[a-z0-9-]{{2,30}}\.(?:{_ENDINGS})"
_WWW = r"(?:www|ww\d)\.[a-z0-9-]{2,30}\.[a-z]{2,6}"
_LEADING = re.compile(
    rf"\s*(?:\[\s*{_DOMAIN}\s*\]|\(\s*{_DOMAIN}\s*\)|\{{\s*{_DOMAIN}\s*\}}|{_WWW}(?=[ \]_-]))[ ._-]*(?:-[ ._-]*)?"
)
_LEADING_NAMED = re.compile(
    r"\s*\[(?:[^\[\]]{0,30}?(?:www\.[^\[\]]{3,40}|[a-z0-9-]{3,30}torrents?\.[a-z]{2,3}))\s*\][ ._-]*"
)
_TRAILING_NAMES = (
    r"rartv|rarbg|eztv|ettv|ethd|eztvx?|eztv[. _](?:re|io|it|ag|ch|x\.to)|tgx|tgxmovies|publichd|vtv|glotorrents|"
    r"ngp|brassetv|moviesbyrizzo|megusta|1337x|demonoid|xpost|norar|nzbgeek|scenetime|torrentleech|tl|cttv|"
    r"request|no[-. _]?rar|prt|fum|rlsd|privatehd|ctrlhd\.club"
)
_TRAILING = re.compile(
    rf"[ ._-]*(?:\[(?:{_TRAILING_NAMES})\]|[\[(]\s*{_DOMAIN}\s*[\])]|(?<=[ .\-_]){_WWW}|[ .](?:rarbg|eztv|ettv)|"
    r"(?<=[. ])www\.[a-z]{2,12}\.gratis)[ ._-]*$"
)
_LONGEST = 80
"""Characters that the name of a site may take, with its brackets."""
_TRAILING_ENDS = ("]", ")", "rarbg", "eztv", "ettv")
"""How names end that have a site behind them, unless it begins with www."""
_LEADING_BOX = re.compile(rf"\s*\[(?:{_TRAILING_NAMES})\][ ._-]*")
_GROUP_SITES = ("yts.mx", "yts.lt", "yts.ag", "yts.am", "yts.bz")
"""Sites that release under their own name."""


def drop_sites(text: Text) -> None:
    """Blank the names of sites that stand before and behind a name."""
    low = text.low
    if low[:1] in "[({w ":
        lead = _LEADING.match(low) or _LEADING_NAMED.match(low)
        lead = lead or _LEADING_BOX.match(low)
        if lead and lead.end() < len(low):
            text.blank(*lead.span())
    for _ in range(3):
        low = text.low.rstrip()
        if not low.endswith(_TRAILING_ENDS, 0, len(low.rstrip(" .-"))) and "www" not in low:
            return
        tail = None if low.rstrip(" ])").endswith(_GROUP_SITES) else _TRAILING.search(low, max(0, len(low) - _LONGEST))
        if not tail or not tail.start():
            return
        text.blank(*tail.span())
