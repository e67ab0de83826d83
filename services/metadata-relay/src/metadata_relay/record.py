"""A source's JSON, read without trust."""

import math
from collections.abc import Iterator
from datetime import UTC, date, datetime

from metadata_relay.errors import SourceUnreadable

# Some sources write an unknown day as one at the beginning or the end of time.
YEARS = range(1850, 2200)
LARGEST = 2**63


class Record:
    """A JSON object of a source. What is missing, empty or of another type than asked for is None."""

    __slots__ = ("_fields",)

    def __init__(self, fields: object) -> None:
        self._fields: dict[str, object] = fields if isinstance(fields, dict) else {}

    def __contains__(self, name: str) -> bool:
        return self._fields.get(name) is not None

    def __bool__(self) -> bool:
        return bool(self._fields)

    def __iter__(self) -> Iterator[str]:
        return iter(self._fields)

    def text(self, name: str) -> str | None:
        """A text that is not blank."""
        value = self._fields.get(name)
        return _clean(value) or None if isinstance(value, str) else None

    def number(self, name: str) -> int | None:
        """A whole number; some sources write it as text."""
        value = self._fields.get(name)
        if isinstance(value, str) and len(value) < 20 and value.strip().removeprefix("-").isdecimal():
            return int(value)
        return value if isinstance(value, int) and not isinstance(value, bool) and abs(value) < LARGEST else None

    def decimal(self, name: str) -> float | None:
        """A number with a fraction; some sources write it as text."""
        value = self._fields.get(name)
        if isinstance(value, bool) or not isinstance(value, int | float | str):
            return None
        try:
            found = float(value)
        except (ValueError, OverflowError):
            return None
        return found if math.isfinite(found) else None

    def flag(self, name: str) -> bool:
        """Whether a switch is on."""
        return self._fields.get(name) is True

    def day(self, name: str) -> date | None:
        """The day of a date or an instant."""
        try:
            found = date.fromisoformat((self.text(name) or "")[:10])
        except ValueError:
            return None
        return found if found.year in YEARS else None

    def instant(self, name: str) -> datetime | None:
        """An instant in UTC; of a date alone, 00:00."""
        try:
            found = datetime.fromisoformat(self.text(name) or "")
            found = found.replace(tzinfo=UTC) if found.tzinfo is None else found.astimezone(UTC)
        except (ValueError, OverflowError):
            return None
        return found if found.year in YEARS else None

    def record(self, name: str) -> "Record":
        """An object; an empty one where there is none."""
        return Record(self._fields.get(name))

    def records(self, name: str) -> tuple["Record", ...]:
        """The objects of a list."""
        return records_of(self._fields.get(name))

    def texts(self, name: str) -> tuple[str, ...]:
        """The texts of a list."""
        values = self._fields.get(name)
        return tuple(_clean(value) for value in values if isinstance(value, str)) if isinstance(values, list) else ()

    def numbers(self, name: str) -> tuple[int, ...]:
        """The whole numbers of a list."""
        values = self._fields.get(name)
        found = (Record({"": value}).number("") for value in values) if isinstance(values, list) else ()
        return tuple(number for number in found if number is not None)

    def filled_from(self, other: "Record") -> "Record":
        """This record, with what it lacks taken from another."""
        own = {name: value for name, value in self._fields.items() if value is not None}
        return Record({**other._fields, **own})

    def get_number(self, name: str) -> int:
        """A whole number without which the record is worth nothing.

        Raises:
            SourceUnreadable: it is not there.
        """
        found = self.number(name)
        if found is None:
            raise SourceUnreadable(f"An answer has no {name}")
        return found

    def get_text(self, name: str) -> str:
        """A text without which the record is worth nothing.

        Raises:
            SourceUnreadable: it is not there.
        """
        found = self.text(name)
        if found is None:
            raise SourceUnreadable(f"An answer has no {name}")
        return found


def records_of(values: object) -> tuple[Record, ...]:
    """The objects of a JSON list."""
    return tuple(Record(value) for value in values if isinstance(value, dict)) if isinstance(values, list) else ()


def _clean(text: str) -> str:
    """The text without what no database and no UTF-8 takes: NUL and halves of characters."""
    return text.replace("\0", "").encode("utf-8", "ignore").decode("utf-8").strip()
