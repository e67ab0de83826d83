"""What a refresh does to episodes: by the source's id first, by number second, and never against a file."""

from catalog.domain.describing import aliases_of, changes_between, described_title
from catalog.domain.episode_changes import compare_episodes
from catalog.domain.sorting import search_text, sort_name
from contracts.metadata import AlternativeTitle, EpisodeMetadata, ShowMetadata, ShowStatus
from contracts.values import ExternalIds, TitleKind
from unit.catalog.catalog_examples import episode, title

NO_FILES: frozenset[object] = frozenset()


def said(season: int, number: int, source_id: str, name: str = "Night") -> EpisodeMetadata:
    return EpisodeMetadata(season=season, number=number, source_id=source_id, name=name)


def test_renumbered_episodes_keep_their_identity() -> None:
    one, two = episode(1, 1, source_id="a"), episode(1, 2, source_id="b")
    changes = compare_episodes([one, two], [said(1, 2, "a"), said(1, 1, "b")], frozenset())
    assert {(e.id, e.number) for e in changes.changed} == {(one.id, 2), (two.id, 1)}
    assert (changes.added, changes.gone, changes.detached) == ((), (), ())


def test_new_ids_at_the_source_are_matched_by_number() -> None:
    one = episode(1, 1, source_id="old", name="Night")
    changes = compare_episodes([one], [said(1, 1, "new")], frozenset())
    assert [(e.id, e.source_id) for e in changes.changed] == [(one.id, "new")]
    assert changes.added == ()


def test_what_left_the_source_goes_only_without_a_file() -> None:
    with_file, without = episode(1, 1), episode(1, 2)
    changes = compare_episodes([with_file, without], [], frozenset({with_file.id}))
    assert [e.id for e in changes.gone] == [without.id]
    assert [(e.id, e.detached, e.monitored) for e in changes.detached] == [(with_file.id, True, False)]
    again = compare_episodes(changes.detached, [], frozenset({with_file.id}))
    assert (again.detached, again.gone) == ((), ())
    back = compare_episodes(changes.detached, [said(1, 1, with_file.source_id)], frozenset({with_file.id}))
    assert [e.detached for e in back.changed] == [False]


def test_nothing_new_changes_nothing_and_doubles_count_once() -> None:
    known = [episode(1, 1, name="Night", source_id="a")]
    changes = compare_episodes(known, [said(1, 1, "a"), said(1, 1, "a")], frozenset())
    assert (changes.added, changes.changed, changes.gone) == ((), (), ())
    assert len(compare_episodes([], [said(1, 1, "a"), said(1, 1, "b"), said(1, 2, "b")], frozenset()).added) == 1


def test_titles_keep_their_folder_and_tell_what_changed() -> None:
    metadata = ShowMetadata(
        kind=TitleKind.SHOW,
        source="tmdb",
        source_id="77",
        external_ids=ExternalIds(tmdb=77),
        name="Paper Moons Again",
        original_name="Lunas de papel",
        alternative_titles=(AlternativeTitle(name="LUNAS DE PAPEL"), AlternativeTitle(name="Papiermonde")),
        status=ShowStatus.ENDED,
        year=2021,
    )
    before = title()
    after = described_title(before, metadata)
    assert (after.folder, after.name) == (before.folder, "Paper Moons Again")
    assert set(changes_between(before, after)) == {"name", "aliases", "external_ids", "status"}
    assert aliases_of(metadata) == ("Lunas de papel", "Papiermonde")


def test_names_sort_without_articles_and_accents() -> None:
    assert [sort_name(name) for name in ("The Échos", "A", "L", "Die Nacht")] == ["echos", "a", "l", "nacht"]
    assert "echos" in search_text("The Échos", None, "Other").splitlines()
