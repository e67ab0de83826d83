import asyncio
from dataclasses import dataclass, field

import pytest

from reelway.embedded.failure import PartFailed
from reelway.supervisor.backoff import LONGEST_SECONDS, STEADY_SECONDS, Backoff
from reelway.supervisor.supervisor import supervise


@dataclass
class Story:
    """What happened, in order; a report too."""

    lines: list[str] = field(default_factory=list)

    def starting(self, part: str) -> None:
        self.lines.append(f"starting {part}")

    def ready(self, part: str, seconds: float) -> None:
        self.lines.append(f"ready {part}")

    def died(self, part: str, how: str, again_in_seconds: float) -> None:
        self.lines.append(f"died {part}: {how}")

    def stopping(self) -> None:
        self.lines.append("stopping")


class FakePart:
    def __init__(self, name: str, story: Story, *, broken: bool = False, slow: bool = False) -> None:
        self.name = name
        self.starts = 0
        self.broken = broken
        self._slow = slow
        self._story = story
        self._ended = asyncio.Event()
        self.again = asyncio.Event()

    async def start(self) -> None:
        self.starts += 1
        self._ended.clear()
        if self.broken:
            raise PartFailed(self.name, "broken", "mend it")
        if self._slow:
            await asyncio.Event().wait()
        if self.starts > 1:
            self.again.set()

    async def wait(self) -> str:
        await self._ended.wait()
        return "ended"

    async def stop(self) -> None:
        self._story.lines.append(f"stopped {self.name}")

    def die(self) -> None:
        self._ended.set()


async def test_stages_come_up_in_order_and_go_down_in_the_opposite_one() -> None:
    story, stop = Story(), asyncio.Event()
    nats, catalog = FakePart("nats", story), FakePart("catalog", story)

    async def on_ready() -> None:
        story.lines.append("all ready")
        stop.set()

    await supervise([[nats], [catalog]], stop, story, on_ready)
    assert story.lines == [
        *("starting nats", "ready nats", "starting catalog", "ready catalog", "all ready"),
        *("stopping", "stopped catalog", "stopped nats"),
    ]


async def test_a_part_that_does_not_come_up_takes_the_others_down() -> None:
    story = Story()
    nats, catalog = FakePart("nats", story), FakePart("catalog", story, broken=True)

    async def on_ready() -> None:
        story.lines.append("all ready")

    with pytest.raises(PartFailed, match="catalog: broken"):
        await supervise([[nats], [catalog]], asyncio.Event(), story, on_ready)
    assert "all ready" not in story.lines
    assert "stopped nats" in story.lines


async def test_a_part_that_dies_is_started_again() -> None:
    story, stop = Story(), asyncio.Event()
    nats = FakePart("nats", story)

    async def on_ready() -> None:
        nats.die()

    running = asyncio.create_task(supervise([[nats]], stop, story, on_ready))
    await nats.again.wait()
    stop.set()
    await running
    assert nats.starts == 2
    assert "died nats: ended" in story.lines


async def test_a_part_that_does_not_come_up_again_is_tried_further(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("reelway.supervisor.backoff.FIRST_SECONDS", 0.01)
    story, stop = Story(), asyncio.Event()
    nats = FakePart("nats", story)

    async def on_ready() -> None:
        nats.broken = True
        nats.die()

    running = asyncio.create_task(supervise([[nats]], stop, story, on_ready))
    while nats.starts < 3:
        await asyncio.sleep(0.01)
    nats.broken = False
    await nats.again.wait()
    stop.set()
    await running
    assert "died nats: broken" in story.lines


async def test_told_to_stop_while_starting_it_stops() -> None:
    story, stop = Story(), asyncio.Event()
    slow = FakePart("slow", story, slow=True)

    async def on_ready() -> None:
        story.lines.append("all ready")

    running = asyncio.create_task(supervise([[slow]], stop, story, on_ready))
    await asyncio.sleep(0)
    stop.set()
    await running
    assert "stopped slow" in story.lines
    assert "all ready" not in story.lines


def test_the_wait_doubles_up_to_its_limit_and_is_forgiven_by_steady_work() -> None:
    backoff = Backoff()
    waits = [backoff.after(0) for _ in range(8)]
    assert waits[:4] == [0.5, 1, 2, 4]
    assert waits[-1] == LONGEST_SECONDS
    assert backoff.after(STEADY_SECONDS) == 0.5
    assert backoff.after(0) == 1
