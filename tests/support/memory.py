"""How much memory a part of a whole system has had."""

from pathlib import Path

from support.whole import Whole


def peak_bytes(whole: Whole, part: str) -> int:
    """The most that its process ever had."""
    status = Path(f"/proc/{whole.pid_of(part)}/status").read_text(encoding="ascii")
    return int(status.partition("VmHWM:")[2].split()[0]) * 1024
