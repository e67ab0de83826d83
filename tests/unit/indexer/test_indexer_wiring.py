"""The service is wired to what the contracts say of it."""

from contracts.health import GetHealth
from contracts.service import Service
from contracts.topology import answers, handles
from indexer.entrypoints.bus import ANSWERS, HANDLERS


def test_every_message_has_its_handler() -> None:
    assert {handler.message for handler in HANDLERS} == set(handles(Service.INDEXER))


def test_every_ask_has_its_answerer() -> None:
    asks = {ask for ask in answers(Service.INDEXER) if not issubclass(ask, GetHealth)}
    assert {answerer.ask for answerer in ANSWERS} == asks
