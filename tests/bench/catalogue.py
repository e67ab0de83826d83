"""All benches by name, in the order in which they run."""

from collections.abc import Awaitable, Callable, Mapping

from bench.add_bench import bench_add
from bench.bus_bench import bench_bus
from bench.grab_bench import bench_grab
from bench.idle_bench import bench_idle
from bench.import_bench import bench_import
from bench.judge_bench import bench_judge
from bench.lab import Figures, Lab
from bench.list_bench import bench_list
from bench.read_bench import bench_read
from bench.search_bench import bench_search
from bench.web_bench import bench_web

BENCHES: Mapping[str, Callable[[Lab], Awaitable[Figures]]] = {
    "import": bench_import,
    "add": bench_add,
    "grab": bench_grab,
    "search": bench_search,
    "list": bench_list,
    "web": bench_web,
    "bus": bench_bus,
    "idle": bench_idle,
    "read": bench_read,
    "judge": bench_judge,
}
