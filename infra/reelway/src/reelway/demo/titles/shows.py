"""The invented shows, as data."""

from dataclasses import dataclass

from reelway.demo.titles.model import Alias, ShowKind


@dataclass(frozen=True, slots=True)
class ShowSpec:
    """A show before its dates are reckoned.

    `last_in_days`: days from today to the last known episode (below zero: it has aired). `soon`: its next episode airs
    two minutes after the world starts instead.
    """

    name: str
    episodes: tuple[int, ...]
    last_in_days: int
    overview: str
    genres: tuple[str, ...]
    network: str = "Channel North"
    runtime_minutes: int = 45
    every_days: int = 7
    rating: float = 7.5
    certification: str = "TV-14"
    kind: ShowKind = ShowKind.STANDARD
    language: str = "en"
    country: str = "US"
    original_name: str | None = None
    aliases: tuple[Alias, ...] = ()
    specials: int = 0
    ended: bool = False
    soon: bool = False


SHOWS: tuple[ShowSpec, ...] = (
    ShowSpec(
        "The Lantern Keepers",
        (5, 4),
        -400,
        "On an island that the maps forgot, four lighthouse keepers guard a flame that must never go out, "
        "and a secret that must never be lit.",
        ("Drama", "Mystery"),
        rating=8.6,
        aliases=(Alias("Die Laternenwächter", "DE", "de"), Alias("Lantern Keepers", "GB", "en")),
        specials=1,
        ended=True,
    ),
    ShowSpec(
        "Saltmarsh Road",
        (4, 4),
        1,
        "A retired surveyor and her runaway nephew solve the small crimes of a coast that loses a metre every year.",
        ("Crime", "Drama"),
        network="Tideway",
        rating=7.9,
        country="GB",
    ),
    ShowSpec(
        "Orbital Bakery",
        (6,),
        -3,
        "The only bakery above the atmosphere has four ovens, no gravity, and a health inspector on every shuttle.",
        ("Comedy", "Sci-Fi & Fantasy"),
        network="Stellar+",
        runtime_minutes=24,
        rating=8.1,
        certification="TV-PG",
    ),
    ShowSpec(
        "Minute Hand",
        (4,),
        0,
        "A watchmaker finds that one of her clocks runs two minutes ahead of the world, and starts to use it.",
        ("Thriller", "Sci-Fi & Fantasy"),
        network="Stellar+",
        rating=7.2,
        soon=True,
    ),
    ShowSpec(
        "Kumo no Kenshi",
        (6, 6),
        -20,
        "A swordsman made of weather looks for the season that forged him.",
        ("Animation", "Action & Adventure"),
        network="Tokyo Sora TV",
        runtime_minutes=24,
        rating=8.9,
        kind=ShowKind.ANIME,
        language="ja",
        country="JP",
        original_name="雲の剣士",
        aliases=(Alias("Swordsman of Clouds", "US", "en"), Alias("雲の剣士", "JP", "ja")),
    ),
    ShowSpec(
        "The Late Ledger",
        (12,),
        3,
        "The day's news read by two accountants who insist on receipts.",
        ("Talk", "News"),
        network="Channel North",
        runtime_minutes=30,
        every_days=1,
        rating=6.8,
        kind=ShowKind.DAILY,
    ),
    ShowSpec(
        "Harbor Lights",
        (4,),
        -2600,
        "A port town, a missing ferry, and the winter that nobody talks about.",
        ("Drama",),
        rating=7.0,
        ended=True,
    ),
    ShowSpec(
        "Harbor Lights",
        (4,),
        10,
        "A new crew, the same harbor: the ferry comes back, forty years late and on time.",
        ("Drama", "Mystery"),
        network="Tideway",
        rating=7.7,
    ),
    ShowSpec(
        "Ørsted & Sons",
        (4,),
        -90,
        "Three brothers inherit a failing wind farm and the debts of the sea.",
        ("Drama", "Family"),
        network="DK Kyst",
        rating=7.8,
        language="da",
        country="DK",
        original_name="Ørsted og Sønner",
        aliases=(Alias("Orsted and Sons", "US", "en"), Alias("Ørsted og Sønner", "DK", "da")),
    ),
    ShowSpec(
        "What's Left?",
        (4, 4),
        -700,
        "Every episode the last six people in a mall vote on what to keep.",
        ("Reality",),
        runtime_minutes=42,
        rating=5.9,
        ended=True,
    ),
    ShowSpec(
        "Quiet Engines",
        (5,),
        24,
        "Engineers of a drowned railway learn that the trains still run, only slower than anyone had looked.",
        ("Sci-Fi & Fantasy", "Drama"),
        network="Stellar+",
        rating=8.3,
        runtime_minutes=50,
    ),
    ShowSpec(
        "Northfold",
        (4,),
        -30,
        "A valley wakes under snow in July; its only doctor keeps the ledger of who has stopped dreaming.",
        ("Mystery", "Thriller"),
        rating=8.0,
    ),
    ShowSpec(
        "Paper Planets",
        (6,),
        -150,
        "Children fold their way out of an orphanage, one world at a time.",
        ("Animation", "Kids"),
        runtime_minutes=12,
        rating=7.4,
        certification="TV-Y7",
    ),
    ShowSpec(
        "Das Stille Amt",
        (4,),
        -55,
        "In a ministry for lost sounds, a clerk files a scream that has not happened yet.",
        ("Drama", "Mystery"),
        network="Erste Welle",
        rating=7.6,
        language="de",
        country="DE",
        original_name="Das stille Amt",
        aliases=(Alias("The Silent Bureau", "US", "en"),),
    ),
    ShowSpec(
        "Gravel and Gold",
        (4, 4, 4),
        -1200,
        "Two prospectors, one mule, and the worst map in the territory.",
        ("Western", "Comedy"),
        runtime_minutes=30,
        rating=7.1,
        ended=True,
    ),
    ShowSpec(
        "The Cartographer's Daughter",
        (6,),
        72,
        "She draws a road, and somewhere it exists. Then somebody erases a town.",
        ("Sci-Fi & Fantasy", "Drama"),
        network="Stellar+",
        rating=0.0,
    ),
)
