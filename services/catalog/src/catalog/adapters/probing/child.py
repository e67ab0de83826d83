"""The process that opens media files: apart, because they come from strangers and their parsers have holes.

It reads a path per line as JSON and answers one JSON line. It may read files and nothing else of note: no network
protocols, little memory, no new files, a few seconds of processor time per file.
"""

import contextlib
import json
import resource
import sys
from itertools import islice
from typing import Any

import av

MEMORY_BYTES = 2 << 30
CPU_SECONDS = 20
MOST_STREAMS = 64
MOST_PACKETS = 100
MICROSECONDS = 1_000_000
_HDR_TRANSFERS = {16: "HDR10", 18: "HLG"}


def main() -> None:
    """Until the input ends."""
    _limit()
    av.logging.set_level(av.logging.PANIC)
    for line in sys.stdin:
        _renew_processor_time()
        try:
            answer: dict[str, Any] = {"media": look(json.loads(line))}
        except (av.error.FFmpegError, OSError, ValueError, MemoryError, IndexError) as error:
            answer = {"error": type(error).__name__ + ": " + str(error)[:200]}
        sys.stdout.write(json.dumps(answer) + "\n")
        sys.stdout.flush()


def look(path: str) -> dict[str, Any]:
    """What a file holds, as the fields of `MediaInfo`. Raises ValueError when there is no video in it."""
    options = {"protocol_whitelist": "file", "probesize": "20000000", "analyzeduration": "10000000"}
    with av.open(f"file:{path}", options=options, metadata_errors="replace") as container:
        videos = [stream for stream in container.streams.video if not _is_picture(stream)]
        if not videos:
            raise ValueError("no video stream")
        video = videos[0]
        duration = _duration(container, video)
        if not any(packet.size for packet in islice(container.demux(video), MOST_PACKETS)):
            raise ValueError("no picture in the video stream")
        return {
            "container": container.format.name.split(",")[0],
            "duration_seconds": duration,
            "width": video.width,
            "height": video.height,
            "video_codec": video.codec_context.name,
            "frame_rate": float(video.average_rate) if video.average_rate else None,
            **_pixels(video),
            **_tracks(container),
        }


def _duration(container: Any, video: Any) -> float:
    if container.duration:
        microseconds: int = container.duration
        return microseconds / MICROSECONDS
    return float(video.duration * video.time_base) if video.duration else 0.0


def _pixels(video: Any) -> dict[str, Any]:
    context = video.codec_context
    form = context.format
    bits = form.components[0].bits if form and form.components else None
    return {"bit_depth": bits, "hdr": _HDR_TRANSFERS.get(int(context.color_trc or 0))}


def _tracks(container: Any) -> dict[str, Any]:
    audio = list(container.streams.audio)[:MOST_STREAMS]
    subtitles = list(container.streams.subtitles)[:MOST_STREAMS]
    return {
        "audio_codecs": [stream.codec_context.name for stream in audio],
        "audio_channels": _channels(audio[0]) if audio else None,
        "audio_languages": _languages(audio),
        "subtitle_languages": _languages(subtitles),
    }


def _channels(audio: Any) -> str | None:
    count = audio.codec_context.channels
    return {1: "1.0", 2: "2.0", 6: "5.1", 7: "6.1", 8: "7.1"}.get(count, str(count)) if count else None


def _languages(streams: list[Any]) -> list[str]:
    named = (stream.language for stream in streams)
    return list(dict.fromkeys(language for language in named if language and language != "und"))


def _is_picture(stream: Any) -> bool:
    return stream.codec_context is None or bool(stream.disposition & av.stream.Disposition.attached_pic)


def _limit() -> None:
    for limit, value in (
        (resource.RLIMIT_AS, MEMORY_BYTES),
        (resource.RLIMIT_FSIZE, 0),
        (resource.RLIMIT_CORE, 0),
        (resource.RLIMIT_NOFILE, 64),
    ):
        with contextlib.suppress(ValueError, OSError):
            resource.setrlimit(limit, (value, value))


def _renew_processor_time() -> None:
    used = resource.getrusage(resource.RUSAGE_SELF)
    soft = int(used.ru_utime + used.ru_stime) + CPU_SECONDS
    _, hard = resource.getrlimit(resource.RLIMIT_CPU)
    resource.setrlimit(resource.RLIMIT_CPU, (soft, hard))


if __name__ == "__main__":
    main()
