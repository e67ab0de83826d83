"""Reading what indexers answer."""

from datetime import UTC, datetime

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from contracts.indexer.values import IndexerFlag
from contracts.values import Protocol
from indexer.adapters.torznab.capabilities import read_capabilities
from indexer.adapters.torznab.client import api_url
from indexer.adapters.torznab.errors import failure_of_status, read_retry_after
from indexer.adapters.torznab.feed import read_feed
from indexer.adapters.torznab.flags import read_flags
from indexer.domain.capabilities import DEFAULT_CAPABILITIES, Function
from indexer.domain.failure import FailureKind, IndexerFailure
from releases.formats.flags import Flag
from unit.indexer.samples import NOW, indexer

HASH = "C12FE1C06BBA254A9DC9F519B335AA7C1367A88A"
ITEM = f"""<item><title> Harbor.Lights.S01E02.1080p.WEB-DL-TIDE </title>

<guid>http://index.example/t/1?passkey=x&amp;id=1</guid><pubDate>Sun, 01 Mar 2026 20:15:00 +0100</pubDate>
<size>1400000000</size><category>5040</category>
<enclosure url="/dl/1.torrent" length="9" type="application/x-bittorrent"/>
<torznab:attr name="seeders" value="42"/><torznab:attr name="peers" value="50"/><torznab:attr name="grabs" value="7"/>
<torznab:attr name="infohash" value="{HASH}"/><torznab:attr name="category" value="5040"/>
<torznab:attr name="category" value="100042"/><torznab:attr name="downloadvolumefactor" value="0"/>
<torznab:attr name="uploadvolumefactor" value="1.5"/><torznab:attr name="tag" value="internal"/>
<torznab:attr name="imdb" value="9900001"/><torznab:attr name="tvdbid" value="4711"/>
<torznab:attr name="tmdbid" value="0"/><torznab:attr name="language" value="English"/></item>"""


def feed(items: str, head: str = "") -> bytes:
    return (
        '<?xml version="1.0"?><rss xmlns:torznab="http://torznab.com/schemas/2015/feed" '
        'xmlns:newznab="http://www.newznab.com/DTD/2010/feeds/attributes/"><channel><title>Index</title>'
        f"{head}{items}</channel></rss>"
    ).encode()


def test_everything_that_an_item_says_is_read() -> None:
    page = read_feed(feed(ITEM, '<newznab:response offset="0" total="250"/>'), indexer())
    (found,) = page.offers
    assert (page.items, page.total) == (1, 250)
    assert found.name == "Harbor.Lights.S01E02.1080p.WEB-DL-TIDE"
    assert found.download_url == "http://index.example/dl/1.torrent"
    assert found.details_url == "http://index.example/t/1?id=1"
    assert found.published_at == datetime(2026, 3, 1, 19, 15, tzinfo=UTC)
    assert (found.size_bytes, found.seeders, found.peers, found.grabs) == (1_400_000_000, 42, 50, 7)
    assert found.info_hash == HASH.lower()
    assert found.flags == ("freeleech", "internal")
    assert found.categories == (5040, 100042)
    assert (found.ids.imdb, found.ids.tvdb, found.ids.tmdb) == ("tt9900001", 4711, None)
    assert found.languages == ("English",)
    assert found.protocol is Protocol.TORRENT


def test_a_post_to_usenet_is_read_with_its_own_date() -> None:
    item = """<item><title>Post</title><enclosure url="http://n.example/1.nzb" length="77" type="application/x-nzb"/>
    <pubDate>Mon, 02 Mar 2026 00:00:00 GMT</pubDate>
    <newznab:attr name="usenetdate" value="Sun, 01 Mar 2026 00:00:00 +0000"/>
    <newznab:attr name="nuked" value="1"/></item>"""
    (found,) = read_feed(feed(item), indexer()).offers
    assert found.protocol is Protocol.USENET
    assert found.published_at == datetime(2026, 3, 1, tzinfo=UTC)
    assert (found.size_bytes, found.flags) == (77, ("nuked",))


def test_a_magnet_is_found_wherever_it_stands() -> None:
    link = f"magnet:?xt=urn:btih:{HASH}"
    for item in (
        f"<item><title>A</title><link>{link}</link></item>",
        f'<item><title>A</title><enclosure url="{link}" type="application/x-bittorrent"/></item>',
        f'<item><title>A</title><torznab:attr name="magneturl" value="{link}"/></item>',
    ):
        (found,) = read_feed(feed(item), indexer()).offers
        assert (found.magnet, found.download_url) == (link, None)


def test_odd_values_are_not_known_and_spoil_nothing() -> None:
    item = """<item><title>Odd</title><size>many</size><pubDate>yesterday</pubDate><link>http://[bad</link>
    <torznab:attr name="seeders" value="-1"/><torznab:attr name="uploadvolumefactor" value="x"/><torznab:attr/>
    <torznab:attr name="infohash" value="zzz"/><torznab:attr name="size" value="99999999999999999999999"/></item>"""
    page = read_feed(feed(item + "<item><size>5</size></item>" + ITEM), indexer())
    assert page.items == 3
    odd, good = page.offers
    assert (odd.size_bytes, odd.seeders, odd.published_at, odd.info_hash, odd.flags) == (None, None, None, None, ())
    assert odd.download_url is None
    assert good.seeders == 42


def test_an_attribute_that_is_empty_hides_no_later_one_and_one_without_a_name_stands_for_none() -> None:
    item = """<item><title>Odd</title><torznab:attr name="" value="7"/>
    <torznab:attr name="seeders" value=" "/><torznab:attr name="seeders" value="3"/></item>"""
    (found,) = read_feed(feed(item), indexer()).offers
    assert (found.seeders, found.peers, found.size_bytes) == (3, None, None)


@pytest.mark.parametrize(
    ("name", "value", "flags"),
    [
        ("downloadvolumefactor", "0", ("freeleech",)),
        ("downloadvolumefactor", "0.25", ("freeleech75",)),
        ("downloadvolumefactor", "0.5", ("halfleech",)),
        ("downloadvolumefactor", "0.75", ("freeleech25",)),
        ("downloadvolumefactor", "1", ()),
        ("uploadvolumefactor", "2", ("doubleupload",)),
        ("uploadvolumefactor", "1.5", ()),
        ("tag", "Scene", ("scene",)),
        ("tag", "anything", ()),
        ("nuked", "yes", ("nuked",)),
        ("nuked", "0", ()),
        ("nuked", "bad.aspect", ("nuked",)),
        ("nuked", "", ()),
        ("subs", "English, German", ("subtitles",)),
        ("subs", "none", ()),
        ("haspretime", "1", ("scene",)),
        ("prematch", "1", ("scene",)),
        ("prematch", "0", ()),
        *(("tag", flag.value, (flag.value,)) for flag in Flag),
        *(("tag", flag.value, (flag.value,)) for flag in IndexerFlag),
        ("tag", "haspretime", ("scene",)),
        ("tag", "prematch", ("scene",)),
    ],
)
def test_flags_are_read_by_the_words_that_formats_and_settings_use(
    name: str, value: str, flags: tuple[str, ...]
) -> None:
    assert read_flags([(name, value)]) == flags


@pytest.mark.parametrize(
    ("body", "kind", "words"),
    [
        (b'<error code="100" description="Bad key"/>', FailureKind.KEY_REFUSED, "error 100: Bad key"),
        (b'<error code="429" description="Slow down"/>', FailureKind.LIMITED, "Slow down"),
        (b'<error code="500" description="Request limit reached"/>', FailureKind.LIMITED, "limit"),
        (b'<error code="202" description="No such function"/>', FailureKind.UNSUPPORTED, "No such function"),
        (b'<error code="910" description="API disabled"/>', FailureKind.BROKEN, "API disabled"),
        (b"<html><body>hello</body></html>", FailureKind.BROKEN, "<html>"),
        (b"<!doctype html><p>", FailureKind.BROKEN, "HTML instead of results"),
        (b"<rss><channel><item>", FailureKind.BROKEN, "broken XML"),
        (b"", FailureKind.BROKEN, "broken XML"),
        (b'{"error": 1}', FailureKind.BROKEN, "broken XML"),
        (b'<!DOCTYPE x [<!ENTITY a "b">]><rss>&a;</rss>', FailureKind.BROKEN, "DTD or entities"),
        (b'<!DOCTYPE x SYSTEM "file:///etc/passwd"><rss/>', FailureKind.BROKEN, "DTD or entities"),
        (b"<rss>" + b"<a/>" * 300_000 + b"</rss>", FailureKind.BROKEN, "more than 200000 elements"),
    ],
)
def test_what_is_no_feed_is_a_failure_that_says_why(body: bytes, kind: FailureKind, words: str) -> None:
    with pytest.raises(IndexerFailure) as failure:
        read_feed(body, indexer())
    assert failure.value.kind is kind
    assert words in failure.value.detail


def test_a_deep_document_is_refused_without_harm() -> None:
    with pytest.raises(IndexerFailure):
        read_feed(b"<rss>" * 500_000, indexer())


def test_of_a_flood_only_the_first_thousand_items_are_read() -> None:
    assert read_feed(feed(ITEM * 1500), indexer()).items == 1000


@settings(max_examples=150, deadline=None)
@given(st.binary(max_size=300), st.text(max_size=80))
def test_no_answer_raises_anything_but_a_failure(body: bytes, text: str) -> None:
    for document in (body, feed(f"<item><title>{text}</title><link>{text}</link></item>")):
        try:
            found = read_feed(document, indexer())
        except IndexerFailure:
            continue
        assert len(found.offers) <= found.items <= 1


def test_capabilities_are_read() -> None:
    body = b"""<caps><limits max="50" default="25"/><searching><search available="yes" supportedParams="q"/>
    <tv-search available="yes" supportedParams="q, season,EP"/><movie-search available="no" supportedParams="q"/>
    </searching><categories><category id="5000"><subcat id="5040"/></category></categories></caps>"""
    found = read_capabilities(body)
    assert found.parameters == {Function.SEARCH: frozenset({"q"}), Function.TV: frozenset({"q", "season", "ep"})}
    assert (found.page_size, found.categories) == (50, frozenset({5000, 5040}))


def test_capabilities_without_a_search_are_the_usual_ones() -> None:
    assert read_capabilities(b"<caps/>").parameters == DEFAULT_CAPABILITIES.parameters
    with pytest.raises(IndexerFailure, match="<rss>"):
        read_capabilities(b"<rss/>")


@pytest.mark.parametrize(
    ("url", "api"),
    [
        ("http://i.example", "http://i.example/api"),
        ("http://i.example/torznab/", "http://i.example/torznab/api"),
        ("http://i.example/1/api", "http://i.example/1/api"),
        ("http://i.example/api?x=1", "http://i.example/api?x=1"),
    ],
)
def test_the_api_is_where_indexers_have_it(url: str, api: str) -> None:
    assert api_url(url) == api


@pytest.mark.parametrize(
    ("status", "kind"),
    [
        (401, FailureKind.KEY_REFUSED),
        (404, FailureKind.UNSUPPORTED),
        (429, FailureKind.LIMITED),
        (500, FailureKind.BROKEN),
        (503, FailureKind.UNREACHABLE),
    ],
)
def test_a_status_tells_who_has_to_do_something(status: int, kind: FailureKind) -> None:
    failure = failure_of_status(status, {"retry-after": "90"}, NOW)
    assert failure
    assert failure.kind is kind


def test_a_pause_is_read_in_seconds_and_as_a_date() -> None:
    assert failure_of_status(200, {}, NOW) is None
    assert read_retry_after("120", NOW) == 120
    assert read_retry_after("Mon, 01 Jun 2026 12:01:00 GMT", NOW) == 60
    assert read_retry_after("soon", NOW) is None
