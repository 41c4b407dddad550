"""A deployed run over real HTTP: right answers, and a refusal of its own for each mistake."""

import json
import re
import socket
import subprocess
import sys
import threading
import time
from pathlib import Path
from types import SimpleNamespace
from urllib.error import HTTPError
from urllib.request import Request, urlopen

import numpy as np
import pytest

from core.bundles import bundle
from core.lessons.lifecycle.request import OUTCOMES, TRIES, ask, origin_of
from core.serving.alarm import WEIGHT, watch
from core.serving.deployments import Deployment, Deployments
from core.serving.desk import Desk
from core.serving.log import ROUTE
from core.serving.reading import MOST_ROWS
from core.serving.routes import predict_routes
from core.store import Store


@pytest.fixture(scope="module")
def desk(tmp_path_factory):
    store = Store(tmp_path_factory.mktemp("store"))
    yield Desk(lambda: SimpleNamespace(store=store))
    store.close()


@pytest.fixture(scope="module")
def origin(desk):
    """Serve the routes on a free port, as Streamlit's server does."""
    import uvicorn
    from starlette.applications import Starlette

    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    app = Starlette(routes=predict_routes(lambda: desk))
    server = uvicorn.Server(uvicorn.Config(app, port=port, log_level="error", lifespan="off", ws="none"))
    thread = threading.Thread(target=server.run, daemon=True)
    thread.start()
    while not server.started:
        time.sleep(0.02)
    yield f"http://127.0.0.1:{port}"
    server.should_exit = True
    thread.join(10)


@pytest.fixture
def url(desk, origin):
    return f"{origin}/predict/{desk.deployments.deploy(bundle('german_credit').key, threshold=0.3).address}"


def call(url, body=None, **headers):
    data = body if body is None or isinstance(body, bytes) else json.dumps(body).encode()
    try:
        with urlopen(Request(url, data, headers), timeout=30) as answer:
            return answer.status, json.load(answer)
    except HTTPError as problem:
        with problem:
            return problem.code, json.load(problem)


def rows(run, places):
    frame = run.data.frame.iloc[places]
    return [
        {name: getattr(value, "item", lambda v=value: v)() for name, value in row.items()}
        for row in frame.to_dict("records")
    ]


def test_the_schema_names_every_column_and_its_example_is_answered(url):
    status, schema = call(url)
    run = bundle("german_credit")
    assert status == 200 and [column["name"] for column in schema["columns"]] == list(run.data.feature_names)
    assert schema["columns"][0]["values"] == list(run.data.categories[run.data.feature_names[0]])
    assert call(url, schema["example"])[0] == 200


def test_answers_are_those_of_the_run_as_keras_gave_them_in_training(url):
    run = bundle("german_credit")
    status, answer = call(url, {"rows": rows(run, run.split.test[:50])})
    chances = np.array([[one["chances"][name] for name in run.data.class_names] for one in answer["predictions"]])
    assert status == 200 and np.abs(chances - run.y_prob[:50]).max() < 2e-6
    assert [one["decision"] == "act" for one in answer["predictions"]] == (run.y_prob[:50, 1] >= 0.3).tolist()
    assert answer["model"] == {"version": 1, "run": run.key, "data": "german_credit"} and answer["threshold"] == 0.3


def test_a_bare_list_of_rows_is_taken_too(url):
    assert call(url, call(url)[1]["example"]["rows"])[0] == 200


def change(**changed):
    return lambda row: {"rows": [row | changed]}


BROKEN = {
    "not_json": (400, lambda row: b"{rows: 1"),
    "not_utf8": (400, lambda row: b"\xff\xfe"),
    "no_rows": (400, lambda row: {"row": [row]}),
    "not_a_list": (400, lambda row: {"rows": "x"}),
    "empty_rows": (422, lambda row: {"rows": []}),
    "unknown_key": (400, lambda row: {"rows": [row], "threshold": 0.9}),
    "nested_too_deeply": (400, lambda row: b"[" * 5000),
    "unknown_column": (422, change(salary=1)),
    "missing_column": (422, lambda row: {"rows": [dict(list(row.items())[1:])]}),
    "wrong_type": (422, change(**{"credit amount": "much"})),
    "number_too_large": (422, change(**{"credit amount": 1e300})),
    "unknown_category": (422, change(**{"credit history": "splendid"})),
    "null_not_allowed": (422, change(**{"credit amount": None})),
    "not_an_object": (422, lambda row: {"rows": [1]}),
    "too_many_rows": (413, lambda row: {"rows": [row] * (MOST_ROWS + 1)}),
    "too_large": (413, lambda row: b" " * (2**20 + 1)),
}


@pytest.mark.parametrize("code", BROKEN)
def test_each_mistake_has_a_refusal_of_its_own(url, code):
    status, make = BROKEN[code]
    found = call(url, make(call(url)[1]["example"]["rows"][0]))
    assert found[0] == status and found[1]["error"]["code"] == code
    assert len(found[1]["error"]["message"]) > 15 and "Traceback" not in json.dumps(found)


def test_the_page_names_every_refusal(url):
    named = {code: status for status, codes, _ in OUTCOMES for code in codes}
    assert {code: status for code, (status, _) in BROKEN.items()}.items() <= named.items()
    source = "".join(path.read_text() for path in Path("core/serving").glob("*.py"))
    raised = re.findall(r'(?:RequestError\(\s*)(\d{3}),\s*"(\w+)"', source)
    assert len(raised) > 15 and {code: int(status) for status, code in raised} == named


@pytest.mark.parametrize(
    "body, words",
    [({"rows": "x"}, 'received text "x" for rows'), ({}, "received no rows"), ({"rows": {}}, "an object for rows")],
)
def test_a_refusal_says_what_came_in_place_of_rows(url, body, words):
    assert words in call(url, body)[1]["error"]["message"]
    assert "RecursionError" not in str(call(url, b"[" * 5000)) and "recursion" not in str(call(url, b"[" * 5000))


@pytest.mark.parametrize("value", [-5, 1e30, 73])
def test_a_number_that_the_model_never_saw_is_answered_with_a_warning(url, value):
    schema = call(url)[1]
    column = next(column for column in schema["columns"] if column["name"] == "duration in month")
    row = schema["example"]["rows"][0]
    assert column["seen_in_training"] == [4, 72] and call(url, {"rows": [row]})[1]["warnings"] == []
    status, answer = call(url, {"rows": [row, row | {"duration in month": value}]})
    assert status == 200 and len(answer["predictions"]) == 2 and len(answer["warnings"]) == 1
    assert re.match(r"Row 2, duration in month: (-5|1e\+30|73) is outside 4 to 72", answer["warnings"][0])
    assert call(url, {"rows": [row | {"duration in month": edge} for edge in (4, 72)]})[1]["warnings"] == []


def test_a_thousand_warnings_are_counted_and_not_listed(url):
    row = call(url)[1]["example"]["rows"][0] | {"duration in month": -5}
    found = call(url, {"rows": [row] * 1000})[1]["warnings"]
    assert len(found) == 21 and "980" in found[-1]


@pytest.mark.parametrize("method", ["PUT", "DELETE", "PATCH", "OPTIONS"])
def test_another_method_is_refused_in_the_same_form(url, method):
    with pytest.raises(HTTPError) as refused:
        urlopen(Request(url, b"{}", method=method), timeout=30)
    with refused.value as problem:
        assert problem.code == 405 and "POST" in problem.headers["Allow"]
        assert json.load(problem)["error"]["code"] == "wrong_method"


def test_a_slash_at_the_end_changes_nothing(url):
    schema = call(f"{url}/")
    assert schema == call(url) and call(f"{url}/", schema[1]["example"])[0] == 200
    assert call(f"{url}/more")[1]["error"]["code"] == "no_address"


@pytest.mark.parametrize(
    "body", [b"[NaN]", b"[" * 100_000, b"9" * 10_000, b'"text"', b"null", b"true", b"[]", b"[true]", b"[{}]"]
)
def test_odd_json_is_refused_and_never_breaks_the_server(url, body):
    assert 400 <= call(url, body)[0] < 500


@pytest.mark.parametrize("value", [True, [1], {"a": 1}, 10**400, -1e39])
def test_what_is_no_number_is_refused(url, value):
    row = call(url)[1]["example"]["rows"][0] | {"credit amount": value}
    assert call(url, {"rows": [row]})[0] == 422


@pytest.mark.parametrize("path", ["", "/", "/unknown", "/" + "0" * 24, "/%00%ff"])
def test_an_address_that_nobody_was_given_is_unknown(origin, path):
    assert call(f"{origin}/predict{path}")[0] == 404
    assert call(f"{origin}/predict{path}", b"{}")[0] == 404


def test_a_refusal_speaks_chinese_to_who_asks_for_it(url):
    message = call(url, b"{", **{"Accept-Language": "zh-CN"})[1]["error"]["message"]
    assert re.search("[一-鿿]", message) or message.startswith("The body")  # until its translation is merged


def test_a_retired_address_is_gone(desk, url):
    desk.deployments.retire(url.rpartition("/")[2])
    assert call(url)[0] == call(url, b"{}")[0] == 410


def test_too_many_requests_a_second_are_refused(desk):
    address, answers = desk.deployments.deploy("no such run").address, set()
    for _ in range(60):
        try:
            desk.answer(address, b"{}")
        except ValueError as problem:
            answers.add(problem.code)
    assert answers == {"run_gone", "too_many_requests"}


def test_the_log_has_no_value_of_any_row(desk, url):
    row = call(url)[1]["example"]["rows"][0] | {"credit amount": 54321}
    call(url, {"rows": [row]})
    call(url, b"{")
    found = desk.logs.entries(url.rpartition("/")[2], ROUTE)
    assert [entry.status for entry in found] == [200, 400] and found[0].rows == 1
    assert "54321" not in repr(found)


def test_promotion_and_roll_back_decide_which_version_answers(desk, url):
    address, other = url.rpartition("/")[2], bundle("german_credit_calls").key
    desk.deployments.change(address, lambda found: found.added(other, "both"))
    assert call(url)[1]["model"]["version"] == 1
    desk.deployments.change(address, lambda found: found.promoted(2))
    assert call(url)[1]["model"] == {"version": 2, "run": other, "data": "german_credit_calls"}
    desk.deployments.change(address, Deployment.rolled_back)
    assert call(url)[1]["model"]["version"] == 1
    desk.deployments.change(address, Deployment.rolled_back)
    assert call(url)[1]["model"]["version"] == 1


def test_a_deployment_survives_a_restart_of_the_server(tmp_path):
    with Store(tmp_path) as store:
        made = Deployments(lambda: store).deploy("key", 0.4, 2)
        assert Deployments(lambda: store).find(made.address) == made
        assert Deployments(lambda: store).find("0" * 24) is None
        store.keep_result("deployment-" + "1" * 24, {"json": np.frombuffer(b"[]", np.uint8)})
        assert Deployments(lambda: store).find("1" * 24) is None


def test_curl_itself_is_answered(url):
    row = call(url)[1]["example"]["rows"][0]
    command = ask(url, TRIES["fine"][1](row))
    done = subprocess.run(["sh", "-c", command], capture_output=True, text=True, timeout=30)
    if done.returncode == 127:
        pytest.skip("no curl here")
    assert json.loads(done.stdout)["predictions"]
    assert json.loads(subprocess.run(["sh", "-c", ask(url, "it's no JSON")], capture_output=True).stdout)["error"]


@pytest.mark.parametrize(
    "name, code",
    [("column", "unknown_column"), ("type", "wrong_type"), ("missing", "missing_column"), ("json", "not_json")],
)
def test_the_mistakes_offered_on_the_page_are_those_that_they_say(url, name, code):
    row = call(url)[1]["example"]["rows"][0]
    assert call(url, TRIES[name][1](row).encode())[1]["error"]["code"] == code


def test_the_origin_of_a_page_is_where_it_was_opened():
    assert origin_of("https://a.example:8443/x/concepts?topic=lifecycle") == "https://a.example:8443"
    assert origin_of(None) == origin_of("nonsense") == "http://localhost:8501"


def test_the_alarm_follows_a_mean_written_out_by_hand():
    values = [10, 11, 9, 10, 10, 12, 8, 10, 10, 30, 30]
    found, mean = watch(values), 10.0
    spread = 1.4826 * np.median(np.abs(np.array(values[:8]) - 10))
    for step, value in enumerate(values[8:], 1):
        mean = WEIGHT * value + (1 - WEIGHT) * mean
        variance = spread**2 * sum((WEIGHT * (1 - WEIGHT) ** i) ** 2 for i in range(step))
        assert found.mean[7 + step] == pytest.approx(mean)
        assert found.high[7 + step] == pytest.approx(10 + 3 * np.sqrt(variance))
    assert found.first == 9 and not watch(values[:6]).alarm.any() and not watch([1.0] * 40).alarm.any()


def test_the_alarm_rarely_rings_when_nothing_happens():
    rng = np.random.default_rng(0)
    looks = [watch(rng.normal(size=60), quiet=40).alarm.mean() for _ in range(300)]
    assert np.mean(looks) < 0.03


def test_the_server_answers_without_tensorflow():
    program = (
        "import sys; from types import SimpleNamespace; from core.serving.desk import Desk; from core.bundles import bundle\n"
        "import json; from core.serving.routes import schema_of\n"
        "desk = Desk(lambda: SimpleNamespace(store=None)); made = desk.deployments.deploy(bundle('german_credit').key)\n"
        "desk.answer(made.address, json.dumps(schema_of(desk, made.address)['example']).encode())\n"
        "assert not {'tensorflow', 'keras', 'shap', 'streamlit'} & set(sys.modules)"
    )
    subprocess.run([sys.executable, "-c", program], check=True, timeout=120)
