"""What the indexer grabs as an upgrade is placed by the catalog as one, whatever order the profile has."""

from collections.abc import Iterator
from dataclasses import replace
from itertools import product
from uuid import UUID

import pytest

from catalog.domain.upgrade import is_upgrade
from contracts.values import Evidence
from indexer.domain.evidence import freeze, judging_evidence
from indexer.domain.judging_rules import STANDARD_RULES
from releases.judging.context import Policy, Propers
from releases.judging.upgrade import compare
from releases.profiles.quality_profile import QualityGroup, QualityProfile
from unit.indexer.samples import case, judged, show, target

MERGED = QualityProfile(
    str(UUID(int=4)),
    "Merged and turned round",
    (
        QualityGroup("Bluray-1080p", ("Bluray-1080p",)),
        QualityGroup("HD", ("WEBDL-720p", "HDTV-720p", "Bluray-720p")),
        QualityGroup("WEB", ("WEBDL-1080p", "WEBRip-1080p")),
    ),
    cutoff="WEB",
    cutoff_format_score=1000,
)
NAMES = (
    "720p.WEB-DL",
    "PROPER.720p.HDTV",
    "720p.BluRay",
    "1080p.WEBRip",
    "PROPER.1080p.WEB-DL",
    "1080p.BluRay",
    "DVDRip",
)


def grabbed(words: str, propers: Propers) -> Evidence:
    facts = show()
    rules = replace(STANDARD_RULES, policy=Policy(propers=propers))
    about = replace(case(facts, [target(facts, 1, 2)], rules=rules), profiles={None: MERGED})
    verdict = judged(f"Harbor.Lights.S01E02.{words}.x264-TIDE", about).closest
    assert verdict
    return freeze(verdict)


def scored(propers: Propers) -> Iterator[Evidence]:
    for words, score in product(NAMES, (0, 5)):
        yield grabbed(words, propers).model_copy(update={"score": score})


def test_the_order_of_the_profile_is_frozen() -> None:
    frozen = grabbed("720p.BluRay", Propers.PREFER_AND_UPGRADE)
    assert frozen.equals == ("HDTV-720p", "WEBDL-720p")
    assert frozen.beats
    assert {"Bluray-1080p", "DVD", "Remux-2160p"} <= set(frozen.beats)
    assert not {"WEBDL-1080p", "WEBRip-1080p", "Bluray-720p"} & set(frozen.beats)


def test_of_a_quality_that_the_profile_does_not_name_nothing_is_frozen() -> None:
    assert grabbed("DVDRip", Propers.PREFER_AND_UPGRADE).beats is None


@pytest.mark.parametrize("propers", Propers)
def test_what_is_grabbed_as_an_upgrade_is_placed_as_one(propers: Propers) -> None:
    upgrades = [
        (new, old)
        for new, old in product(scored(propers), repeat=2)
        if compare(judging_evidence(new), judging_evidence(old), MERGED, propers).is_upgrade
    ]
    refused = [(new.release_name, old.release_name) for new, old in upgrades if not is_upgrade(new, old)]
    assert len(upgrades) > 50
    assert refused == []


@pytest.mark.parametrize("propers", Propers)
def test_what_the_profile_ranks_lower_takes_no_place(propers: Propers) -> None:
    named = [one for one in scored(propers) if one.beats is not None]
    worse = [(new, old) for new, old in product(named, repeat=2) if MERGED.rank(new.quality) < MERGED.rank(old.quality)]
    assert worse
    assert not [new.release_name for new, old in worse if is_upgrade(new, old)]
