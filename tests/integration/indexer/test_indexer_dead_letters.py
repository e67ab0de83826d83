"""What the indexer can't handle is put away, and holds up nothing else."""

from contracts.catalog.events import TargetWanted
from contracts.envelope import Cause, Envelope
from contracts.indexer.events import SearchCompleted
from contracts.service import Service
from indexer.bootstrap import DEFINITION
from indexer.settings import IndexerServiceSettings
from integration.indexer.world import movie, wanted
from support.stack import Stack, eventually


async def test_a_message_that_can_not_be_read_is_put_away_and_holds_up_nothing(stack: Stack) -> None:
    async with stack.running(DEFINITION, IndexerServiceSettings):
        broken = Envelope.of(message := wanted(movie()), Service.CATALOG, Cause.fresh(), key=message.key())
        await stack.operator.jetstream().publish(
            TargetWanted.subject(), b'{"title_id": "no id"}', headers=broken.to_headers()
        )
        await stack.publish(message)
        await stack.expect(SearchCompleted)
        await eventually(lambda: _dead(stack, 1))
        (letter,) = await stack.dead_letters()
    assert letter.consumer == "indexer-TargetWanted-v1"


async def _dead(stack: Stack, count: int) -> bool:
    return len(await stack.dead_letters()) == count
