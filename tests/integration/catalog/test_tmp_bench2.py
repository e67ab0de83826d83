import time, cProfile, pstats
from integration.catalog.direct_catalog import *
from catalog.app.add_show import add_show
from sqlalchemy import event

async def test_bench(direct: Direct) -> None:
    await direct.library()
    took=[]
    prof=cProfile.Profile()
    for n in range(30):
        direct.source.shows[str(n+1)] = show(str(n+1), seasons=5, episodes=10, name=f"Show {n}")
        if n==5: prof.enable()
        b=time.perf_counter()
        ask = AddShow(source="tvmaze", source_id=str(n+1))
        await add_show(ask, begin=direct.begin(), source=direct.source, ask_id=None, now=NOW)
        took.append(time.perf_counter()-b)
    prof.disable(); pstats.Stats(prof).sort_stats("cumtime").print_stats(45)
    print("ADD", [round(t*1000) for t in sorted(took)])
    eng=direct.units._database.engine.sync_engine
    seen=[]
    event.listen(eng,"before_cursor_execute",lambda c,cur,st,*a: seen.append((time.perf_counter(),st[:60].replace("\n"," "))))
    direct.source.shows["900"] = show("900", seasons=5, episodes=10, name=f"Show")
    b=time.perf_counter()
    await add_show(AddShow(source="tvmaze", source_id="900"), begin=direct.begin(), source=direct.source, ask_id=None, now=NOW)
    for t,st in seen: print(f"{(t-b)*1000:.1f}", st)
    print("end", (time.perf_counter()-b)*1000)
