"""The page of the brief, opened and filled as a user does."""

import json
from typing import Any

from streamlit.proto.WidgetStates_pb2 import WidgetState
from streamlit.testing.v1 import AppTest

from core.brief import Brief, Finding
from core.brief.sections import SECTIONS
from core.card.pieces import Number
from core.messages import N_, Message
from pages.components import ledger

VIEWS = ("The brief", "Findings", "Interview", "Plan and risks", "Take it away")
ROWS = (*(f"section_{name}" for name in SECTIONS), "advices")
THIS = N_("This model")


def open_brief(open_app: Any, view: str = "The brief", lang: str = "en", **params: str) -> AppTest:
    return open_app("brief", at={"brief_view": view}, lang=lang, **params)


def look(app: AppTest, view: str) -> AppTest:
    app.session_state["brief_view"] = view
    return app.run()


def open_rows(app: AppTest, *names: str) -> AppTest:
    """Open rows of the document: all there are, or some sections."""
    for name in names or ROWS:
        app.session_state[f"brief_row_{name}"] = True
    return app.run()


def rows_of(app: AppTest) -> list[str]:
    """Return what the rows of the document say while they are closed."""
    return [one.label for one in app.expander]


def brief_of(app: AppTest) -> Brief:
    brief: Brief = app.session_state["memory"].brief
    return brief


def fill(app: AppTest, brief: Brief) -> AppTest:
    """Have a session keep a brief, as its own clicks would."""
    ledger.keep_brief(app.session_state["memory"], brief)
    return app.run()


def finding(number: int = 1, page: str = "playground", numbers: bool = True) -> Finding:
    known = (Number(Message(THIS), 0.7, 0.6, 0.8), Number("*other* <b>", 0.5)) if numbers else ()
    link = f"playground?dataset=iris&model=mlp&hidden={number}"
    return Finding(
        page, Message.of(N_("{data}: {sentence}"), data=f"*Table* {number}", sentence="$5 < $6"), link, numbers=known
    )


def said(app: AppTest) -> str:
    return "\n".join(str(element.value) for kind in ("markdown", "caption", "text") for element in getattr(app, kind))


def edit_table(app: AppTest, name: str, **edits: Any) -> AppTest:
    """Edit a table of the plan as a browser does; AppTest itself can't."""
    editor = next(one for one in app.data_editor if f"brief_{name}_" in one.proto.id)
    states = app._tree.get_widget_states()
    content = {"edited_rows": {}, "added_rows": [], "deleted_rows": []} | edits
    states.widgets.append(WidgetState(id=editor.proto.id, string_value=json.dumps(content)))
    return app._run(states)
