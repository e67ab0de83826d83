"""Why something that was to be imported is not taken."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Refusal:
    """`where` is the file, format and specification; `why` says what is wrong and what would be right."""

    where: str
    why: str

    def __str__(self) -> str:
        return f"{self.where}: {self.why}"
