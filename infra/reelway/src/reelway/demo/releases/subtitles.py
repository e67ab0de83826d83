"""Little SubRip files."""


def subtitle(line: str) -> bytes:
    """Two lines of dialogue as UTF-8 SubRip."""
    cues = (("00:00:01,000", "00:00:04,000", line), ("00:00:05,000", "00:00:08,000", "And so it goes on."))
    return "".join(
        f"{number}\n{start} --> {end}\n{text}\n\n" for number, (start, end, text) in enumerate(cues, start=1)
    ).encode()
