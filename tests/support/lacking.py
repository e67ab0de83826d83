"""What a machine may lack."""

import os
from typing import NoReturn

import pytest


def skip_for_want_of(what: str) -> NoReturn:
    """Skip with the reason; in CI, which prepares what tests need, it is a failure."""
    if "CI" in os.environ:
        pytest.fail(what)
    pytest.skip(what)
