"""All rules, cheap ones first."""

from collections.abc import Callable

from releases.judging.case import Case
from releases.judging.rejection import Rejection
from releases.judging.rules.age_fits import age_fits
from releases.judging.rules.beats_what_is_coming import beats_what_is_coming
from releases.judging.rules.episode_fits import episode_fits
from releases.judging.rules.file_has_no_more_episodes import file_has_no_more_episodes
from releases.judging.rules.has_aired import has_aired
from releases.judging.rules.has_required_flags import has_required_flags
from releases.judging.rules.has_seeders import has_seeders
from releases.judging.rules.has_waited import has_waited
from releases.judging.rules.is_available import is_available
from releases.judging.rules.is_monitored import is_monitored
from releases.judging.rules.is_no_loop import is_no_loop
from releases.judging.rules.is_no_raw_disk import is_no_raw_disk
from releases.judging.rules.is_no_sample import is_no_sample
from releases.judging.rules.is_not_blocklisted import is_not_blocklisted
from releases.judging.rules.is_not_in_place import is_not_in_place
from releases.judging.rules.is_whole_episode import is_whole_episode
from releases.judging.rules.is_whole_season import is_whole_season
from releases.judging.rules.language_is_wanted import language_is_wanted
from releases.judging.rules.proper_is_wanted import proper_is_wanted
from releases.judging.rules.protocol_is_enabled import protocol_is_enabled
from releases.judging.rules.quality_is_wanted import quality_is_wanted
from releases.judging.rules.repack_is_of_same_group import repack_is_of_same_group
from releases.judging.rules.score_is_enough import score_is_enough
from releases.judging.rules.season_fits import season_fits
from releases.judging.rules.size_fits import size_fits
from releases.judging.rules.size_is_not_too_much import size_is_not_too_much
from releases.judging.rules.subs_are_not_burned_in import subs_are_not_burned_in
from releases.judging.rules.terms_fit import terms_fit
from releases.judging.rules.title_is_known import title_is_known
from releases.judging.rules.upgrades_the_file import upgrades_the_file
from releases.judging.rules.year_fits import year_fits

Rule = Callable[[Case], Rejection | None]

RULES: tuple[Rule, ...] = (
    title_is_known,
    year_fits,
    season_fits,
    is_whole_season,
    episode_fits,
    is_whole_episode,
    is_monitored,
    is_available,
    has_aired,
    protocol_is_enabled,
    has_seeders,
    has_required_flags,
    is_not_blocklisted,
    is_not_in_place,
    is_no_loop,
    is_no_sample,
    subs_are_not_burned_in,
    quality_is_wanted,
    is_no_raw_disk,
    size_is_not_too_much,
    age_fits,
    size_fits,
    language_is_wanted,
    score_is_enough,
    file_has_no_more_episodes,
    proper_is_wanted,
    repack_is_of_same_group,
    upgrades_the_file,
    beats_what_is_coming,
    has_waited,
    terms_fit,
)
