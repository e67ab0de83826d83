"""The service is wired to what the contracts say of it."""

from importlib import import_module

import pytest
from sqlalchemy import MetaData

from contracts.health import GetHealth
from contracts.service import Service
from contracts.topology import answers, handles
from indexer.adapters.db import decision_tables, feed_tables, judging_tables
from indexer.adapters.db.tables import METADATA
from indexer.entrypoints.bus import ANSWERS, HANDLERS


def test_every_message_has_its_handler() -> None:
    assert {handler.message for handler in HANDLERS} == set(handles(Service.INDEXER))


def test_every_ask_has_its_answerer() -> None:
    asks = {ask for ask in answers(Service.INDEXER) if not issubclass(ask, GetHealth)}
    assert {answerer.ask for answerer in ANSWERS} == asks


@pytest.mark.parametrize(
    ("migration", "used"),
    [
        ("0001_initial", METADATA),
        ("0002_judging", judging_tables.METADATA),
        ("0003_decisions", decision_tables.METADATA),
        ("0004_feeds", feed_tables.METADATA),
    ],
)
def test_the_migrations_make_the_tables_that_are_used(migration: str, used: MetaData) -> None:
    made = import_module(f"indexer.adapters.db.migrations.{migration}").METADATA
    assert _shape(made) == _shape(used)


def _shape(metadata: MetaData) -> dict[str, set[str]]:
    return {
        table.name: {f"{column.name} {column.type!r} {column.nullable}" for column in table.columns}
        | {str(index.name) for index in table.indexes}
        for table in metadata.sorted_tables
    }
