"""What Prometheus sees of the sources and of the kept answers."""

from prometheus_client import Counter, Histogram

from kit.telemetry.metrics import REGISTRY

REQUESTS = Counter(
    "reelway_relay_source_requests_total",
    "Requests to a source by outcome",
    ["source", "outcome"],
    registry=REGISTRY,
)
SECONDS = Histogram(
    "reelway_relay_source_seconds",
    "Time a source took to answer",
    ["source"],
    buckets=(0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 15, 60),
    registry=REGISTRY,
)
ANSWERS = Counter(
    "reelway_relay_answers_total",
    "Where answers came from: hit (kept and fresh), miss (fetched), joined (fetched for another), stale, failed",
    ["source", "outcome"],
    registry=REGISTRY,
)
CACHE_FAILURES = Counter("reelway_relay_cache_failures_total", "Times the cache could not work", registry=REGISTRY)
