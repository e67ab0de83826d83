"""Group names that break the rules, and marks that re-posters hang on a name."""

from releases.reading.tables.phrases import phrases

ODD_ENDINGS = ("e.n.d", "d-z0n3", "ben the men", "ben.the.men", "eml hdteam", "koten gars", "126811")
"""Groups with blanks, dots or dashes of their own; they count where they end a name."""

REPACKERS = phrases(
    "taoe|qxr|tigole|joy|afm72|panda|ghost|silence|monolith|vyndros|natty|rcvr|sampa|yogi|r00t|edge2020|rzerox|"
    "freethefish|anna|bandi|qman|theincognito|hdo|ctrlhd|adc|xzvn|rh|t3nzin|ime|utr|gilg|hone|sev|garshasp|kappa|"
    "yify|yts|tmd|bludragon|kralimarko|hqmux|varyg|darq|lmain"
)
"""Groups that write their bare name last, without a dash."""

RETAGS = phrases(
    "rp|1|nzbgeek|obfuscated|obfuscation|scrambled|sample|pre|postbot|xpost|rakuv|rakuvus|rakuvfinhel|rakuv02|whiterev|"
    "buymore|asrequested|alternativetorequested|gerov|z0ids3n|chamele0n|4p|4planet|altezachen|repackpost|wrtr|ahc|"
    "bipolar|handjobbed|reenc|rakuvus2|spammed|newsgroup|2|rarbg|eztv|rartv|tgx|hevcbay|nogrpp|norar|spweb"
)
"""Tags behind the real group."""
