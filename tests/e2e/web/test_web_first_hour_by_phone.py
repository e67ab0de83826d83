"""The same first hour on a phone: a narrow screen, and a finger."""

import pytest

from e2e.web.first_hour import SLOW_BYTES_PER_SECOND, Newcomer
from e2e.web.web_world import PHONE, OpenPage, World

pytestmark = [pytest.mark.xdist_group("e2e"), pytest.mark.timeout(400)]


def test_a_newcomer_comes_from_the_link_to_a_file_with_a_finger(world: World, open_page: OpenPage) -> None:
    newcomer = Newcomer(open_page(phone=True), world, "tap")
    newcomer.set_up()
    world.limit_upload(SLOW_BYTES_PER_SECOND)
    newcomer.wish_for_tidal()
    sight = newcomer.watch_it_come()
    assert sight.is_whole, sight
    assert newcomer.page.evaluate("innerWidth") == PHONE[0]
