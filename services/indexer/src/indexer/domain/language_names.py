"""ISO 639-1 codes of original languages, as the words that release names are judged by."""

_CODES_AND_NAMES = """
ar arabic bg bulgarian bn bengali bs bosnian ca catalan cs czech cn chinese da danish de german el greek en english
es spanish et estonian fa persian fi finnish fr french he hebrew hi hindi hr croatian hu hungarian id indonesian
is icelandic it italian ja japanese jp japanese kn kannada ko korean lt lithuanian lv latvian mk macedonian
ml malayalam mr marathi nb norwegian nl dutch no norwegian pl polish pt portuguese ro romanian ru russian sk slovak
sl slovenian sq albanian sr serbian sv swedish ta tamil te telugu th thai tl tagalog tr turkish uk ukrainian ur urdu
vi vietnamese zh chinese
"""
_WORDS = _CODES_AND_NAMES.split()
_NAMES = dict(zip(_WORDS[::2], _WORDS[1::2], strict=True))


def language_name(code: str | None) -> str | None:
    """`english` for `en` and `en-US`; None when the code is not known."""
    return _NAMES.get(code.lower().partition("-")[0]) if code else None
