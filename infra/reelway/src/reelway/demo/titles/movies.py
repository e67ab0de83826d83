"""The invented movies, as data."""

from dataclasses import dataclass

from reelway.demo.titles.model import Alias, Collection

HOLLOW = Collection(990001, "The Hollow Star Collection")
BREAD = Collection(990002, "Bread Money Collection")


@dataclass(frozen=True, slots=True)
class MovieSpec:
    """A movie before its dates are reckoned; each number counts days from today, below zero is past."""

    name: str
    cinema_in_days: int
    overview: str
    genres: tuple[str, ...]
    digital_in_days: int | None = None
    physical_in_days: int | None = None
    runtime_minutes: int = 110
    rating: float = 7.0
    certification: str = "PG-13"
    studio: str = "Paper Moon Pictures"
    language: str = "en"
    country: str = "US"
    original_name: str | None = None
    aliases: tuple[Alias, ...] = ()
    collection: Collection | None = None


MOVIES: tuple[MovieSpec, ...] = (
    MovieSpec(
        "The Glass Orchard",
        -800,
        "A botanist breeds trees that remember, and is asked to testify.",
        ("Drama", "Mystery"),
        digital_in_days=-720,
        physical_in_days=-690,
        rating=8.2,
        runtime_minutes=118,
    ),
    MovieSpec(
        "Hollow Star",
        -2900,
        "A mining crew drills into a dead sun and finds a door.",
        ("Science Fiction", "Thriller"),
        digital_in_days=-2800,
        physical_in_days=-2780,
        rating=7.9,
        runtime_minutes=124,
        collection=HOLLOW,
    ),
    MovieSpec(
        "Hollow Star: Ember",
        -1500,
        "The door is open, and something polite has come out.",
        ("Science Fiction", "Action"),
        digital_in_days=-1400,
        physical_in_days=-1380,
        rating=7.1,
        runtime_minutes=131,
        collection=HOLLOW,
    ),
    MovieSpec(
        "Hollow Star: Afterlight",
        -30,
        "Whoever is last to leave turns off the star.",
        ("Science Fiction", "Action"),
        digital_in_days=45,
        physical_in_days=90,
        rating=7.4,
        runtime_minutes=142,
        collection=HOLLOW,
    ),
    MovieSpec(
        "Bread Money",
        -4100,
        "Two bakers rob the bank that owns their oven.",
        ("Comedy", "Crime"),
        digital_in_days=-4000,
        rating=6.9,
        runtime_minutes=96,
        collection=BREAD,
    ),
    MovieSpec(
        "Bread Money 2: Sourdough",
        -3300,
        "The starter is alive and wants its cut.",
        ("Comedy", "Crime"),
        digital_in_days=-3200,
        rating=5.8,
        runtime_minutes=99,
        collection=BREAD,
    ),
    MovieSpec(
        "The Long Buffering",
        -260,
        "An archivist waits for one last film to load. Nobody has it any more.",
        ("Drama",),
        digital_in_days=-200,
        rating=6.4,
        runtime_minutes=92,
    ),
    MovieSpec(
        "Café Minuit",
        -1900,
        "A Paris café that opens only for those who missed their last train.",
        ("Romance", "Drama"),
        digital_in_days=-1800,
        rating=7.6,
        runtime_minutes=104,
        language="fr",
        country="FR",
        original_name="Café Minuit",
        aliases=(Alias("Midnight Cafe", "US", "en"),),
    ),
    MovieSpec(
        "Tidal",
        -550,
        "A free diver counts the seconds between two waves and finds one too many.",
        ("Thriller",),
        digital_in_days=-480,
        physical_in_days=-450,
        rating=7.3,
        runtime_minutes=101,
    ),
    MovieSpec(
        "1 Mile to Winter",
        -640,
        "The last bus before the pass closes carries eight strangers and one lie.",
        ("Thriller", "Mystery"),
        digital_in_days=-560,
        rating=7.0,
        runtime_minutes=98,
    ),
    MovieSpec(
        "The Understudy's Understudy",
        -1000,
        "Everyone falls ill on opening night except the man who sells the ice cream.",
        ("Comedy",),
        digital_in_days=-930,
        rating=6.7,
        runtime_minutes=94,
    ),
    MovieSpec(
        "Iron Meridian",
        -410,
        "A railway across the ice, one engine, and two armies that each believe it is theirs.",
        ("Action", "War"),
        digital_in_days=-340,
        physical_in_days=-320,
        rating=7.8,
        runtime_minutes=137,
        certification="R",
    ),
    MovieSpec(
        "Kawa no Oto",
        -2200,
        "A deaf ferryman hears the river once a year.",
        ("Drama",),
        digital_in_days=-2100,
        rating=8.4,
        runtime_minutes=112,
        language="ja",
        country="JP",
        original_name="川の音",
        aliases=(Alias("The Sound of the River", "US", "en"),),
    ),
    MovieSpec(
        "Velvet Static",
        -150,
        "A radio host takes a call from the night she disappeared.",
        ("Horror", "Mystery"),
        digital_in_days=-80,
        rating=6.6,
        runtime_minutes=95,
        certification="R",
    ),
    MovieSpec(
        "Little Comet",
        -220,
        "A comet with a fear of the dark takes the long way round the sun.",
        ("Animation", "Family"),
        digital_in_days=-140,
        physical_in_days=-110,
        rating=7.9,
        runtime_minutes=88,
        certification="PG",
    ),
    MovieSpec(
        "The Weight of Maps",
        -1300,
        "A documentary on the people who carry borders up mountains.",
        ("Documentary",),
        digital_in_days=-1250,
        rating=7.7,
        runtime_minutes=86,
    ),
    MovieSpec(
        "Nine Tenths",
        -700,
        "Possession, said the lawyer, and the house agreed.",
        ("Horror", "Comedy"),
        digital_in_days=-640,
        rating=6.2,
        runtime_minutes=91,
        certification="R",
    ),
    MovieSpec(
        "Sommer in Blech",
        -1700,
        "Four friends drive a car made of scrap to the sea.",
        ("Comedy", "Adventure"),
        digital_in_days=-1600,
        rating=7.0,
        runtime_minutes=103,
        language="de",
        country="DE",
        original_name="Sommer in Blech",
        aliases=(Alias("Summer of Tin", "US", "en"),),
    ),
    MovieSpec(
        "Opening Credits",
        -6,
        "A stuntwoman is the only one who remembers how the film ends.",
        ("Action", "Comedy"),
        digital_in_days=60,
        rating=7.2,
        runtime_minutes=109,
    ),
    MovieSpec(
        "The Patience of Stones",
        160,
        "A sculptor gets a commission that will take four hundred years.",
        ("Drama",),
        rating=0.0,
        runtime_minutes=126,
    ),
)
