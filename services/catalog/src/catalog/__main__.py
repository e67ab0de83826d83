"""The catalog as a process of its own."""

from catalog.bootstrap import DEFINITION
from catalog.settings import CatalogSettings
from kit.main import run_main

run_main(DEFINITION, CatalogSettings)
