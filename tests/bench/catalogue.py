"""All benches by name, in the order in which they run."""

from collections.abc import Awaitable, Callable, Mapping

from bench.add_bench import bench_add
from bench.grab_bench import bench_grab
from bench.import_bench import bench_import
from bench.lab import Figures, Lab
from bench.list_bench import bench_list
from bench.search_bench import bench_search

BENCHES: Mapping[str, Callable[[Lab], Awaitable[Figures]]] = {
    "import": bench_import,
    "add": bench_add,
    "grab": bench_grab,
    "search": bench_search,
    "list": bench_list,
}
