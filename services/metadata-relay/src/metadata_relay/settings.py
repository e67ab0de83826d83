"""What the relay is told from outside, through `REELWAY_RELAY_…` variables."""

from pathlib import Path
from typing import Annotated, Literal

from pydantic import AliasChoices, Field, SecretStr, StringConstraints, field_validator
from pydantic_settings import BaseSettings, NoDecode, SettingsConfigDict

from metadata_relay.source_name import SourceName

Language = Annotated[str, StringConstraints(pattern=r"^[a-z]{2}$")]
Address = Annotated[str, StringConstraints(pattern=r"^https?://[^\s?#]+$")]
Concurrency = Annotated[int, Field(ge=1, le=100)]
PerSecond = Annotated[float, Field(gt=0, le=1000)]
Seconds = Annotated[float, Field(ge=0)]


def _also(name: str, bare: str) -> AliasChoices:
    return AliasChoices(f"REELWAY_RELAY_{bare}", bare, name)


class RelaySettings(BaseSettings):
    """The settings of the metadata relay."""

    model_config = SettingsConfigDict(
        env_prefix="REELWAY_RELAY_", extra="ignore", populate_by_name=True, use_attribute_docstrings=True
    )

    host: str = "127.0.0.1"
    """Address on which the relay listens when it runs as a process of its own."""
    port: int = Field(default=8010, ge=0, le=65535)
    """Its port."""
    otlp_endpoint: str | None = Field(
        default=None, validation_alias=AliasChoices("REELWAY_OTLP_ENDPOINT", "otlp_endpoint")
    )
    """Where traces go (OTLP over HTTP), as for every service; empty sends none."""
    base_path: str = Field(default="", validation_alias=_also("base_path", "BASE_PATH"))
    """Path under which a reverse proxy shows the relay: `/metadata`. Also read from `BASE_PATH`."""
    log_level: Literal["DEBUG", "INFO", "WARNING", "ERROR"] = "INFO"
    """DEBUG, INFO, WARNING or ERROR."""
    log_json: bool = True
    """JSON lines; false prints for people."""

    tmdb_api_key: SecretStr | None = Field(default=None, validation_alias=_also("tmdb_api_key", "TMDB_API_KEY"))
    """Key of TMDB: the v3 API key or the v4 read access token. Also read from `TMDB_API_KEY`."""
    tvdb_api_key: SecretStr | None = Field(default=None, validation_alias=_also("tvdb_api_key", "TVDB_API_KEY"))
    """Project key of TVDB (v4). Also read from `TVDB_API_KEY`."""
    tvdb_pin: SecretStr | None = Field(default=None, validation_alias=_also("tvdb_pin", "TVDB_PIN"))
    """PIN of a TVDB subscriber, for keys that need one. Also read from `TVDB_PIN`."""
    sources: Annotated[tuple[SourceName, ...], NoDecode] = tuple(SourceName)
    """Which sources may be asked, separated by commas. TMDB and TVDB also need their key."""
    default_language: Language = "en"
    """Language of the texts (ISO 639-1)."""
    primary_languages: Annotated[tuple[Language, ...], NoDecode] = ()
    """Titles made in one of these languages keep it instead, separated by commas: `de,ja`."""
    country: str = Field(default="US", pattern=r"^[A-Z]{2}$")
    """Whose certifications and release dates count (ISO 3166-1)."""

    tmdb_url: Address = "https://api.themoviedb.org"
    """Root of TMDB."""
    tvdb_url: Address = "https://api4.thetvdb.com"
    """Root of TVDB."""
    tvmaze_url: Address = "https://api.tvmaze.com"
    """Root of TVmaze."""
    cinemeta_url: Address = "https://v3-cinemeta.strem.io"
    """Root of Cinemeta."""
    proxy_url: Address | None = None
    """HTTP proxy through which the sources are asked."""
    tmdb_concurrency: Concurrency = 10
    """Requests to TMDB side by side."""
    tmdb_per_second: PerSecond = 30
    """Requests to TMDB per second; TMDB refuses above about 50."""
    tvdb_concurrency: Concurrency = 5
    """Requests to TVDB side by side."""
    tvdb_per_second: PerSecond = 10
    """Requests to TVDB per second."""
    tvmaze_concurrency: Concurrency = 5
    """Requests to TVmaze side by side."""
    tvmaze_per_second: PerSecond = 1
    """Requests to TVmaze per second, after a burst of ten seconds' worth; TVmaze promises to bear 20 in ten seconds."""
    cinemeta_concurrency: Concurrency = 5
    """Requests to Cinemeta side by side."""
    cinemeta_per_second: PerSecond = 10
    """Requests to Cinemeta per second."""

    timeout_seconds: float = Field(default=8, gt=0, le=120)
    """How long a source may take for one answer."""
    patience_seconds: float = Field(default=20, gt=0, le=600)
    """How long one question may take with all its waiting and retries."""
    attempts: int = Field(default=3, ge=1, le=10)
    """How often a question is tried when the source fails in passing (429, 5xx, no connection)."""
    retry_wait_seconds: float = Field(default=0.5, ge=0, le=60)
    """Wait before the second attempt; it doubles with each further one. A source's `Retry-After` counts instead."""
    rest_seconds: Seconds = 30
    """How long a source that failed is left alone where an older answer will do."""
    max_answer_bytes: int = Field(default=32_000_000, ge=1_000)
    """The largest answer that is read from a source."""
    max_waiting: int = Field(default=100, ge=1)
    """Questions to one source that may wait; more are refused."""

    cache_folder: Path = Field(default_factory=lambda: Path.home() / ".cache" / "reelway" / "metadata-relay")
    """Where answers are kept."""
    cache_bytes: int = Field(default=500_000_000, ge=1_000_000)
    """How much room they may take; what was not read for longest leaves first."""
    search_seconds: Seconds = 3_600
    """How long a search is fresh."""
    trending_seconds: Seconds = 21_600
    """How long a trending list is fresh."""
    title_seconds: Seconds = 43_200
    """How long a show or movie is fresh."""
    stale_seconds: Seconds = 2_592_000
    """How old an answer may be that is given because its source fails."""
    stale_after_seconds: float = Field(default=4, gt=0, le=600)
    """How long a source may take where an older answer is kept, before that is given."""

    @field_validator("sources", "primary_languages", mode="before")
    @classmethod
    def _split(cls, value: object) -> object:
        return [part.strip() for part in value.split(",") if part.strip()] if isinstance(value, str) else value

    @field_validator("tmdb_api_key", "tvdb_api_key", "tvdb_pin", mode="after")
    @classmethod
    def _empty_is_none(cls, value: SecretStr | None) -> SecretStr | None:
        return value if value and value.get_secret_value().strip() else None

    @field_validator("tmdb_url", "tvdb_url", "tvmaze_url", "cinemeta_url", mode="after")
    @classmethod
    def _without_slash(cls, value: str) -> str:
        return value.rstrip("/")
