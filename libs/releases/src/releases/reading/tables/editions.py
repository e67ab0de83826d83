"""Cuts and editions. NAMED ones stand alone or before cut, edition, version; CALLED ones only before such a word."""

NAMED = (
    "extended|director s|directors|collector s|collectors|theatrical|ultimate|despecialized|uncensored|remastered|"
    "4k remastered|unrated|uncut|open matte|openmatte|imax|imax enhanced|fan edit|fanedit|restored|recut|2in1|3in1|"
    "4in1|anniversary|non censuré|uncropped|criterion|redux|"
    "extended director s|extended directors"
)
LONE = (
    "despecialized|extended|theatrical|ultimate|uncensored|remastered|4k remastered|unrated|uncut|open matte|"
    "openmatte|imax|imax enhanced|fan edit|fanedit|restored|recut|2in1|3in1|4in1|anniversary|uncropped|redux"
)
CALLED = (
    "special|rogue|rouge|final|assembly|imperial|diamond|signature|hunter|rekall|alternate|alternative|integral|"
    "workprint|producers|producer s|criterion|limited|international|american|japanese|super|original|"
    "festival|black and chrome|"
    "complete|remastered|deluxe|definitive|platinum|gold|premium"
)
NOUNS = ("cut", "edition", "version", "extended")
