"""How tables are written: phrases with a bar between, words of a phrase with one blank between."""


def phrases(table: str) -> frozenset[str]:
    """The phrases of a table."""
    return frozenset(table.split("|"))
