"""What a person reads when a part of Reelway can't work."""


class PartFailed(Exception):  # noqa: N818 - named after what happened, as the errors of kit are
    """A part did not come up or can't go on: which, why, and what to do about it."""

    def __init__(self, part: str, reason: str, advice: str = "") -> None:
        super().__init__(f"{part}: {reason}")
        self.part = part
        self.reason = reason
        self.advice = advice
