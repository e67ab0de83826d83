"""When a download has given back enough."""

from contracts.downloader.values import SeedingGoal


def goal_is_reached(goal: SeedingGoal, *, ratio: float, seconds: float) -> bool:
    """Whichever part comes first; a goal without parts is never reached."""
    by_ratio = goal.ratio is not None and ratio >= goal.ratio
    by_time = goal.minutes is not None and seconds >= goal.minutes * 60
    return by_ratio or by_time
