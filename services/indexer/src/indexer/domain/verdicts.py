"""Judges what was found for a title: which targets each release serves, and why not the others."""

from collections.abc import Mapping
from datetime import datetime
from typing import NamedTuple
from uuid import UUID

from contracts.indexer.values import RejectionView
from contracts.values import Protocol, TitleKind
from indexer.domain.aiming import aim, name_seasons
from indexer.domain.circumstances import Case, candidate_of, context_of
from indexer.domain.folding import Found
from indexer.domain.offer import Offer
from releases.judging.judge import Verdict, judge_all
from releases.judging.rejection import Rejection
from releases.reading.reader import read_release
from releases.release import Kind, Release


class Judged(NamedTuple):
    """A release and its verdicts, by the offer that was preferred then. `release` None: its name can't be read.

    `rejections` are those of the target that it comes closest to; empty when a target accepts it.
    """

    found: Found
    offer: Offer
    release: Release | None
    verdicts: Mapping[UUID, Verdict]
    refusals: Mapping[UUID, tuple[RejectionView, ...]]
    rejections: tuple[RejectionView, ...]
    closest: Verdict | None

    @property
    def accepted_ids(self) -> tuple[UUID, ...]:
        """The targets that it may be taken for."""
        return tuple(target_id for target_id, refused in self.refusals.items() if not refused)

    @property
    def is_pack(self) -> bool:
        """Whether it holds whole seasons."""
        return self.release is not None and (self.release.full_season or self.release.multi_season)


def judge_found(found: Found, case: Case, now: datetime) -> Judged:
    """Read the name, aim it at targets, judge it for each."""
    offer = found.offer
    read = read_release(offer.name, Kind.MOVIE if case.facts.kind is TitleKind.MOVIE else Kind.TV)
    if read is None:
        return Judged(
            found, offer, None, {}, {}, (_refusal("unreadable", wanted="a release name", found=offer.name),), None
        )
    fit = case.titles.match(read, offer)
    release = name_seasons(case.titles.numbered(read), case.siblings)
    aimed = aim(release, case.targets, language=case.facts.original_language) if fit.known else []
    shown = aimed or list(case.targets[:1])
    contexts = [context_of(found, release, target, case, now=now, fit=fit) for target in shown]
    verdicts = judge_all(candidate_of(release, offer), contexts)
    extras = _own_refusals(offer)
    refusals = {
        target.id: (*extras, *map(view_rejection, verdict.rejections))
        for target, verdict in zip(shown, verdicts, strict=True)
    }
    closest = min(verdicts, key=lambda verdict: len(verdict.rejections), default=None)
    rejections = min(refusals.values(), key=len) if refusals else _nothing_wanted(extras)
    by_target = {target.id: verdict for target, verdict in zip(shown, verdicts, strict=True)}
    return Judged(found, offer, release, by_target, refusals, rejections, closest)


def _nothing_wanted(extras: tuple[RejectionView, ...]) -> tuple[RejectionView, ...]:
    return (*extras, _refusal("not_monitored", wanted="a target that is known", found="none"))


def _own_refusals(offer: Offer) -> tuple[RejectionView, ...]:
    refused: list[RejectionView] = []
    if offer.protocol is Protocol.USENET:
        refused.append(_refusal("no_usenet_client", wanted="a client for usenet", found="none is set up"))
    if not offer.download_url and not offer.magnet:
        refused.append(_refusal("no_link", wanted="a link to fetch it by", found="none"))
    return tuple(refused)


def view_rejection(rejection: Rejection) -> RejectionView:
    """The rejection for people."""
    return _refusal(
        rejection.reason.value, wanted=rejection.wanted, found=rejection.found, permanent=rejection.permanent
    )


def _refusal(rule: str, *, wanted: str, found: str, permanent: bool = True) -> RejectionView:
    words = f"{rule.replace('_', ' ').capitalize()}: wanted {wanted}, found {found}"
    return RejectionView(rule=rule, reason=words, permanent=permanent, wanted=wanted, found=found)
