"""Looking into media files: what they hold, and files that try to break whoever looks."""

from collections.abc import AsyncIterator
from pathlib import Path

import pytest

from catalog.adapters.probing.probe import ChildProbe
from kit.errors import InvalidInput


@pytest.fixture
async def probe() -> AsyncIterator[ChildProbe]:
    child = ChildProbe()
    yield child
    await child.close()


async def test_a_probe_tells_what_is_in_a_file(probe: ChildProbe, clip: Path) -> None:
    media = await probe.look(clip)
    assert (media.video_codec, media.audio_codecs, media.width, media.height) == ("h264", ("aac",), 64, 36)
    assert media.duration_seconds == pytest.approx(2, abs=0.5)
    assert media.container == "matroska"


async def test_names_are_no_addresses(probe: ChildProbe, clip: Path, tmp_path: Path) -> None:
    odd = tmp_path / "http: what a name\nwith a line.mkv"
    odd.hardlink_to(clip) if clip.stat().st_dev == tmp_path.stat().st_dev else odd.write_bytes(clip.read_bytes())
    assert (await probe.look(odd)).video_codec == "h264"


@pytest.mark.parametrize(
    "content",
    [
        b"",
        b"\x00" * 100_000,
        b"#EXTM3U\n#EXTINF:10,\nhttp://127.0.0.1:9/x.ts\n#EXT-X-ENDLIST\n",
        b"ffconcat version 1.0\nfile /etc/passwd\n",
        b"\x1aE\xdf\xa3" + b"\xff" * 50_000,
    ],
    ids=["empty", "zeros", "a playlist of addresses", "a list of local files", "a broken container"],
)
async def test_what_is_no_video_is_refused(probe: ChildProbe, tmp_path: Path, content: bytes) -> None:
    file = tmp_path / "x.mkv"
    file.write_bytes(content)
    with pytest.raises(InvalidInput):
        await probe.look(file)


async def test_a_file_that_takes_too_long_is_given_up_and_the_next_one_is_read(clip: Path) -> None:
    hasty = ChildProbe(probe_seconds=0.001)
    try:
        with pytest.raises(InvalidInput, match="took more than"):
            await hasty.look(clip)
    finally:
        await hasty.close()


async def test_a_child_that_died_is_replaced(probe: ChildProbe, clip: Path) -> None:
    await probe.look(clip)
    child = probe._child
    assert child
    child.kill()
    await child.wait()
    assert (await probe.look(clip)).video_codec == "h264"
