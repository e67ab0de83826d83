"""What the gateway is told from outside."""

from pathlib import Path

from pydantic import Field

from kit.settings import ServiceSettings


class GatewaySettings(ServiceSettings):
    """The gateway's own settings beside those of every service."""

    http_host: str = "127.0.0.1"
    """Where the REST API and the web app listen."""
    http_port: int = Field(default=8000, ge=0, le=65535)
    """Their port; 0 takes any free one."""
    public_url: str | None = None
    """How people reach Reelway from outside, for links: `https://media.example.org`."""
    setup_link_file: Path | None = None
    """Where the one-time set-up link is written while there is no owner; empty only logs it."""
    session_days: int = Field(default=30, ge=1, le=365)
    """How long a login lasts without use."""
    events_kept_days: int = Field(default=30, ge=1, le=3650)
    """How long events without a title stay in the projection; a title's timeline stays as long as the title."""
    image_sources: tuple[str, ...] = ()
    """Origins besides https ones that posters of metadata sources may come from: `http://tmdb.home:8080`."""
    supervisor_socket: Path | None = None
    """Socket of the `reelway up` that keeps backups, which gives it by itself; empty where nothing keeps them."""
    web_folder: Path | None = None
    """The built web app; empty serves the one that ships with the gateway."""
