"""Work of several steps: progress, results, stopping, errors, owners."""

import gc

from core.jobs import Owner
from core.messages import N_, UserError
from tests.unit.counting import product, worker_pid
from tests.unit.jobs.helpers import until


def over(errand):
    until(lambda: errand.view().status != "running")
    return errand.view()


async def squares(hands):
    found = []
    for i in range(5):
        found.append(await hands.ask(product, i, i))
        hands.tell(i + 1, 5, tuple(found))
    return found


def test_steps_are_done_on_a_worker_and_told(engine):
    view = over(engine.run("squares", squares))
    assert (view.status, view.result, view.partial) == ("done", [0, 1, 4, 9, 16], (0, 1, 4, 9, 16))
    assert (view.done, view.total, view.left_seconds, view.error) == (5, 5, None, None)


def test_the_same_key_is_the_same_errand_until_it_is_forgotten(engine):
    one = engine.run("same", squares)
    assert engine.run("same", squares) is one is engine.errand("same")
    over(one)
    engine.forget_errand("same")
    assert engine.errand("same") is None
    assert engine.run("same", squares) is not one


async def patient(hands):
    hands.tell(1, 4, "so far")
    while True:
        await hands.ask(worker_pid)


def test_stop_keeps_what_there_is_so_far(engine):
    errand = engine.run("patient", patient)
    until(lambda: errand.view().done == 1)
    assert errand.view().left_seconds >= 0
    errand.stop()
    view = over(errand)
    assert (view.status, view.partial, view.result) == ("stopped", "so far", None)


def test_what_is_kept_on_a_worker_can_be_worked_on(engine):
    async def kept(hands):
        held, told = await hands.keep(product, 6, 7, tell=str)
        return told, await hands.ask(product, held, 2)

    assert over(engine.run("kept", kept)).result == ("42", 84)


def test_an_error_is_a_sentence(engine):
    async def polite(hands):
        raise UserError(N_("Expected {what}."), what="better rows")

    async def bad(hands):
        return 1 / 0

    assert over(engine.run("polite", polite)).error.text() == "Expected better rows."
    view = over(engine.run("bad", bad))
    assert view.status == "failed"
    assert "ZeroDivisionError" in view.error.text()


def test_an_errand_ends_with_its_last_owner(engine):
    owner = Owner()
    errand = engine.run("owned", patient, owner)
    until(lambda: errand.view().done == 1)
    del owner
    gc.collect()
    assert over(errand).status == "stopped"


def test_one_that_was_left_begins_anew_for_who_comes_later(engine):
    owner = Owner()
    left = engine.run("left", patient, owner)
    del owner
    until(lambda: left.view().status == "stopped")
    again = engine.run("left", patient)
    assert again is not left and again.view().status == "running"
    again.stop()
    until(lambda: again.view().status == "stopped")
    assert engine.run("left", patient) is again  # stopped by a person: so it stays
