"""A name without what was put around it when it was filed or posted."""

from releases.reading.containers import take_extension
from releases.reading.sites import drop_sites
from releases.reading.text import prepare


def bare_name(name: str) -> str:
    """The name without its file ending and the names of sites; one that would vanish stays."""
    text = prepare(name)
    take_extension(text)
    drop_sites(text)
    left = text.shown.lstrip()
    start = len(text.shown) - len(left)
    return name[start : start + len(left.rstrip())] or name
