"""Memory that the C library keeps: with an arena for each thread, a server that draws pages in threads never gives it back."""

import ctypes
from contextlib import suppress

M_ARENA_MAX = -8  # glibc manual, "Malloc Tunable Parameters"


def few_arenas(most: int = 2) -> None:
    """Let the threads of this process share some arenas of `malloc`; does nothing where the C library isn't glibc."""
    with suppress(AttributeError, OSError, TypeError):
        ctypes.CDLL(None).mallopt(M_ARENA_MAX, most)
