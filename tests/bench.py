"""Speeds where people wait, as ratios measured in one run: `make bench`. No test depends on them."""

from __future__ import annotations

import subprocess
import sys
import tempfile
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from itertools import chain
from pathlib import Path
from time import perf_counter
from typing import Any

from conftest import Served
from visits import Browser

from tuskit import demo
from tuskit.exercises import EXERCISES
from tuskit.room.phone import screens, written
from tuskit.simulate import simulate
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
    phones(each)


PHONES = 100


def phones(unit: float) -> None:
    """So many phones answer the diagnosis at the same moment, through the real server; the load is made on the same cores."""
    with tempfile.TemporaryDirectory() as made:
        folder = Path(made) / "workshop"
        demo.new(folder)
        served = Served(folder)
        served.start()
        parts = Workshop.open(folder).parts("diagnose")
        people = simulate(parts, PHONES, seed=1)
        with ThreadPoolExecutor(PHONES) as room:
            saves = sorted(chain.from_iterable(room.map(lambda person: answer(served, person["answers"]), people)))
        stored = Store(folder / "answers.sqlite").count("diagnose")
        served.kill()
    print(f"\n{stored} of {PHONES} phones at once are stored, {len(saves)} pages saved")
    for name, share in (("half of them within", 0.5), ("95 of 100 within", 0.95)):
        line(f"a page saved: {name}", saves[int(share * len(saves)) - 1], unit, "one answer stored")


def answer(served: Served, answers: dict[str, Any]) -> list[float]:
    """Answer the diagnosis on one phone; the seconds that each save took."""
    phone = Browser(served.port)
    shown = screens(Workshop.open(served.folder).parts("diagnose"))
    times = []
    for number, screen in enumerate(shown, 1):
        path = f"/da/diagnose/{number}"
        xsrf = phone.xsrf(phone.ask("GET", path)[1])
        fields = written(screen, answers.get(screen.question.id))
        end = {"send": "1"} if number == len(shown) else {}
        start = perf_counter()
        phone.ask("POST", path, {"_xsrf": xsrf, **fields, **end})
        times.append(perf_counter() - start)
    return times


if __name__ == "__main__":
    main()
