"""Taking times: again and again within a limit, the first few thrown away."""

import statistics
import time
from collections.abc import Awaitable, Callable, Sequence

from bench.figure import Figure, Reference, below

WARM_UP = 3
LONGEST_SECONDS = 10.0


def percentile(samples: Sequence[float], share: float) -> float:
    """The value below which that share of the samples lies: 0.5 is the median, 0.95 the slow end."""
    if len(samples) < 2:
        return samples[0]
    return statistics.quantiles(samples, n=100, method="inclusive")[round(share * 100) - 1]


async def repeat(
    once: Callable[[int], Awaitable[float | None]],
    *,
    times: int,
    warm_up: int = WARM_UP,
    seconds: float = LONGEST_SECONDS,
) -> list[float]:
    """What `once(number)` took or said, in milliseconds: `times` of them, or as many as the time allows.

    `once` may give the time itself; where it gives None, its whole run counts.
    """
    samples: list[float] = []
    ends_at = time.perf_counter() + seconds
    for number in range(warm_up + times):
        began = time.perf_counter()
        own = await once(number)
        if number >= warm_up:
            samples.append(milliseconds_since(began) if own is None else own)
        if samples and time.perf_counter() > ends_at:
            break
    return samples


def p50_and_p95(
    name: str, taken: Sequence[float], reference: str, bare: Sequence[float], *, below_ms: float
) -> list[Figure]:
    """Two figures of times in milliseconds, each beside the same share of the reference; the slow end has the aim."""
    return [
        Figure(
            f"{name}, p{round(share * 100)}",
            percentile(taken, share),
            "ms",
            Reference(reference, percentile(bare, share)),
            below(below_ms) if share > 0.5 else None,
        )
        for share in (0.5, 0.95)
    ]


def milliseconds_since(began: float) -> float:
    """Since a reading of `time.perf_counter`."""
    return (time.perf_counter() - began) * 1000


def rate(work: Callable[[], int], *, seconds: float = 2.0) -> float:
    """How many `work` does in a second of one core, called until the time is up; each call says how many it did.

    It ends early when there is nothing left to do: then `work` says 0. By processor time, so that other programs on
    the machine do not count.
    """
    work()
    began = time.process_time()
    done = 0
    while (used := time.process_time() - began) < seconds and (more := work()):
        done += more
    return done / used
