"""The figures for people."""

from rich.console import Console
from rich.table import Table

from bench.figure import Better, Figure


def show_bench(console: Console, name: str, figures: list[Figure], seconds: float) -> None:
    """A bench is done: a line each, so that one sees how it goes on."""
    for figure in figures:
        console.print(f"[dim]{name}[/] {figure.name}: {_number(figure.value)} {figure.unit}", highlight=False)
    console.print(f"[dim]{name} took {seconds:.1f} s[/]", highlight=False)


def show_table(console: Console, found: dict[str, list[Figure]]) -> None:
    """All of them."""
    table = Table(title="Reelway bench", title_justify="left")
    for heading, justify in (("bench", "left"), ("what", "left"), ("value", "right"), ("aim", "right")):
        table.add_column(heading, justify="right" if justify == "right" else "left", overflow="fold")
    table.add_column("reference", justify="left", overflow="fold")
    table.add_column("its value", justify="right")
    table.add_column("ratio", justify="right")
    for name, figures in found.items():
        for place, figure in enumerate(figures):
            table.add_row(name if place == 0 else "", *_cells(figure), end_section=place == len(figures) - 1)
    console.print(table)


def _cells(figure: Figure) -> tuple[str, ...]:
    reference, ratio = figure.reference, figure.ratio
    return (
        figure.name,
        f"{_number(figure.value)} {figure.unit}",
        _aim(figure),
        reference.name if reference else "",
        f"{_number(reference.value)} {figure.unit}" if reference else "",
        f"× {_number(ratio)}" if ratio is not None else "",
    )


def _aim(figure: Figure) -> str:
    if figure.aim is None:
        return ""
    colour, sign = ("green", "✓") if figure.aim_is_met else ("red", "✗")
    return f"[{colour}]{Better(figure.aim.better).value} {_number(figure.aim.value)} {sign}[/]"


def _number(value: float) -> str:
    if value >= 1000:
        return f"{value:,.0f}"
    return f"{value:.0f}" if value >= 100 else f"{value:.3g}"
