"""Words between the facts that carry none of their own here, or that make a release a second try."""

SECOND_TRIES = {
    "proper": "proper",
    "repack": "repack|rerip|re rip",
    "real": "real",
}
PLAIN = (
    "hr ws|ws hr|internal|int|disc|disk|untouched|complete|completa|complet|completo|integrale|komplett|limited|ws|hr|"
    "fs|readnfo|read nfo|nfofix|hybrid|hq|hd|sd|web4u|"
    "extras|subpack|batch|multi|multi6|multi audio|multiaudio|dual|dual audio|dualaudio|dual áudio|dl|ml|md|ld|"
    "dubbed|dub|dubs|dublado|synced|fansub|fastsub|raw|retail|festival|stv|hdrip|uhdrip|hdlight|muhd|m720p|"
    "m1080p|upscale|upscaled|"
    "upscaled 4k|ai upscale|remastered audio|60fps|50fps|120fps|hfr|fps|3d|sbs|hsbs|half sbs|h sbs|ou|hou|half ou|"
    "h ou|2d|bdbox|dbox|dvdbox|ch|2ch|6ch|8ch|1ch|5 1ch|mkv|mp4|avi|gb|mb|no subs|"
    "nordic|dirfix|rerip|dc audio|line|lined|mic|mic dubbed|line dubbed|audio|stereo|mono|dolby|surround|"
    "censored|noncensored|tvrip|ffmpeg|pack|season pack|new|hs|op|ed|ncop|nced|oar|amazon original|audios|"
    "rip|web only|obfuscated|2in1 audio|ituneshd|dplus|colorized|bonus|anime"
)
STEREO_3D = "3d|sbs|hsbs|half sbs|h sbs|hou|half ou|h ou"
SUBTITLE_MARKS = (
    "sub|subs|subbed|subtitle|subtitles|subtitled|multisub|multisubs|multi sub|multi subs|"
    "multiple subtitle|multiple subtitles|softsubs|softsub|"
    "hardsub|hardsubs|hardsubbed|hc|hcsubs|esub|esubs|e subs|e sub|msub|msubs|m subs|ensub|ensubs|engsub|"
    "engsubs|rusub|rusubs|itasub|itasubs|korsub|"
    "korsubs|vostfr|vosta|vost|subfrench|stfr|subita|suben|subger|plsub|plsubs|subpl|napisy|legendado|legenda|"
    "legendas|swesub|swesubs|nlsubs|nlsub|finsub|dansub|dksub|dksubs|norsub|norsubs|finsubs|nosubs|heb sub|"
    "hebsub|chs sub|chisub|"
    "vostes|sous titres|"
    "untertitel|gersub|gersubs|ger sub"
)
HARDCODED = (
    "swesub|swesubs|dksub|dksubs|norsub|norsubs|finsub|finsubs|nlsub|nlsubs|hc|hcsubs|korsub|korsubs|hardsub|"
    "hardsubs|hardsubbed"
)
