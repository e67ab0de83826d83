"""What is given away comes back as it was: any format and any profile, for both programs, in both shapes."""

import json
from itertools import chain

from hypothesis import assume, given
from hypothesis import strategies as st

from releases.formats.conditions import (
    Condition,
    EditionMatches,
    FlagIs,
    GroupMatches,
    LanguageIs,
    ModifierIs,
    ReleaseType,
    ResolutionIs,
    SizeWithin,
    SourceIs,
    TitleMatches,
    TypeIs,
    YearWithin,
)
from releases.formats.custom_format import CustomFormat, Specification
from releases.formats.flags import Flag
from releases.formats.languages import LANGUAGE_IDS
from releases.formats.read_formats import format_id, read_formats
from releases.formats.refusal import Refusal
from releases.formats.spec_kinds import RESOLUTIONS
from releases.formats.write_formats import Shape, write_format
from releases.profiles.quality_profile import QualityGroup, QualityProfile
from releases.profiles.read_profile import ReadProfile, read_profile
from releases.profiles.stored_profile import profile_problems
from releases.profiles.write_profile import WrittenProfile, write_profile
from releases.qualities.ladder import LADDER
from releases.qualities.numbers import QUALITY_IDS, App
from releases.release import Modifier, Source

APPS, SHAPES = st.sampled_from(App), st.sampled_from(Shape)
NAMES = st.text("abc XYZ+|()ä潮", min_size=1, max_size=12).filter(str.strip)
PATTERNS = st.sampled_from([r"\b(tide|reef)\b", "^(WREN)$", "x26[45]", r"(?<!no[ .])subs?", "潮"])
LANGUAGES = sorted(set(chain.from_iterable(table.values() for table in LANGUAGE_IDS.values())))
YEARS = st.integers(1900, 2100)
CONDITIONS: st.SearchStrategy[Condition] = st.one_of(
    st.builds(TitleMatches, PATTERNS),
    st.builds(GroupMatches, PATTERNS),
    st.builds(EditionMatches, PATTERNS),
    st.builds(SourceIs, st.sampled_from(Source), st.none() | st.sampled_from(Modifier)),
    st.builds(ResolutionIs, st.sampled_from(RESOLUTIONS)),
    st.builds(ModifierIs, st.sampled_from(Modifier)),
    st.builds(LanguageIs, st.sampled_from(LANGUAGES), st.booleans()),
    st.builds(FlagIs, st.sampled_from(Flag)),
    st.builds(TypeIs, st.sampled_from(ReleaseType)),
    st.lists(st.floats(0, 1000), min_size=2, max_size=2, unique=True).map(lambda sizes: SizeWithin(*sorted(sizes))),
    st.tuples(YEARS, YEARS).map(lambda years: YearWithin(*sorted(years))),
)
SPECIFICATIONS = st.lists(
    st.builds(Specification, NAMES, CONDITIONS, st.booleans(), st.booleans()), min_size=1, max_size=5
)
SCORES = st.dictionaries(st.sampled_from(["default", "german", "anime-sonarr"]), st.integers(-10_000, 10_000))


@st.composite
def formats(draw: st.DrawFn) -> CustomFormat:
    name, trash_id = draw(NAMES), draw(st.none() | st.just("f" * 32))
    notes = {"trash_id": trash_id, "trash_description": "why"} if trash_id else {}
    return CustomFormat(
        trash_id or format_id(name), name, tuple(draw(SPECIFICATIONS)), draw(st.booleans()), draw(SCORES), notes
    )


@given(formats(), APPS, SHAPES)
def test_a_format_comes_back_or_the_program_can_not_say_it(format_: CustomFormat, app: App, shape: Shape) -> None:
    written = write_format(format_, app, shape)
    if isinstance(written, Refusal):
        assert app.value in written.why
        return
    (read,) = read_formats(json.loads(json.dumps(written)), app).formats
    assert (read.name, read.specifications, read.when_renaming) == (
        format_.name,
        format_.specifications,
        format_.when_renaming,
    )
    if shape is Shape.GUIDE:
        assert read == format_


FORMATS = [
    CustomFormat(f"id-{number}", f"Format {number}", (Specification("s", TitleMatches("x")),), scores={"default": 7})
    for number in range(4)
]


@st.composite
def profiles(draw: st.DrawFn) -> QualityProfile:
    """Any order and grouping of any qualities."""
    names = draw(st.lists(st.sampled_from([rung.name for rung in LADDER]), min_size=1, unique=True))
    groups: list[QualityGroup] = []
    while names:
        size = draw(st.integers(1, min(3, len(names))))
        members, names = tuple(names[:size]), names[size:]
        name = members[0] if size == 1 and draw(st.booleans()) else f"Group {len(groups)}"
        groups.append(QualityGroup(name, members, draw(st.booleans())))
    allowed = [group.name for group in groups if group.allowed]
    assume(allowed)
    return QualityProfile(
        id="e" * 32,
        name=draw(NAMES),
        groups=tuple(groups),
        cutoff=draw(st.sampled_from(allowed)),
        upgrades_allowed=draw(st.booleans()),
        min_format_score=draw(st.integers(-10_000, 10_000)),
        cutoff_format_score=draw(st.integers(-10_000, 10_000)),
        min_upgrade_format_score=draw(st.integers(1, 1000)),
        format_scores=draw(st.dictionaries(st.sampled_from([one.id for one in FORMATS]), st.integers(-10_000, 10_000))),
        languages=(draw(st.sampled_from(["any", "original", "german", "portuguesebrazil"])),),
    )


@given(profiles(), APPS, SHAPES)
def test_a_profile_comes_back_but_for_what_it_is_told_that_was_left_out(
    profile: QualityProfile, app: App, shape: Shape
) -> None:
    written = write_profile(profile, app, FORMATS, shape)
    known = set(QUALITY_IDS[app].values())
    if isinstance(written, Refusal):
        members = next(group.qualities for group in profile.groups if group.name == profile.cutoff)
        assert not known.intersection(members)
        return
    read = read_profile(json.loads(json.dumps(written.written)), app, FORMATS)
    assert isinstance(read, ReadProfile)
    found = read.profile
    assert not profile_problems(found)
    kept = [(group.name, [q for q in group.qualities if q in known], group.allowed) for group in profile.groups]
    assert [(one.name, list(one.qualities), one.allowed) for one in found.groups] == [one for one in kept if one[1]]
    assert (found.name, found.cutoff, found.upgrades_allowed) == (
        profile.name,
        profile.cutoff,
        profile.upgrades_allowed,
    )
    assert (found.min_format_score, found.cutoff_format_score) == (
        profile.min_format_score,
        profile.cutoff_format_score,
    )
    assert found.min_upgrade_format_score == profile.min_upgrade_format_score
    assert is_told(written, "has no quality", all(group_is_said(group, known) for group in profile.groups))
    assert is_told(written, "guides leave scores", found.format_scores == profile.format_scores)
    assert is_told(written, "can't ask for", found.languages == profile.languages)


def group_is_said(group: QualityGroup, known: set[str]) -> bool:
    return not group.allowed or known.issuperset(group.qualities)


def is_told(written: WrittenProfile, what: str, came_back: bool) -> bool:
    return any(what in one for one in written.left_out) is not came_back


def test_formats_that_are_gone_and_more_languages_than_one_are_told() -> None:
    groups = (QualityGroup("CAM", ("CAM",)), QualityGroup("SDTV", ("SDTV",)))
    profile = QualityProfile("p", "P", groups, "SDTV", format_scores={"gone": 5}, languages=("german", "french"))
    in_radarr = write_profile(profile, App.RADARR, FORMATS, Shape.API)
    in_sonarr = write_profile(profile, App.SONARR, FORMATS, Shape.API)
    assert isinstance(in_radarr, WrittenProfile)
    assert isinstance(in_sonarr, WrittenProfile)
    assert in_radarr.written["language"] == {"id": 4, "name": "German"}
    assert [one.split()[-1] for one in in_radarr.left_out] == ["can", "gone"]
    assert "german or french" in in_sonarr.left_out[1]
    assert in_sonarr.left_out[0] == "sonarr has no quality CAM"
