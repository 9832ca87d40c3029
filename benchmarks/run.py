"""Runs every benchmark and prints one line a figure: what, measured, goal, and whether the goal is met."""

import sys

import advance
import bodies
import notices
import startup
import year
from figures import Figure


def main() -> int:
    """Everything, or the benchmarks named on the command line; exit 1 when a goal is missed."""
    modules = (advance, bodies, notices, year, startup)
    known = {module.__name__: module.measure for module in modules}
    wanted = sys.argv[1:] or list(known)
    figures: list[Figure] = []
    for name in wanted:
        for figure in known[name]():
            print(figure, flush=True)
            figures.append(figure)
    return 0 if all(figure.met for figure in figures) else 1


if __name__ == "__main__":
    sys.exit(main())
