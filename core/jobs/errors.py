"""From an exception in a task to a sentence for users."""

from core.messages import N_, Message, UserError


class StartError(UserError):
    """Report that no worker process could be had."""


def explain(problem: BaseException) -> Message:
    """Return what a user reads about an exception: its own sentence, if it has one."""
    if isinstance(problem, UserError):
        return problem.message
    from distributed import KilledWorker

    if isinstance(problem, KilledWorker):
        return Message(
            N_(
                "The process that trains was ended several times in a row, most likely because it ran out of memory. "
                "Choose a smaller model or fewer rows; other trainings are not affected."
            )
        )
    return Message.of(
        N_("The training failed unexpectedly ({kind}: {text}). Other trainings go on; try other settings."),
        kind=type(problem).__name__,
        text=str(problem)[:200],
    )
