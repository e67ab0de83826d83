"""`python -m indexer`."""

from indexer.bootstrap import DEFINITION
from indexer.settings import IndexerServiceSettings
from kit.main import run_main

if __name__ == "__main__":
    run_main(DEFINITION, IndexerServiceSettings)
