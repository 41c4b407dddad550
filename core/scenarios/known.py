"""Results that came with the product, so that the first look at the fifteen cases shows measured scores.

`python -m core.scenarios.known [name …]` measures cases in this process and writes them anew.
"""

import json
import sys
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

from core.jobs.studies import key_of
from core.scenarios.registry import SCENARIOS
from core.scenarios.result import Result

FOLDER = Path(__file__).parents[2] / "content" / "scenarios" / "results"
WHAT = "measure"


@dataclass(frozen=True)
class Known:
    """Hold a result that came with the product, and whether today's code and libraries made it."""

    result: Result
    current: bool


@lru_cache(maxsize=32)
def known(name: str) -> Known | None:
    """Return the result of a case that came with the product, if one did."""
    path = FOLDER / f"{name}.json"
    if not path.exists():
        return None
    plain = json.loads(path.read_text(encoding="utf-8"))
    return Known(Result.from_plain(plain["result"]), plain["key"] == key_of(name, WHAT))


def write(name: str, result: Result) -> None:
    """Keep a result for those who come after."""
    FOLDER.mkdir(parents=True, exist_ok=True)
    text = json.dumps({"key": key_of(name, WHAT), "result": result.to_plain()}, indent=1, ensure_ascii=False)
    (FOLDER / f"{name}.json").write_text(text + "\n", encoding="utf-8")
    known.cache_clear()


def main(names: list[str]) -> None:
    """Measure cases and write what they gave."""
    for name in names or list(SCENARIOS):
        result = SCENARIOS[name].run()
        write(name, result)
        print(f"{name}: {result.metric} {result.score:.3f}, doing nothing {result.baseline_score:.3f}, simple {result.simple_score:.3f}, {result.n_test} test rows")  # fmt: skip


if __name__ == "__main__":
    main(sys.argv[1:])
