import pytest
from sqlalchemy.exc import OperationalError

from contracts.envelope import MalformedEnvelope
from kit.bus.fate import FAULT_TRIES, OUTAGE_TRIES, decide_fate, describe
from kit.errors import Bug, Conflict, InvalidInput, NotFound, Unavailable
from kit.paging import decode_cursor, encode_cursor

OUTAGES = (Unavailable("away"), ConnectionResetError(), TimeoutError(), OperationalError("select", {}, Exception()))


@pytest.mark.parametrize("error", [MalformedEnvelope("x"), InvalidInput("x")])
def test_what_can_never_work_is_not_tried_again(error: Exception) -> None:
    assert decide_fate(error, 1).retry_after_seconds is None


@pytest.mark.parametrize("error", OUTAGES)
def test_an_outage_is_waited_for_with_growing_pauses(error: Exception) -> None:
    pauses = [decide_fate(error, tries).retry_after_seconds for tries in range(1, OUTAGE_TRIES)]
    assert all(pause is not None for pause in pauses)
    assert pauses == sorted(pauses, key=lambda pause: pause or 0)
    assert sum(pause or 0 for pause in pauses) > 2 * 3600
    assert decide_fate(error, OUTAGE_TRIES).retry_after_seconds is None


@pytest.mark.parametrize("error", [KeyError("x"), Bug("x"), Conflict("x"), NotFound("x")])
def test_a_fault_is_given_up_after_a_few_tries(error: Exception) -> None:
    assert decide_fate(error, FAULT_TRIES - 1).retry_after_seconds is not None
    assert decide_fate(error, FAULT_TRIES).retry_after_seconds is None


def test_an_error_is_described_in_one_bounded_line() -> None:
    assert describe(NotFound("no such\nthing")) == "no such thing"
    assert describe(KeyError("x")) == "KeyError: 'x'"
    assert len(describe(ValueError("y" * 5000))) == 1000


def test_a_cursor_comes_back_as_it_went() -> None:
    assert decode_cursor(encode_cursor("Ä name", "7"), 2) == ("Ä name", "7")


@pytest.mark.parametrize("cursor", ["", "%%%", "e30", encode_cursor("one"), "x" * 500, "ü"])
def test_a_foreign_cursor_is_refused(cursor: str) -> None:
    with pytest.raises(InvalidInput):
        decode_cursor(cursor, 2)
