"""A source's own JSON as an answer."""

import json

from fastapi import Response

from metadata_relay.reading import Reading


def pass_through(answer: object, reading: Reading) -> Response:
    """The answer as it came, escaped to ASCII: a source may send halves of characters, for which UTF-8 has no form."""
    body = json.dumps(answer, separators=(",", ":"))
    return Response(body, media_type="application/json", headers=reading.headers())
