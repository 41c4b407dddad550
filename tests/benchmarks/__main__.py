"""Print the table: `python -m tests.benchmarks [training|store|app|answering|metrics|explaining|explaining_page|board|room|first_models]`, all of it without a name."""

import sys
from importlib import import_module

from tests.benchmarks.table import HEADER

PARTS = (
    "training",
    "store",
    "app",
    "answering",
    "metrics",
    "explaining",
    "explaining_page",
    "board",
    "room",
    "first_models",
)

if __name__ == "__main__":
    print(HEADER)
    for part in sys.argv[1:] or PARTS:
        for line in import_module(f"tests.benchmarks.{part}").lines():
            print(line.text(), flush=True)
