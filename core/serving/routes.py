"""The routes beside the app: `GET /predict/<address>` tells the schema, `POST` answers rows. Never a traceback."""

import logging
from collections.abc import Callable
from typing import TYPE_CHECKING, Any

from core.messages import DEFAULT_LANGUAGE, LANGUAGES, N_, Message, Translate, translator
from core.serving.desk import Desk
from core.serving.errors import RequestError
from core.serving.reading import MOST_BYTES, MOST_ROWS
from core.serving.schema import columns_of

if TYPE_CHECKING:
    from starlette.requests import Request
    from starlette.responses import Response
    from starlette.routing import Route

log = logging.getLogger(__name__)
PATH = "/predict"
WAYS = ("GET", "HEAD", "POST")
METHODS = [*WAYS, "PUT", "PATCH", "DELETE", "OPTIONS"]  # taken, so that their refusal has our form
BROKEN = N_("Something went wrong on this server; it is in its log.")


def predict_routes(desk: Callable[[], Desk]) -> "list[Route]":
    """Return the routes; `desk()` is asked at the first request, not before."""
    from starlette.routing import Route

    async def at_address(request: "Request") -> "Response":
        return await _guarded(request, lambda: _either(desk(), request))

    async def without_address(request: "Request") -> "Response":
        return await _guarded(request, lambda: _no_address(request))

    return [
        Route(path, endpoint, methods=METHODS)
        for path, endpoint in (
            (PATH, without_address),
            (f"{PATH}/", without_address),
            (f"{PATH}/{{address}}", at_address),
            (f"{PATH}/{{address}}/", at_address),
            (f"{PATH}/{{address}}/{{rest:path}}", without_address),
        )
    ]


async def _no_address(request: "Request") -> dict[str, Any]:
    _expect_way(request)
    raise RequestError(
        404,
        "no_address",
        N_("Expected the address of a deployed run after /predict/: deploy one on the page Concepts."),
    )


async def _either(desk: Desk, request: "Request") -> dict[str, Any]:
    from starlette.concurrency import run_in_threadpool

    _expect_way(request)
    address = request.path_params["address"]
    if request.method != "POST":
        return await run_in_threadpool(schema_of, desk, address)
    body = await _body(request)
    return (await run_in_threadpool(desk.answer, address, body)).said(_translator(request))


def _expect_way(request: "Request") -> None:
    if request.method not in WAYS:
        raise RequestError(
            405, "wrong_method", N_("Expected GET for the schema or POST with rows, received {method}."),
            method=request.method,
        )  # fmt: skip


def schema_of(desk: Desk, address: str) -> dict[str, Any]:
    """Return what an address takes and gives, as what JSON can hold."""
    found = desk.opened(address)
    run = desk.run_of(found.live.key)
    columns = columns_of(run)
    return {
        "model": {"version": found.live.number, "run": run.key, "data": run.data.name},
        "task": run.data.task,
        "classes": list(run.data.class_names),
        "threshold": found.threshold,
        "columns": [column.told() for column in columns],
        "limits": {"rows": MOST_ROWS, "bytes": MOST_BYTES},
        "example": {"rows": [{column.name: column.example for column in columns if column.needed}]},
    }


async def _body(request: "Request") -> bytes:
    """Read a body, and no more of it than is allowed."""
    body = b""
    async for piece in request.stream():
        body += piece
        if len(body) > MOST_BYTES:
            raise RequestError(
                413, "too_large", N_("The body: expected at most {most:,} bytes, received more."), most=MOST_BYTES
            )
    return body


async def _guarded(request: "Request", answer: Callable[[], Any]) -> "Response":
    from starlette.responses import JSONResponse

    try:
        return JSONResponse(await answer())
    except RequestError as problem:
        return _refusal(request, problem.status, problem.code, problem.message)
    except Exception:
        log.exception("A request to %s failed", PATH)
        return _refusal(request, 500, "broken", Message(BROKEN))


def _refusal(request: "Request", status: int, code: str, said: Message) -> "Response":
    from starlette.responses import JSONResponse

    content = {"error": {"code": code, "message": said.text(_translator(request))}}
    return JSONResponse(content, status, {"Allow": ", ".join(WAYS)} if status == 405 else None)


def _translator(request: "Request") -> Translate:
    wish = request.headers.get("accept-language", "")[:2].lower()
    return translator(wish if wish in LANGUAGES else DEFAULT_LANGUAGE)
