"""Requests to try on a deployed run: one as it should be, and the usual mistakes."""

import json
from collections.abc import Callable, Mapping, Sequence
from typing import Any
from urllib.parse import urlsplit

from core.messages import N_
from core.serving.routes import PATH

HOME = "http://localhost:8501"  # where Streamlit serves when nothing else is said
Row = dict[str, Any]


def origin_of(url: str | None) -> str:
    """Return the beginning of the address that a page was opened at: scheme, host and port."""
    parts = urlsplit(url or HOME)
    return f"{parts.scheme}://{parts.netloc}" if parts.scheme and parts.netloc else HOME


def address_of(origin: str, address: str) -> str:
    """Return where a deployed run is asked."""
    return f"{origin}{PATH}/{address}"


def ask_schema(url: str) -> str:
    """Return the shell command that asks what a deployed run takes."""
    return f"curl -s {url}"


def ask(url: str, body: str) -> str:
    """Return the shell command that sends a body."""
    quoted = body.replace("'", "'\\''")
    return f"curl -s -X POST {url} \\\n  -H 'Content-Type: application/json' \\\n  -d '{quoted}'"


def body_of(rows: Any) -> str:
    """Return the body of a request."""
    return json.dumps({"rows": rows}, ensure_ascii=False, indent=1)


def _fine(row: Row) -> str:
    return body_of([row])


def _wrong_column(row: Row) -> str:
    first, *_ = row
    return body_of([{(f"{name}?" if name == first else name): value for name, value in row.items()}])


def _wrong_type(row: Row) -> str:
    name = next((name for name, value in row.items() if isinstance(value, float | int)), next(iter(row)))
    return body_of([row | {name: "much" if isinstance(row[name], float | int) else 1}])


def _unseen(row: Row) -> str:
    name = next((name for name, value in row.items() if isinstance(value, float | int)), next(iter(row)))
    return body_of([row | ({name: -999} if isinstance(row[name], float | int) else {})])


def _missing(row: Row) -> str:
    return body_of([dict(list(row.items())[1:])])


def _not_json(row: Row) -> str:
    return body_of([row])[:-2]


TRIES: Mapping[str, tuple[str, Callable[[Row], str]]] = {
    "fine": (N_("As it should be"), _fine),
    "column": (N_("A wrong column"), _wrong_column),
    "type": (N_("A wrong type"), _wrong_type),
    "missing": (N_("A column missing"), _missing),
    "json": (N_("Not JSON"), _not_json),
    "unseen": (N_("A number never seen"), _unseen),
}
"""Name -> label, and what makes the body of it from a row."""

OUTCOMES: Sequence[tuple[int, Sequence[str], str]] = (
    (
        200,
        (),
        N_("Answered. `warnings` names each number outside what the model has seen: there it only guesses"),
    ),
    (400, ("not_json", "not_utf8", "nested_too_deeply"), N_("No JSON, no UTF-8, or nested too deeply")),
    (400, ("no_rows", "not_a_list", "unknown_key"), N_("No `rows`, no list, or something beside `rows`")),
    (404, ("unknown_run", "no_address"), N_("No deployed run at this address")),
    (405, ("wrong_method",), N_("Neither GET nor POST")),
    (410, ("retired", "run_gone"), N_("Retired, or its run is no longer kept")),
    (413, ("too_many_rows", "too_large"), N_("More than 1,000 rows or 1 MiB")),
    (422, ("empty_rows", "not_an_object"), N_("No row, or a row that is no object of columns and values")),
    (422, ("unknown_column", "missing_column"), N_("A column unknown or missing")),
    (
        422,
        ("wrong_type", "unknown_category", "null_not_allowed", "number_too_large"),
        N_("A wrong type, an unknown category, null where it may not be, a number too large"),
    ),
    (429, ("too_many_requests",), N_("More than 50 requests a second")),
)
"""Status, codes of its refusals, and when it comes."""
