"""Speeds where people wait, as ratios measured in one run: `make bench`. No test depends on them."""

from __future__ import annotations

import asyncio
import re
import subprocess
import sys
import tempfile
from collections.abc import Callable
from pathlib import Path
from time import perf_counter

import httpx
from bench_cover import coverage
from bench_plan import planning
from conftest import Served

from tuskit import demo
from tuskit.exercises import EXERCISES
from tuskit.room.rehearsal import Cast
from tuskit.store import Store
from tuskit.workshop import Workshop

RUNS = 5


def best(run: Callable[[], object], runs: int = RUNS) -> float:
    """Seconds of the fastest of some runs, after one that warms up."""
    run()
    times = []
    for _ in range(runs):
        start = perf_counter()
        run()
        times.append(perf_counter() - start)
    return min(times)


def line(what: str, seconds: float, unit: float, than: str) -> None:
    print(f"{what:<44} {seconds * 1000:9.1f} ms   {seconds / unit:8.2f} × {than}")


def python(code: str) -> None:
    subprocess.run([sys.executable, "-c", code], check=True)


def main() -> None:
    """Measure."""
    bare = best(lambda: python("pass"))
    line("python, doing nothing", bare, bare, "itself")
    line("import tuskit", best(lambda: python("import tuskit")), bare, "python")
    line(
        "tuskit --help",
        best(lambda: python("import sys; sys.argv[1:] = ['--help']; import tuskit.cli")),
        bare,
        "python",
    )
    line("import the exercises (what is asked)", best(lambda: python("import tuskit.exercises")), bare, "python")
    line("import the app (what a kernel loads)", best(lambda: python("import tuskit.surfaces.app"), 3), bare, "python")
    print()
    with tempfile.TemporaryDirectory() as folder:
        store = Store(Path(folder) / "answers.sqlite")
        some = demo.demo().store.history()[:100]
        each = best(lambda: store.append(some[0]))
        line("store one answer, on the disk", each, each, "itself")
        line("store a hundred answers at once", best(lambda: store.append_all(some)), each, "one answer")
    print()
    workshop = demo.demo()
    for key, exercise in EXERCISES.items():
        group = best(lambda key=key: workshop.group(key))
        found = workshop.findings(key)
        line(f"{key}: the group's answers as a table", group, each, "one answer stored")
        line(f"{key}: findings", best(lambda key=key: workshop.findings(key)), group, "the table")
        charts = exercise.findings.draw(found, "da")
        line(
            f"{key}: {len(charts)} charts, two sizes",
            best(lambda c=charts: [x.html("da") for x in c], 2),
            group,
            "the table",
        )
    print()
    coverage()
    print()
    planning()
    room(each)


PHONES = 300
PACES = (3.0, 1.0)
"""Seconds that a phone spends on each of thirteen screens: about what a person needs, and three times as fast."""


def room(unit: float) -> None:
    """So many phones with open streams answer the diagnosis at once; the load is made on the same cores."""
    for pace in PACES:
        with tempfile.TemporaryDirectory() as made:
            folder = Path(made) / "workshop"
            demo.new(folder)
            settings = folder / "workshop.yaml"
            text = settings.read_text("utf-8").replace("[position, diagnose, misfit, split, cadence]", "[diagnose]")
            settings.write_text(text.replace("invited: 30", f"invited: {PHONES}"), "utf-8")
            served = Served(folder)
            served.start()
            before = memory(served)
            cast, lags, took = asyncio.run(play(served, pace))
            after = memory(served)
            store = Store(folder / "answers.sqlite")
            print(f"\n{PHONES} phones with open streams, about {pace:g} s on a screen: {took:.0f} s in all")
            print(
                f"stored {store.count('diagnose')} of {PHONES}; {len(cast.told.saves)} saves, {cast.told.refused} refused"
            )
            saves = sorted(cast.told.saves)
            for name, share in (("half of them within", 0.5), ("95 of 100 within", 0.95), ("all within", 1.0)):
                line(f"a save: {name}", saves[int(share * len(saves)) - 1], unit, "one answer stored")
            line(
                "projector behind the answers: 95 of 100 within",
                lags[int(0.95 * len(lags)) - 1],
                unit,
                "one answer stored",
            )
            print(f"memory of the server: {before:.0f} MB before, {after:.0f} MB after")
            served.kill()


async def play(served: Served, pace: float) -> tuple[Cast, list[float], float]:
    """Play the room, and measure how far the projector's count is behind what has been acknowledged."""
    workshop = Workshop.open(served.folder)
    cast = Cast(workshop, served.key, port=served.port, participants=PHONES, archetype="split", seed=1, pace=pace)
    told: list[tuple[float, int]] = []
    sent: list[float] = []

    async def project() -> None:
        async with httpx.AsyncClient(base_url=served.url, timeout=None) as screen:  # noqa: S113  (a stream stays open)
            await screen.get("/", params={"key": served.key})
            async with screen.stream("GET", "/da/projector/events") as news:
                async for one in news.aiter_lines():
                    if found := re.search(r'"count": "(\d+) af', one):
                        told.append((perf_counter(), int(found[1])))  # noqa: PERF401  (as it comes)

    await cast.come()
    projector = asyncio.ensure_future(project())
    await asyncio.sleep(1)
    start = perf_counter()
    await cast.lead("diagnose", "open")
    while len(sent) < PHONES:
        sent += [perf_counter()] * (cast.told.sent + cast.told.refused - len(sent))
        cast.watch()
        await asyncio.sleep(0.005)
    took = perf_counter() - start
    await asyncio.sleep(1)
    projector.cancel()
    await cast.leave()
    seen = [next((at for at, count in told if count > number), None) for number in range(PHONES)]
    lags = sorted(max(at - acknowledged, 0.0) for at, acknowledged in zip(seen, sent, strict=True) if at)
    return cast, lags, took


def memory(served: Served) -> float:
    """Megabytes of the server's own process."""
    assert served.process
    status = Path(f"/proc/{served.process.pid}/status").read_text("ascii")
    return int(re.search(r"VmRSS:\s+(\d+)", status)[1]) / 1024  # type: ignore[index]


if __name__ == "__main__":
    main()
