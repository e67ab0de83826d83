"""`python -m contracts.generate [--check]`: write schemas, examples and the reference, or compare them."""

import sys
from pathlib import Path

from contracts.generate.files import EXAMPLES, SCHEMAS, generated_files


def main(root: Path, *, check: bool) -> int:
    """Write or compare; gives the exit code."""
    files = generated_files()
    present = {str(path.relative_to(root)) for folder in (SCHEMAS, EXAMPLES) for path in (root / folder).glob("*.json")}
    orphans = sorted(present - files.keys())
    if check:
        stale = [path for path, text in files.items() if not _is_current(root / path, text)]
        for path in sorted([*stale, *orphans]):
            sys.stdout.write(f"{path} is not what the contracts say; run `make contracts` and commit it\n")
        return 1 if stale or orphans else 0
    for path, text in files.items():
        (root / path).parent.mkdir(parents=True, exist_ok=True)
        (root / path).write_text(text, encoding="utf-8")
    for path in orphans:
        (root / path).unlink()
    return 0


def _is_current(path: Path, text: str) -> bool:
    return path.is_file() and path.read_text(encoding="utf-8") == text


if __name__ == "__main__":
    sys.exit(main(Path.cwd(), check="--check" in sys.argv[1:]))
