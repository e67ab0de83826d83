"""Each problem is told once, in a sentence."""

from contracts.health import HealthCheck, HealthReport, HealthState
from contracts.service import Service
from gateway.app.gather_problems import of_health


def test_checks_that_are_not_ok_are_told_unless_their_subjects_are_told_one_by_one() -> None:
    checks = (
        HealthCheck(name="nats", state=HealthState.OK),
        HealthCheck(name="outbox", state=HealthState.FAILING, detail="900 wait"),
        HealthCheck(name="indexers", state=HealthState.WARNING, detail="failing: Flaky"),
    )
    report = HealthReport(service=Service.INDEXER, version="1", state=HealthState.FAILING, checks=checks)
    (problem,) = of_health([report])
    assert problem.sentence == "The indexer fails: outbox"
    assert problem.cause == "900 wait"
