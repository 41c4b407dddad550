"""What is wrong with a request, for the program that sent it: a status, a code that stays, a sentence."""

from typing import Any

from core.messages import UserError


class RequestError(UserError):
    """Report a request that can't be answered.

    Parameters
    ----------
    status : int
        Of HTTP, 400 to 499.
    code : str
        Short, the same in all languages, for programs to read.
    template : str
        Marked with `N_`.
    """

    def __init__(self, status: int, code: str, template: str, **values: Any) -> None:
        super().__init__(template, **values)
        self.status, self.code = status, code
