"""A person with a keyboard and no mouse."""

from playwright.sync_api import Locator, Page

MOST_STOPS = 120
# A stop is seen when it, or a box around it, has an outline or ring, and when it is on the screen.
SEEN = """
element => {
  const box = element.getBoundingClientRect();
  const around = [element, element.parentElement, element.parentElement?.parentElement].filter(Boolean);
  const ringed = around.some(one => {
    const style = getComputedStyle(one);
    return style.outlineStyle !== 'none' && parseFloat(style.outlineWidth) >= 2 && style.outlineColor !== 'transparent';
  });
  const place = around.map(one => one.getBoundingClientRect()).find(one => one.width > 2 && one.height > 2) ?? box;
  return ringed && place.bottom > 0 && place.top < innerHeight && place.right > 0 && place.left < innerWidth;
}
"""


class Keyboard:
    """Walks through a page by Tab and fails on a stop that can't be seen."""

    def __init__(self, page: Page) -> None:
        self._page = page

    def press(self, key: str) -> None:
        """A key, as people press it."""
        self._page.keyboard.press(key)

    def write(self, text: str) -> None:
        """Into whatever has the focus."""
        self._page.keyboard.type(text)

    def go_to(self, wanted: Locator) -> None:
        """Tab until it has the focus; AssertionError when a stop on the way can't be seen, or it never comes."""
        wanted.wait_for()
        for _ in range(MOST_STOPS):
            if wanted.evaluate("element => element === document.activeElement"):
                return
            self.press("Tab")
            self._expect_seen()
        raise AssertionError(f"{MOST_STOPS} stops, and never at {wanted}")

    def fill(self, wanted: Locator, text: str) -> None:
        """Go there and write."""
        self.go_to(wanted)
        self.write(text)

    def use(self, wanted: Locator, key: str = "Enter") -> None:
        """Go there and press it."""
        self.go_to(wanted)
        self.press(key)

    def _expect_seen(self) -> None:
        focused = self._page.locator("*:focus")
        if focused.count() == 0 or focused.evaluate("element => element === document.body"):
            return  # the browser's own controls are between the page's end and its beginning
        assert focused.evaluate(SEEN), f"focus can't be seen on {focused.evaluate('e => e.outerHTML.slice(0, 200)')}"
