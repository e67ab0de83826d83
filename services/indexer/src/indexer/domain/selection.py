"""Which release to take next for the targets that are still open."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from uuid import UUID

from indexer.domain.verdicts import Judged
from releases.judging.judge import Verdict
from releases.judging.ranking import best_first, worth


@dataclass(frozen=True, slots=True)
class Pick:
    """A release, the open targets it serves, and why it was chosen."""

    judged: Judged
    target_ids: tuple[UUID, ...]
    reason: str


def rank(judged: Iterable[Judged]) -> list[Judged]:
    """Accepted ones first, the best first; then the rejected ones, those with the fewest reasons first."""
    by_verdict = {id(one.closest): one for one in judged}
    verdicts = [one.closest for one in by_verdict.values() if one.closest]
    ordered = [by_verdict[id(verdict)] for verdict in best_first(verdicts)]
    unread = [one for one in by_verdict.values() if one.closest is None]
    return sorted([*ordered, *unread], key=lambda one: (not one.accepted_ids, len(one.rejections)))


def pick_next(judged: Iterable[Judged], open_ids: Iterable[UUID], counts: Mapping[UUID, int | None]) -> Pick | None:
    """The best release for open targets; None when none is acceptable.

    `counts` are the episodes of each target's season. A pack goes first when it brings half of its season or more,
    unless there is a better single release for each target that it would bring: by quality, revision, score.
    """
    wanted = frozenset(open_ids)
    fitting = [one for one in judged if wanted.intersection(one.accepted_ids)]
    ordered = _best_first(fitting, wanted)
    packs = [one for one in ordered if one.is_pack and _is_worth_it(one, wanted, counts)]
    singles = [one for one in ordered if not one.is_pack]
    for pack in packs:
        if not _singles_are_better(pack, singles, wanted):
            return _pick(pack, wanted, len(fitting))
    chosen = next(iter([*singles, *ordered]), None)
    return _pick(chosen, wanted, len(fitting)) if chosen else None


def pick_all(judged: Sequence[Judged], open_ids: Iterable[UUID], counts: Mapping[UUID, int | None]) -> dict[UUID, Pick]:
    """What would be taken for each target, until nothing is open or nothing acceptable is left."""
    left, picks = set(open_ids), dict[UUID, Pick]()
    while left and (pick := pick_next(judged, left, counts)):
        picks |= dict.fromkeys(pick.target_ids, pick)
        left.difference_update(pick.target_ids)
    return picks


def _best_first(fitting: list[Judged], wanted: frozenset[UUID]) -> list[Judged]:
    by_verdict = {id(verdict): one for one in fitting if (verdict := _verdict_for(one, wanted))}
    verdicts = [verdict for one in fitting if (verdict := _verdict_for(one, wanted))]
    return [by_verdict[id(verdict)] for verdict in best_first(verdicts)]


def _verdict_for(one: Judged, wanted: frozenset[UUID]) -> Verdict | None:
    return next((one.verdicts[target_id] for target_id in one.accepted_ids if target_id in wanted), None)


def _is_worth_it(pack: Judged, wanted: frozenset[UUID], counts: Mapping[UUID, int | None]) -> bool:
    served = wanted.intersection(pack.accepted_ids)
    whole = max((counts.get(target_id) or 0 for target_id in served), default=0)
    return len(served) * 2 >= whole if whole else len(served) > 1


def _singles_are_better(pack: Judged, singles: list[Judged], wanted: frozenset[UUID]) -> bool:
    return all(
        any(_is_better(single, pack, target_id) for single in singles)
        for target_id in wanted.intersection(pack.accepted_ids)
    )


def _is_better(single: Judged, pack: Judged, target_id: UUID) -> bool:
    if target_id not in single.accepted_ids:
        return False
    return worth(single.verdicts[target_id]) > worth(pack.verdicts[target_id])


def _pick(one: Judged, wanted: frozenset[UUID], among: int) -> Pick:
    served = tuple(target_id for target_id in one.accepted_ids if target_id in wanted)
    return Pick(one, served, explain(one, among))


def explain(one: Judged, among: int) -> str:
    """Why this one, in words."""
    first = "the only acceptable release" if among == 1 else f"best of {among} acceptable releases"
    facts = [one.closest.evidence.quality, f"score {one.closest.score.total}"] if one.closest else []
    if one.is_pack:
        facts.append(f"season pack for {len(one.accepted_ids)} target(s)")
    if one.found.offer.seeders is not None:
        facts.append(f"{one.found.offer.seeders} seeders")
    return f"{first}: {', '.join(facts)}"
