"""Prometheus metrics that every service has. In one process they are told apart by the label `service`."""

from prometheus_client import CollectorRegistry, Counter, Gauge, Histogram

REGISTRY = CollectorRegistry(auto_describe=True)

HANDLED = Counter(
    "reelway_messages_handled_total", "Messages by outcome", ["service", "consumer", "outcome"], registry=REGISTRY
)
HANDLING_SECONDS = Histogram(
    "reelway_message_seconds",
    "Time a handler took",
    ["service", "consumer"],
    buckets=(0.002, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 5, 30, 120),
    registry=REGISTRY,
)
ANSWER_SECONDS = Histogram(
    "reelway_answer_seconds",
    "Time an answer took",
    ["service", "ask", "outcome"],
    buckets=(0.002, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 5, 30),
    registry=REGISTRY,
)
RELAYED = Counter("reelway_outbox_relayed_total", "Messages that left the outbox", ["service"], registry=REGISTRY)
OUTBOX_WAITING = Gauge("reelway_outbox_failures", "Relay rounds that failed in a row", ["service"], registry=REGISTRY)
