"""What known words add up to, wherever they stand: quality, codecs, dynamic range, depth."""

from functools import lru_cache
from typing import NamedTuple

from releases.reading.qualities import read_quality
from releases.reading.quality_words import QualityWords
from releases.reading.vocabulary import Known, Value
from releases.release import Quality

_SOUND_ORDER = (
    "truehd",
    "dts-x",
    "dts-hd ma",
    "dts-hd hra",
    "flac",
    "pcm",
    "dts-es",
    "dts",
    "ddp",
    "dd",
    "opus",
    "aac",
    "vorbis",
    "mp3",
)


class Technical(NamedTuple):
    """`kinds` are all kinds of facts among the words, these and others."""

    kinds: frozenset[str]
    quality: Quality
    video_codec: str | None
    audio_codec: str | None
    hdr: tuple[str, ...]
    bit_depth: int | None
    is_3d: bool


@lru_cache(maxsize=8192)
def add_up(words: tuple[Known, ...], *, film: bool, boxed: bool, container: str | None) -> Technical:
    """The technical facts of a name. Releases share few such rows of words, so that the last ones are remembered.

    `boxed`: the source fills a bracket. `container` counts where the words say nothing of the quality.
    """
    said: dict[str, list[Value]] = {}
    for word in words:
        for kind, value in word.facts:
            said.setdefault(kind, []).append(value)
    video, sound, depth = (said.get(kind, [None])[0] for kind in ("video_codec", "audio_codec", "bit_depth"))
    return Technical(
        frozenset(said),
        read_quality(QualityWords(words, film=film, boxed=boxed), container),
        str(video) if video else None,
        _best_sound([str(value) for value in said["audio_codec"]]) if sound else None,
        tuple(dict.fromkeys(map(str, said.get("hdr", ())))),
        int(depth) if depth else None,
        "is_3d" in said,
    )


def _best_sound(codecs: list[str]) -> str | None:
    """The best of them, with Atmos where that is said too."""
    names = {codec.removesuffix(" atmos") for codec in codecs}
    best = next((name for name in _SOUND_ORDER if name in names), None)
    if any("atmos" in codec for codec in codecs):
        return f"{best} atmos" if best else "atmos"
    return best
