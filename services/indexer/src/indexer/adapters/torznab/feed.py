"""Reads a page of results."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import UTC, datetime
from email.utils import parsedate_to_datetime
from urllib.parse import parse_qsl, urlencode, urljoin, urlsplit, urlunsplit
from xml.etree.ElementTree import Element

from contracts.values import ExternalIds, Protocol
from indexer.adapters.torznab.errors import failure_of_code
from indexer.adapters.torznab.flags import read_flags
from indexer.adapters.torznab.xml import local_name, read_elements
from indexer.domain.failure import FailureKind, IndexerFailure
from indexer.domain.indexer import Indexer
from indexer.domain.magnet import MAX_MAGNET_LENGTH, read_info_hash
from indexer.domain.offer import Offer

MAX_ITEMS = 1000
MAX_NAME = 1000
MAX_URL = 8000
MAX_ATTRIBUTES = 200
_SECRETS = frozenset({"apikey", "api_key", "passkey", "rsskey", "authkey", "torrent_pass", "token", "key", "r"})
_USENET_TYPE = "application/x-nzb"


@dataclass(frozen=True, slots=True)
class FeedPage:
    """What can be read of a page; `items` counts those that can't be read too, `total` is what the indexer claims."""

    offers: tuple[Offer, ...]
    items: int
    total: int | None


@dataclass(slots=True)
class _Item:
    texts: dict[str, str] = field(default_factory=dict)
    attributes: list[tuple[str, str]] = field(default_factory=list)
    first: dict[str, str] = field(default_factory=dict)
    """Of each attribute the first value that is not empty."""
    enclosure: Mapping[str, str] = field(default_factory=dict)

    def add(self, name: str, value: str) -> None:
        if len(self.attributes) < MAX_ATTRIBUTES:
            self.attributes.append((name, value))
            if value:
                self.first.setdefault(name, value)

    def values(self, name: str) -> list[str]:
        return [value for key, value in self.attributes if key == name and value] if name in self.first else []

    def value(self, *names: str) -> str | None:
        return next((self.first[name] for name in names if name in self.first), None)


def read_feed(body: bytes, indexer: Indexer) -> FeedPage:
    """The offers of a page. An item without a name is left out; any other missing or odd value is only not known.

    Raises:
        IndexerFailure: the indexer answered with an error, or with no feed at all.
    """
    offers: list[Offer] = []
    items, total, item = 0, None, _Item()
    root: str | None = None
    for event, element in read_elements(body):
        name = local_name(element)
        if event == "start":
            root = root or name
            if name == "item":
                item = _Item()
            continue
        if name == "error" and root == "error":
            raise failure_of_code(element.get("code"), element.get("description"))
        if name == "response":
            total = _whole(element.get("total"))
        elif name == "item":
            items += 1
            offers += [offer] if (offer := _offer(item, indexer)) else []
            element.clear()
            if items >= MAX_ITEMS:
                break
        else:
            _note(item, name, element)
    if root not in ("rss", "feed", "channel"):
        raise IndexerFailure(FailureKind.BROKEN, f"the answer is <{(root or 'nothing')[:40]}> instead of results")
    return FeedPage(tuple(offers), items, total)


def _note(item: _Item, name: str, element: Element) -> None:
    if name == "attr":
        item.add((element.get("name") or "").lower(), (element.get("value") or "").strip())
    elif name == "enclosure":
        item.enclosure = dict(element.attrib)
    elif element.text and name not in item.texts:
        item.texts[name] = element.text.strip()


def _offer(item: _Item, indexer: Indexer) -> Offer | None:
    name = " ".join(item.texts.get("title", "").split())[:MAX_NAME]
    if not name:
        return None
    links = _links(item, indexer.settings.url)
    magnet = next((link for link in links if link.startswith("magnet:")), None)
    protocol = _protocol(item, indexer, magnet)
    return Offer(
        indexer_id=indexer.id,
        indexer=indexer.settings.name,
        priority=indexer.settings.priority,
        minimum_seeders=indexer.settings.minimum_seeders,
        required_flags=indexer.settings.required_flags,
        name=name,
        protocol=protocol,
        download_url=next((link for link in links if link.startswith(("http://", "https://"))), None),
        magnet=magnet,
        info_hash=read_info_hash(item.value("infohash")),
        size_bytes=_size(item),
        seeders=_whole(item.value("seeders")),
        peers=_whole(item.value("peers")),
        grabs=_whole(item.value("grabs")),
        flags=read_flags(item.attributes),
        categories=tuple(number for text in item.values("category") if (number := _whole(text)) is not None)[:20],
        languages=tuple(value[:40] for value in item.values("language"))[:20],
        published_at=_moment(item.value("usenetdate")) or _moment(item.texts.get("pubdate")),
        details_url=_details(item, indexer.settings.url),
        ids=_ids(item),
    )


def _links(item: _Item, base: str) -> list[str]:
    found = (item.value("magneturl"), item.enclosure.get("url"), item.texts.get("link"))
    links = [link if link.startswith("magnet:") else _joined(base, link) for link in found if link]
    return [link for link in links if len(link) <= (MAX_MAGNET_LENGTH if link.startswith("magnet:") else MAX_URL)]


def _joined(base: str, link: str) -> str:
    """The whole address; empty when it can't be one."""
    if link.startswith(("http://", "https://")) and link.isascii() and link.isprintable() and "[" not in link:
        return link
    try:
        return urljoin(base, link)
    except ValueError:
        return ""


def _protocol(item: _Item, indexer: Indexer, magnet: str | None) -> Protocol:
    kind = item.enclosure.get("type", "").lower()
    if kind == _USENET_TYPE:
        return Protocol.USENET
    return Protocol.TORRENT if magnet or "bittorrent" in kind else indexer.protocol


def _size(item: _Item) -> int | None:
    texts = (item.value("size"), item.texts.get("size"), item.enclosure.get("length"))
    return next((size for text in texts if (size := _whole(text))), None)


def _ids(item: _Item) -> ExternalIds:
    imdb = (item.value("imdbid", "imdb") or "").lower().removeprefix("tt")
    return ExternalIds(
        tmdb=_whole(item.value("tmdbid", "tmdb")) or None,
        tvdb=_whole(item.value("tvdbid", "tvdb")) or None,
        tvmaze=_whole(item.value("tvmazeid", "tvmaze")) or None,
        imdb=f"tt{imdb.zfill(7)}" if imdb.isdecimal() and len(imdb) < 12 and int(imdb) else None,
    )


def _details(item: _Item, base: str) -> str | None:
    """A page for people, without keys in its address."""
    for text in (item.texts.get("comments"), item.texts.get("guid")):
        if not text or len(text) > MAX_URL:
            continue
        parts = urlsplit(_joined(base, text))
        if parts.scheme in ("http", "https"):
            return urlunsplit(parts._replace(query=_without_secrets(parts.query), fragment=""))
    return None


def _without_secrets(query: str) -> str:
    return urlencode([(key, value) for key, value in parse_qsl(query) if key.lower() not in _SECRETS]) if query else ""


def _whole(text: str | None) -> int | None:
    """A whole number that is not negative and fits a database; None for anything else."""
    if not text or len(text) > 18:
        return None
    digits = text.strip()
    return int(digits) if digits.isascii() and digits.isdecimal() else None


def _moment(text: str | None) -> datetime | None:
    if not text:
        return None
    try:
        at = parsedate_to_datetime(text)
    except ValueError:
        try:
            at = datetime.fromisoformat(text)
        except ValueError:
            return None
    try:
        return at.astimezone(UTC) if at.tzinfo else at.replace(tzinfo=UTC)
    except (OverflowError, ValueError):
        return None
