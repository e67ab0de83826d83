"""What says where the picture comes from and how many lines it has. A phrase is words with one blank between."""

SOURCES = {
    "bluray": (
        "bluray|blu ray|bdrip|brrip|bdlight|bdmux|bd|bdr|hddvd|hd dvd|hddvdrip|hdbdrip|uhdbdrip|uhdbd|uhd2bd|fullbd|"
        "mbluray|microbluray|blurayrip|bluray rip|blu ray rip|bd rip|br rip|bdwebrip|dbdrip|bdrips|brip|minibd|bdraw"
    ),
    "webdl": (
        "webdl|web dl|web|webhd|web hd|ituneshd|itunes hd|amazonhd|amazonuhd|amazonsd|amazon hd|netflixhd|netflixuhd|"
        "netflixsd|netflix hd|netflixu hd|webdlrip|web dlrip|web dl rip|ddphd|hbomaxhd|maxdomehd|disneyhd|hulu hd|"
        "webdlremux|webcam dl|webtv|webuhd|web uhd|itunesuhd|itunessd|disneyuhd|hmaxhd|aptvhd|wowtvhd|skyhd|dplushd"
    ),
    "webrip": "webrip|web rip|webmux|web mux|web cap|webcap|webriphd|webhdrip|web hdrip",
    "tv": (
        "hdtv|hd tv|pdtv|dsr|dsrip|tvrip|tv rip|sdtv|sd tv|satrip|sat rip|dtvrip|dtv|dvbrip|dvb|dvb s|ppvrip|ppv|"
        "hdtvrip|hdtv rip|tvhdrip|htdv|uhdtv|uhd tv|ahdtv|stv|tv cap|tvcap|tvdub|iptvrip|dthrip|hdtvmux|pdtvmux|tv"
    ),
    "dvd": (
        "dvd|dvdrip|dvd rip|dvdr|dvd r|dvd5|dvd 5|dvd9|dvd 9|dvdmux|xvidvd|ntsc|pal|dvdscr|dvd scr|dvdscreener|"
        "dvd screener|dvdrips|2xdvd9|2xdvd5|3xdvd9|4xdvd9|2xdvd|3xdvd|r5|r6|dvdremux|dvdfull|dvd iso|ntscr|"
        "screener|scr|hqdvd|dvdivx|m dvd|mdvdr"
    ),
    "cam": ("cam|camrip|cam rip|hdcam|hd cam|hqcam|hq cam|newcam|new cam|hdcamrip|hd camrip|hqcamrip|bcam|camhd|qcam"),
    "telesync": (
        "telesync|telesynch|tele sync|ts|tsrip|hdts|hd ts|hdtsrip|hqts|pdvd|predvd|predvdrip|pre dvd|dvdts|dvd ts|tshq"
    ),
    "telecine": "telecine|tele cine|tc|hdtc|hd tc|hdtcrip|tcrip",
    "workprint": "workprint|work print|wp",
}
MODIFIERS = {
    "remux": "remux|remuxed",
    "rawhd": "rawhd|raw hd",
    "screener": "screener|scr|dvdscr|dvd scr|dvdscreener|dvd screener|bdscr|webscreener|web screener",
    "regional": "r5|r6|regional",
}
RESOLUTIONS = {
    2160: "4k|uhd|ultrahd|ultra hd|amazonuhd|netflixuhd|itunesuhd|disneyuhd|uhdtv|webuhd",
    1080: "fhd|fullhd|full hd",
    480: "amazonsd|netflixsd|itunessd",
}
"""Only what is said in words; digits ("1080p", "1920x1080") are read by shape."""

JOINED = {
    "bdremux": (("source", "bluray"), ("modifier", "remux")),
    "bd remux": (("source", "bluray"), ("modifier", "remux")),
    "brremux": (("source", "bluray"), ("modifier", "remux")),
    "blurayremux": (("source", "bluray"), ("modifier", "remux")),
    "uhdremux": (("source", "bluray"), ("modifier", "remux"), ("resolution", 2160)),
    "uhd remux": (("source", "bluray"), ("modifier", "remux"), ("resolution", 2160)),
    "bdscr": (("source", "dvd"), ("modifier", "screener")),
    "bdiso": (("source", "bluray"), ("disk", True)),
    "bd iso": (("source", "bluray"), ("disk", True)),
    "bd25": (("source", "bluray"), ("disk", True)),
    "bd50": (("source", "bluray"), ("disk", True)),
    "bd66": (("source", "bluray"), ("disk", True)),
    "bd100": (("source", "bluray"), ("disk", True)),
    "brdisk": (("source", "bluray"), ("disk", True)),
    "br disk": (("source", "bluray"), ("disk", True)),
    "bddisk": (("source", "bluray"), ("disk", True)),
    "bdmv": (("source", "bluray"), ("disk", True)),
    "complete bluray": (("source", "bluray"), ("disk", True)),
    "complete blu ray": (("source", "bluray"), ("disk", True)),
    "complete uhd bluray": (("source", "bluray"), ("disk", True), ("resolution", 2160)),
    "complete uhd blu ray": (("source", "bluray"), ("disk", True), ("resolution", 2160)),
    "full bluray": (("source", "bluray"), ("disk", True)),
    "iso": (("disk", True),),
    "uhd25": (("source", "bluray"), ("disk", True)),
    "uhd50": (("source", "bluray"), ("disk", True)),
    "uhd66": (("source", "bluray"), ("disk", True)),
    "uhd100": (("source", "bluray"), ("disk", True)),
    "3d bd": (("source", "bluray"), ("disk", True)),
}
