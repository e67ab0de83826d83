"""What the figures rest on: shares of samples, aims, and names that never meet."""

import os
import subprocess
import sys

from bench.catalogue import BENCHES
from bench.figure import Figure, Reference, at_least, below
from bench.measuring import p50_and_p95, percentile, rate, repeat
from bench.processes import cpu_seconds, program_of, pss_bytes, tree_of
from bench.words import MOST, episode_release, name_of, varied_release
from releases.reading.reader import read_release
from releases.release import Kind
from support.other_titles import mixed_names


def test_percentiles_lie_where_that_share_of_samples_is_below() -> None:
    samples = [float(number) for number in range(101)]
    assert percentile(samples, 0.5) == 50
    assert percentile(samples, 0.95) == 95
    assert percentile([7.0], 0.95) == 7


def test_an_aim_is_met_on_its_good_side_only() -> None:
    assert below(5).is_met(4.9)
    assert not below(5).is_met(5)
    assert at_least(5).is_met(5)
    assert not at_least(5).is_met(4.9)


def test_a_figure_says_its_ratio_and_whether_its_aim_is_met() -> None:
    said = Figure("x", 30, "ms", Reference("bare", 10), below(20)).as_json()
    assert said["ratio"] == 3
    assert said["aim_is_met"] is False
    assert Figure("x", 30, "ms").as_json()["ratio"] is None


def test_the_slow_end_has_the_aim() -> None:
    middle, slow = p50_and_p95("x", [1.0, 2.0, 3.0], "bare", [1.0, 1.0], below_ms=9)
    assert (middle.name, middle.value, middle.aim) == ("x, p50", 2, None)
    assert slow.aim == below(9)


async def test_what_warms_up_does_not_count() -> None:
    async def once(number: int) -> float:
        return float(number)

    assert await repeat(once, times=3, warm_up=2) == [2, 3, 4]


def test_titles_differ_and_their_releases_are_read_as_them() -> None:
    names = [name_of(number) for number in range(MOST)]
    assert len(set(names)) == MOST
    for number, name in enumerate(names[:200]):
        release = read_release(episode_release(name, 1, 2, number), Kind.TV)
        assert release
        assert (release.title, release.season, release.episodes) == (name, 1, (2,))


def test_names_to_read_never_come_twice_and_are_read_as_what_they_are() -> None:
    varied = [varied_release(name_of(number), 1, 2, number) for number in range(MOST)]
    assert len(set(varied)) == MOST
    for number, name in enumerate(varied[:200]):
        release = read_release(name, Kind.TV)
        assert release
        assert (release.title, release.episodes, bool(release.group)) == (name_of(number), (2,), True)
    mixed = mixed_names(3)
    assert len({name for name, _ in mixed}) == len(mixed) > 2000


def test_work_that_runs_out_ends_the_measuring() -> None:
    left = [3, 2, 1]
    assert rate(lambda: left.pop() if left else 0) > 0
    assert left == []


def test_a_process_tree_holds_its_children_and_what_they_use() -> None:
    with subprocess.Popen([sys.executable, "-c", "input()"], stdin=subprocess.PIPE) as child:
        pids = tree_of(os.getpid())
        assert child.pid in pids
        assert program_of(child.pid).startswith("python")
        assert pss_bytes([os.getpid()]) > 1_000_000
        assert cpu_seconds([os.getpid()]) > 0
        child.communicate(b"\n")
    assert child.pid not in tree_of(os.getpid())
    assert (pss_bytes([child.pid]), program_of(child.pid)) == (0, "")


def test_every_bench_says_what_it_measures() -> None:
    assert all(bench.__doc__ for bench in BENCHES.values())
