"""What axe, a checker of accessibility, finds on a page."""

from collections.abc import Sequence
from pathlib import Path

from playwright.sync_api import Page

AXE = Path(__file__).parents[3] / "web/node_modules/axe-core/axe.min.js"
SERIOUS = """
async only => (await axe.run(document, {resultTypes: ['violations'], ...(only ? {runOnly: only} : {})})).violations
  .filter(found => ['serious', 'critical'].includes(found.impact))
  .map(found => `${found.id}: ${found.nodes[0].html.slice(0, 200)}`)
"""


def serious_faults(page: Page, *, only: Sequence[str] = ()) -> list[str]:
    """One line for each rule that the page breaks seriously; `only` names the rules to look at, all by default."""
    # Evaluated by the debugger, so the page's own policy stays as it is.
    page.evaluate(AXE.read_text(encoding="utf-8"))
    found: list[str] = page.evaluate(SERIOUS, list(only) or None)
    return found
