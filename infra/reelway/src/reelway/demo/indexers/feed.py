"""Torznab's XML: capabilities, results and errors."""

from collections.abc import Sequence
from dataclasses import dataclass
from email.utils import format_datetime
from xml.etree.ElementTree import Element, SubElement, register_namespace, tostring

from reelway.demo.releases.release import Seeded

TORZNAB = "http://torznab.com/schemas/2015/feed"
NEWZNAB = "http://www.newznab.com/DTD/2010/feeds/attributes/"
ATOM = "http://www.w3.org/2005/Atom"
LIMIT_DEFAULT = 50
LIMIT_MAX = 100
CATEGORIES = {
    2000: ("Movies", {2030: "Movies/SD", 2040: "Movies/HD", 2045: "Movies/UHD"}),
    5000: ("TV", {5030: "TV/SD", 5040: "TV/HD", 5045: "TV/UHD", 5070: "TV/Anime"}),
}

for _prefix, _uri in (("torznab", TORZNAB), ("newznab", NEWZNAB), ("atom", ATOM)):
    register_namespace(_prefix, _uri)


@dataclass(frozen=True, slots=True)
class Source:
    """Who a feed comes from; `proxy` is the element by which Prowlarr or Jackett names the indexer."""

    name: str
    url: str
    api_key: str
    proxy: tuple[str, str] | None = None


def caps_element(name: str, tv_parameters: str, movie_parameters: str) -> Element:
    """What the indexer can do."""
    caps = Element("caps")
    SubElement(caps, "server", title=name)
    SubElement(caps, "limits", max=str(LIMIT_MAX), default=str(LIMIT_DEFAULT))
    searching = SubElement(caps, "searching")
    SubElement(searching, "search", available="yes", supportedParams="q")
    SubElement(searching, "tv-search", available="yes", supportedParams=tv_parameters)
    SubElement(searching, "movie-search", available="yes", supportedParams=movie_parameters)
    SubElement(searching, "music-search", available="no", supportedParams="")
    categories = SubElement(caps, "categories")
    for number, (title, inner) in CATEGORIES.items():
        category = SubElement(categories, "category", id=str(number), name=title)
        for inner_number, inner_title in inner.items():
            SubElement(category, "subcat", id=str(inner_number), name=inner_title)
    return caps


def error_element(code: int, description: str) -> Element:
    """A Newznab error."""
    return Element("error", code=str(code), description=description)


def feed_element(source: Source, found: Sequence[Seeded], offset: int, limit: int) -> Element:
    """One page of results."""
    rss = Element("rss", version="2.0")
    channel = SubElement(rss, "channel")
    SubElement(channel, f"{{{ATOM}}}link", href=source.url, rel="self", type="application/rss+xml")
    SubElement(channel, "title").text = source.name
    SubElement(channel, "description").text = f"{source.name} of the demo world"
    SubElement(channel, "link").text = source.url
    SubElement(channel, f"{{{NEWZNAB}}}response", offset=str(offset), total=str(len(found)))
    for entry in found[offset : offset + limit]:
        _add_item(channel, source, entry)
    return rss


def encode(element: Element) -> bytes:
    """The document as UTF-8."""
    encoded: bytes = tostring(element, "utf-8", xml_declaration=True)
    return encoded


def _add_item(channel: Element, source: Source, entry: Seeded) -> None:
    release = entry.release
    download = f"{source.url}/download/{entry.info_hash}.torrent?apikey={source.api_key}"
    link = entry.magnet_uri if release.magnet else download
    item = SubElement(channel, "item")
    SubElement(item, "title").text = release.name
    SubElement(item, "guid").text = f"{source.url}/details/{entry.info_hash}"
    SubElement(item, "comments").text = f"{source.url}/details/{entry.info_hash}"
    SubElement(item, "pubDate").text = format_datetime(release.published_at)
    SubElement(item, "size").text = str(release.listed_size_bytes)
    SubElement(item, "description").text = release.title.overview
    SubElement(item, "link").text = link
    for category in release.categories:
        SubElement(item, "category").text = str(category)
    size = str(release.listed_size_bytes)
    SubElement(item, "enclosure", url=link, length=size, type="application/x-bittorrent")
    if source.proxy:
        element, proxied_id = source.proxy
        SubElement(item, element, id=proxied_id).text = source.name
    for name, value in _attributes(entry):
        SubElement(item, f"{{{TORZNAB}}}attr", name=name, value=value)


def _attributes(entry: Seeded) -> list[tuple[str, str]]:
    release, ids = entry.release, entry.release.title.ids
    attributes = [("category", str(category)) for category in release.categories]
    attributes += [
        ("size", str(release.listed_size_bytes)),
        ("files", str(len(release.files))),
        ("grabs", str(release.seeders * 3)),
        ("seeders", str(release.seeders)),
        ("peers", str(release.seeders + 2)),
        ("infohash", entry.info_hash),
        ("imdb", ids.imdb.removeprefix("tt")),
        ("imdbid", ids.imdb),
        ("tvdbid", str(ids.tvdb)),
        ("tmdbid", str(ids.tmdb)),
        ("year", str(release.title.year)),
        ("minimumratio", "1"),
        ("minimumseedtime", "172800"),
        ("downloadvolumefactor", "0" if release.freeleech else "1"),
        ("uploadvolumefactor", "1"),
    ]
    if release.season is not None:
        attributes.append(("season", str(release.season)))
    attributes += [("episode", str(number)) for number in release.episodes[:1]]
    attributes += [
        ("tag", tag) for tag, given in {"freeleech": release.freeleech, "internal": release.internal}.items() if given
    ]
    return [*attributes, ("magneturl", entry.magnet_uri)] if release.magnet else attributes
