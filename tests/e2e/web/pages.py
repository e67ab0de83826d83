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
        for name in (
            *("libraries", "metadata", "indexers", "downloads", "profiles", "formats", "rules", "scoring", "sizes"),
            *("blocklist", "names", "system", "backups", "account", "about"),
        )
    ),
    WebPage("settings", "/settings"),
    WebPage("settings-new-profile", "/settings/profiles/new?preset=1"),
    WebPage("settings-new-format", "/settings/formats/new"),
    WebPage("settings-import", "/settings/formats/import"),
)
"""Those that everybody who is logged in can open by their address."""
OUTSIDE = (WebPage("login", "/login"), WebPage("setup", "/setup"))
"""Those for people who are not logged in."""
