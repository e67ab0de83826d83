"""The profile may name languages, of which a release must hold one."""

from releases.formats.facts import languages_of
from releases.formats.languages import ANY, ORIGINAL, UNKNOWN, plain_language
from releases.judging.case import Case
from releases.judging.rejection import Reason, Rejection, reject


def language_is_wanted(case: Case) -> Rejection | None:
    """Rejects other languages. A name without one is in the original language; an unknown original passes."""
    wanted = case.profile.languages
    if not wanted or ANY in wanted:
        return None
    name = case.target.original_language
    original = plain_language(name) if name else None
    asked = {original if language == ORIGINAL else plain_language(language) for language in wanted}
    found = languages_of(case.release, original)
    if asked & set(found) or (not original and (UNKNOWN in found or ORIGINAL in wanted)):
        return None
    return reject(Reason.LANGUAGE_NOT_WANTED, wanted=" or ".join(wanted), found=", ".join(found))
