"""What depends on a deployed run, before it is taken down."""

import time
from collections.abc import Sequence
from typing import TYPE_CHECKING, NamedTuple

from core.datasets import UPLOAD_PREFIX
from core.messages import N_, Message
from core.serving.deployments import Deployment
from core.serving.log import Entry

if TYPE_CHECKING:
    from core.training.run import Run

HOUR = 3600


class Item(NamedTuple):
    """Say one thing to look at, and whether it stands in the way."""

    said: Message
    fine: bool


def checklist(deployment: Deployment, run: "Run", entries: Sequence[Entry], findings: int) -> list[Item]:
    """Return what to look at before an address is taken down.

    Parameters
    ----------
    entries : sequence of Entry
        Of the requests that came to the address.
    findings : int
        In the user's brief, about this lesson.
    """
    lately = sum(entry.at > time.time() - HOUR for entry in entries)
    uploaded = run.data.name.startswith(UPLOAD_PREFIX)
    return [
        Item(Message.of(N_("Requests in the last hour: {count}. Each comes from somebody who would get an error."), count=lately), not lately),
        Item(Message.of(N_("Requests since this server started: {count}."), count=len(entries)), True),
        Item(
            Message.of(N_("Versions behind the address: {count}; their runs stay, and can be deployed again."), count=len(deployment.versions)),
            True,
        ),
        Item(
            Message(
                N_("The rows that it learned from are yours, and stay on this server with the run.")
                if uploaded
                else N_("The rows that it learned from are public: nothing personal stays behind.")
            ),
            not uploaded,
        ),
        Item(Message.of(N_("Findings about it in your brief: {count}; they stay, and their links open this lesson."), count=findings), True),
    ]  # fmt: skip
