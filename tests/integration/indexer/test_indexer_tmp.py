import time
from contracts.downloader.commands import TorrentRequested
from contracts.indexer.events import SearchCompleted
from indexer.bootstrap import DEFINITION
from indexer.settings import IndexerServiceSettings
from integration.indexer.fake_torznab import FakeTorznab
from integration.indexer.world import add, movie, show, wanted
from support.stack import Stack


async def test_latency(stack: Stack) -> None:
    a,b,c=(FakeTorznab(delay_seconds=0.3) for _ in range(3))
    async with a.serving(), b.serving(), c.serving(), stack.running(DEFINITION, IndexerServiceSettings):
        for i in (a,b,c):
            for n in range(30): i.add(f"Harbor.Lights.S01E02.1080p.WEB-DL.H.264-G{n}")
            await add(stack, i, "x"+str(id(i)))
        for k in range(8):
            nm="Alpha Beta Gamma Delta Epsilon Zeta Eta Theta Iota".split()[k]+" Story"
            f=show(name=nm).model_copy(update={"aliases":(),"external_ids":__import__("contracts.values").values.ExternalIds(tvdb=100+k)})
            m = wanted(f, 1, 2)
            for i in (a,b,c):
                i.listed.clear()
                for n in range(30): i.add(f"{nm.replace(' ','.')}.S01E02.1080p.WEB-DL.H.264-G{n}")
            t=time.perf_counter()
            await stack.publish(m)
            t1=time.perf_counter()
            r = await stack.expect(TorrentRequested, where=lambda f: f.targets[0].target_id==m.target.target_id)
            print("LAT", round((t1-t)*1000), round((time.perf_counter()-t)*1000))
            await stack.expect(SearchCompleted, where=lambda f: f.title_id==m.title_id)
        t=time.perf_counter()
        for k in range(4):
            await stack.publish(wanted(show(), 1, 2))
            print("PUB", round((time.perf_counter()-t)*1000))
