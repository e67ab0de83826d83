"""What every service is told from outside, through `REELWAY_…` variables or by the `reelway` command."""

from pathlib import Path

from pydantic import Field, SecretStr
from pydantic_settings import BaseSettings, SettingsConfigDict


class ServiceSettings(BaseSettings):
    """The settings that all services share; each service adds its own."""

    model_config = SettingsConfigDict(
        env_prefix="REELWAY_", env_nested_delimiter="__", extra="ignore", use_attribute_docstrings=True
    )

    nats_url: str = "nats://127.0.0.1:4222"
    """Address of NATS, without credentials."""
    nats_user: str | None = None
    """User of this service at NATS; empty where NATS asks for none."""
    nats_password: SecretStr | None = None
    """Its password."""
    postgres_url: SecretStr = SecretStr("postgresql://127.0.0.1:5432/reelway")
    """This service's database, with role and password: `postgresql://role:password@host:port/database`."""
    postgres_pool_size: int = Field(default=5, ge=1, le=100)
    """Database connections that are kept."""
    roots: dict[str, Path] = {}
    """Where this service finds the named roots: `REELWAY_ROOTS__DOWNLOADS=/data/downloads`."""
    ops_host: str = "127.0.0.1"
    """Where `/health` and `/metrics` listen."""
    ops_port: int | None = Field(default=None, ge=0, le=65535)
    """Their port; 0 takes any free one, empty serves none."""
    log_level: str = "INFO"
    """DEBUG, INFO, WARNING or ERROR."""
    log_json: bool = True
    """JSON lines; false prints for people."""
    otlp_endpoint: str | None = None
    """Where traces go (OTLP over HTTP); empty sends none."""
    drain_seconds: float = Field(default=8.0, gt=0, le=600)
    """How long running work may take to finish on stop."""
