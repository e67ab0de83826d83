"""Every page of the web app, in one place: tests, pictures and benches go through these."""

from typing import NamedTuple


class WebPage(NamedTuple):
    """A page's address and the name that files about it get."""

    name: str
    path: str


LIBRARIES = (WebPage("shows", "/shows"), WebPage("movies", "/movies"))
PAGES = (
    WebPage("home", "/"),
    *LIBRARIES,
    WebPage("add", "/add"),
    WebPage("add-found", "/add?q=har"),
    WebPage("activity", "/activity"),
    WebPage("activity-imports", "/activity?view=imports"),
    WebPage("activity-history", "/activity?view=history"),
    WebPage("wanted", "/wanted"),
    WebPage("problems", "/problems"),
    WebPage("bus", "/bus"),
    *(
        WebPage(f"settings-{name}", f"/settings/{name}")
        for name in ("libraries", "indexers", "downloads", "profiles", "account", "about")
    ),
)
"""Those that everybody who is logged in can open by their address."""
OUTSIDE = (WebPage("login", "/login"), WebPage("setup", "/setup"))
"""Those for people who are not logged in."""
