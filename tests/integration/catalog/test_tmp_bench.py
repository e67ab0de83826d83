import time, statistics, asyncio
from contracts.catalog.asks import *
from contracts.catalog.events import *
from contracts.values import *
from contracts.service import Service
from contracts.catalog.values import *
from contracts.ids import new_id
from integration.catalog.catalog_world import World, show
from sqlalchemy import event

def p(values):
    values = sorted(v*1000 for v in values)
    return f"p50 {values[len(values)//2]:.1f} ms p95 {values[int(len(values)*.95)]:.1f} ms"

async def test_bench(world: World) -> None:
    async with world.catalog():
        await world.add_library()
        took=[]
        import cProfile, pstats
        prof=cProfile.Profile()
        for n in range(40):
            if n==5: pass
            m = show(str(5000+n), seasons=5, episodes=10, name=f"Show {n}")
            world.relay.shows[m.source_id]=m
            b=time.perf_counter()
            t=await world.add_show(m)
            took.append(time.perf_counter()-b)
        prof.disable(); 0 and pstats.Stats(prof).sort_stats("cumtime").print_stats(60)
        print("ADD", p(took))
        await asyncio.sleep(3)
        by={}
        for e in world.stack.all_of(TargetWanted): by.setdefault(e.title_id,[]).append(e.target)
        took=[]
        for tid, targets in list(by.items())[:20]:
            for ref in targets[:3]:
                name=f"x.S{ref.season:02}E{ref.episode:02}.{ref.target_id.hex[:6]}"
                d=world.completed(world.download(f"{name}/{name}.mkv"),[ref])
                b=time.perf_counter()
                await world.stack.publish(d)
                
                try: await world.stack.expect(MediaImported, where=lambda e,d=d: e.download_id==d.download_id, seconds=3)
                except TimeoutError: print("BLOCK", world.stack.all_of(ImportBlocked)[-1:], name)

                took.append(time.perf_counter()-b)
        print("IMPORT", p(took), "first", took[0])
        sql=await world.stack.sql(Service.CATALOG)
        await sql.execute("""insert into titles select gen_random_uuid(), kind, library_id, source, 'c'||g, name||g, sort_name||g, search_text||g, original_name, original_language, overview, year, status, runtime_minutes, genres, certification, rating, ratings, network, collection, collection_id, first_air_date, cinema_date, digital_date, physical_date, trailer_url, language, tmdb, tvdb, imdb, tvmaze, monitored, monitor_policy, monitor_specials, minimum_availability, folder||g, added_at, added_by_ask, refreshed_at, refresh_due_at, refresh_failures, targets, satisfied, size_bytes, next_air_at, poster_id from (select * from titles limit 1) t, generate_series(1,10000) g""")
        await sql.execute("analyze titles")
        cursor=None; took=[]
        for _ in range(100):
            b=time.perf_counter()
            r=await world.stack.ask(ListTitles(kind=TitleKind.SHOW, page=Page(limit=100,cursor=cursor)), TitleSummaries)
            took.append(time.perf_counter()-b); cursor=r.next_cursor
        print("LIST", p(took), r.total)
        took=[]
        for _ in range(30):
            b=time.perf_counter()
            r=await world.stack.ask(ListTitles(kind=TitleKind.SHOW, query="show 777"), TitleSummaries)
            took.append(time.perf_counter()-b)
        print("SEARCH", p(took), r.total)
        took=[]
        for _ in range(30):
            b=time.perf_counter()
            w=await world.stack.ask(ListWanted(page=Page(limit=100)), WantedPage)
            took.append(time.perf_counter()-b)
        print("WANTED", p(took), w.total)
        took=[]
        for _ in range(30):
            b=time.perf_counter()
            w=await world.stack.ask(GetTitle(title_id=t.title_id), TitleView)
            took.append(time.perf_counter()-b)
        print("TITLE", p(took))
        await sql.close()
