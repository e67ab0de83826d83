"""Killed at any instant, an import ends as if nothing had happened: one file per target, nothing lost, told once."""

from pathlib import Path

import pytest

from contracts.catalog.events import ImportCompleted, MediaFileRemoved, MediaImported, TargetSatisfied
from integration.catalog.direct_catalog import Direct, Killed, Killer

MOST_STEPS = 80


def videos(root: Path) -> list[Path]:
    return sorted(path for path in root.rglob("*.mkv") if ".recycle" not in path.parts)


def recycled(root: Path) -> list[Path]:
    return sorted(path for path in root.rglob("*.mkv") if ".recycle" in path.parts)


@pytest.mark.parametrize(
    "preset", ["standard", "jellyfin"], ids=["the new file has another name", "the new file has the same name"]
)
async def test_an_upgrade_that_is_killed_anywhere_goes_on(direct: Direct, preset: str) -> None:
    await direct.library(preset)
    killed_at = 0
    for step in range(1, MOST_STEPS):
        title, targets = await direct.show(str(1000 + step), episodes=1)
        root = direct.folder / "shows" / title.folder
        name = f"Show.{1000 + step}.S01E01.720p"
        old = direct.request(f"{name}/{name}.mkv", targets=targets, quality="WEBDL-720p")
        await direct.run(old)
        (old_file,) = videos(root)
        old_inode = old_file.stat().st_ino
        better = name.replace("720p", "1080p")
        new = direct.request(f"{better}/{better}.mkv", targets=targets)
        killer = Killer(step)
        try:
            await direct.run(new, killer)
        except Killed:
            killed_at = step
            assert videos(root), "the target is without a file"
            await direct.run(new)
        (file,) = videos(root)
        assert file.samefile(direct.folder / f"downloads/{better}/{better}.mkv")
        assert len(direct.events(MediaImported, title.title_id)) == 2
        assert len(direct.events(TargetSatisfied, title.title_id)) == 2
        assert len(direct.events(ImportCompleted, title.title_id)) == 2
        assert len(direct.events(MediaFileRemoved, title.title_id)) == 1
        assert [path.stat().st_ino for path in recycled(direct.folder / "shows")].count(old_inode) == 1
        assert not list(root.rglob(".reelway-*"))
        if killer.steps < step:
            break
    assert 8 < killed_at < MOST_STEPS - 1


async def test_a_pack_that_is_killed_anywhere_brings_every_episode_once(direct: Direct) -> None:
    await direct.library()
    for step in range(1, MOST_STEPS):
        title, targets = await direct.show(str(2000 + step), episodes=3)
        pack = f"Show.{2000 + step}.S01.1080p"
        request = direct.request(*(f"{pack}/Show.{2000 + step}.S01E0{n}.mkv" for n in (1, 2, 3)), targets=targets)
        killer = Killer(step)
        try:
            await direct.run(request, killer)
        except Killed:
            await direct.run(request)
        assert len(videos(direct.folder / "shows" / title.folder)) == 3
        assert len(direct.events(MediaImported, title.title_id)) == 3
        assert len(direct.events(ImportCompleted, title.title_id)) == 1
        if killer.steps < step:
            return
    pytest.fail("the import never ran through")


async def test_a_second_delivery_of_a_completed_import_changes_nothing(direct: Direct) -> None:
    await direct.library()
    title, targets = await direct.show("3000", episodes=1)
    request = direct.request("Show.S01E01/Show.S01E01.mkv", targets=targets)
    await direct.run(request)
    sent = len(direct.sent)
    await direct.run(request)
    assert len(direct.sent) == sent
    assert len(videos(direct.folder / "shows" / title.folder)) == 1
