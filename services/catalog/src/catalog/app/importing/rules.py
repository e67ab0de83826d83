"""What a person may set for imports, and the sign that an import has to wait for one."""

from dataclasses import dataclass

from catalog.domain.downloaded_files import FilePatterns
from catalog.domain.samples import SampleLimits
from contracts.catalog.values import Block


@dataclass(frozen=True, slots=True)
class ImportRules:
    """`reserve_bytes` stay free on the disk of a library; replaced files stay `keep_days` in the recycle bin."""

    patterns: FilePatterns
    sample_limits: SampleLimits
    reserve_bytes: int
    keep_days: int


class Blocked(Exception):  # noqa: N818 - it is an outcome, not a failure
    """The import can't go on without a person."""

    def __init__(self, *blocks: Block) -> None:
        super().__init__("; ".join(block.detail for block in blocks))
        self.blocks = blocks
