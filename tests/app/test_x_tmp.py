from tests.app.conftest import *
from tests.app.test_room_participant_stays import *
def test_x(sit, host):
    app, t = sit(page="workshop")
    print("ERR", [e.value for e in app.error], [e.message for e in app.exception])
    print("CODE", [c.value for c in app.code])
    print("EXP", [e.label for e in app.expander])
    assert 0
