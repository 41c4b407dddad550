"""When a worker has grown so much that a new one is worth its start."""

SETTLING = 5  # replies until a worker weighs what the work at hand needs
MARGIN = 1.15  # times that weight


class Growth:
    """Watch one worker's memory.

    What a worker weighs after its first replies is what the work needs: a new worker would weigh the same soon, so a limit
    below that can't be kept, and replacing it again and again would only cost time.

    Parameters
    ----------
    limit : int
        Bytes.
    """

    def __init__(self, limit: int) -> None:
        self._limit = limit
        self._replies = 0
        self._settled = 0

    def too_large(self, memory: int) -> bool:
        """Note the bytes after a task; tell whether the worker should be replaced."""
        self._replies += 1
        if self._replies <= SETTLING:
            self._settled = max(self._settled, memory)
            return False
        return memory > max(self._limit, MARGIN * self._settled)
