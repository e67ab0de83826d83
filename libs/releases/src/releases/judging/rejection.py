"""Why a release is not taken."""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum


class Reason(StrEnum):
    """Stable names: they are stored, shown and translated."""

    UNREADABLE = "unreadable"
    UNKNOWN_TITLE = "unknown_title"
    AMBIGUOUS_TITLE = "ambiguous_title"
    WRONG_YEAR = "wrong_year"
    WRONG_SEASON = "wrong_season"
    WRONG_EPISODE = "wrong_episode"
    SEASON_EXTRA = "season_extra"
    MULTI_SEASON = "multi_season"
    PARTIAL_SEASON = "partial_season"
    SPLIT_EPISODE = "split_episode"
    FULL_SEASON_NOT_AIRED = "full_season_not_aired"
    NOT_MONITORED = "not_monitored"
    NOT_AVAILABLE = "not_available"
    BEFORE_AIR_DATE = "before_air_date"
    PROTOCOL_DISABLED = "protocol_disabled"
    MINIMUM_SEEDERS = "minimum_seeders"
    FLAGS_MISSING = "flags_missing"
    MINIMUM_AGE = "minimum_age"
    RETENTION = "retention"
    QUALITY_NOT_WANTED = "quality_not_wanted"
    RAW_DISK = "raw_disk"
    SAMPLE = "sample"
    HARDCODED_SUBS = "hardcoded_subs"
    LANGUAGE_NOT_WANTED = "language_not_wanted"
    UNKNOWN_RUNTIME = "unknown_runtime"
    BELOW_MINIMUM_SIZE = "below_minimum_size"
    ABOVE_MAXIMUM_SIZE = "above_maximum_size"
    MAXIMUM_SIZE_EXCEEDED = "maximum_size_exceeded"
    MUST_CONTAIN_MISSING = "must_contain_missing"
    MUST_NOT_CONTAIN_PRESENT = "must_not_contain_present"
    BLOCKLISTED = "blocklisted"
    ALREADY_IMPORTED = "already_imported"
    UPGRADE_LOOP = "upgrade_loop"
    FORMAT_SCORE_TOO_LOW = "format_score_too_low"
    RULE_SCORE_NEGATIVE = "rule_score_negative"
    PROPERS_DISABLED = "propers_disabled"
    PROPER_FOR_OLD_FILE = "proper_for_old_file"
    REPACK_GROUP_UNKNOWN = "repack_group_unknown"
    REPACK_OF_OTHER_GROUP = "repack_of_other_group"
    FILE_HAS_MORE_EPISODES = "file_has_more_episodes"
    DISK_BETTER_QUALITY = "disk_better_quality"
    DISK_BETTER_REVISION = "disk_better_revision"
    DISK_UPGRADES_NOT_ALLOWED = "disk_upgrades_not_allowed"
    DISK_QUALITY_CUTOFF_MET = "disk_quality_cutoff_met"
    DISK_FORMAT_SCORE = "disk_format_score"
    DISK_FORMAT_CUTOFF_MET = "disk_format_cutoff_met"
    DISK_FORMAT_STEP = "disk_format_step"
    QUEUE_BETTER_OR_EQUAL = "queue_better_or_equal"
    DELAYED = "delayed"


@dataclass(frozen=True, slots=True)
class Rejection:
    """`permanent` is false when waiting may help; `until` is then the time to judge again, where it is known.

    `wanted` and `found` say for a person what was asked and what was there.
    """

    reason: Reason
    permanent: bool
    wanted: str
    found: str
    until: datetime | None = None


def reject(reason: Reason, *, wanted: object, found: object) -> Rejection:
    """A rejection that stands."""
    return Rejection(reason, True, str(wanted), str(found))


def reject_for_now(reason: Reason, *, wanted: object, found: object, until: datetime | None = None) -> Rejection:
    """A rejection that time may lift."""
    return Rejection(reason, False, str(wanted), str(found), until)
