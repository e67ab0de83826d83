"""Backups in a browser: one by hand, its check and its way back, its removal, and the schedule."""

import re

import pytest
from playwright.sync_api import expect

from e2e.web.conftest import House
from e2e.web.readable import serious_faults
from e2e.web.web_world import OpenPage, open_settled

pytestmark = [pytest.mark.xdist_group("e2e"), pytest.mark.timeout(400)]


def test_a_backup_is_made_checked_and_removed_and_the_schedule_kept(own_house: House, open_page: OpenPage) -> None:
    page = open_page(state=own_house.state)
    data = own_house.world.media.parent
    open_settled(page, f"{own_house.world.url}/settings/backups")
    rows = page.get_by_role("list", name="Backups on this machine").get_by_role("listitem")
    expect(rows).to_have_text("No backup yet")
    expect(page.get_by_text("The next by itself:")).to_contain_text("03:00:00")

    now = page.get_by_role("button", name="Back up now")
    with page.expect_request(re.compile(r"/api/v1/backups\?known=\d+$")):
        now.click()
    expect(rows.first).to_contain_text(re.compile(r"by hand · [\d.]+\s(kB|MB)"))
    expect(now).to_be_enabled()
    expect(page.get_by_role("progressbar")).to_have_count(0)
    (made,) = (data / "backups").iterdir()

    rows.first.get_by_role("button", name="Check").click()
    expect(rows.first.get_by_role("status")).to_contain_text("It is whole")
    rows.first.get_by_role("button", name="Restore").click()
    dialog = page.get_by_role("dialog")
    expect(dialog.get_by_role("region", name="Command")).to_contain_text(f"restore {made} --data {data}")
    assert serious_faults(page) == []
    dialog.get_by_role("button", name="Close").last.click()

    dump = made / "databases" / "gateway.dump"
    dump.write_bytes(dump.read_bytes()[:-1])
    rows.first.get_by_role("button", name="Check").click()
    expect(rows.first.get_by_role("status")).to_contain_text("It can’t be restored.")
    assert serious_faults(page) == []
    rows.first.get_by_role("button", name="Remove").click()
    expect(dialog).to_contain_text("It is the only backup")
    dialog.get_by_role("button", name="Remove").click()
    expect(rows).to_have_text("No backup yet")

    days = page.get_by_label("Days between two")
    days.fill("31")
    page.get_by_role("button", name="Save").click()
    assert days.evaluate("field => field.validity.rangeOverflow")
    days.fill("2")
    page.get_by_label("Time of day").fill("22:15")
    page.get_by_role("button", name="Save").click()
    expect(page.get_by_text("Saved")).to_be_visible()
    expect(page.get_by_text("The next by itself:")).to_contain_text("22:15:00")
    page.reload()
    expect(days).to_have_value("2")
    page.get_by_role("switch", name="Make backups by themselves").uncheck()
    page.get_by_role("button", name="Save").click()
    expect(page.get_by_text("None is made by itself")).to_be_visible()
