"""A trained Keras model that can cross processes and go to disk, and is only made when somebody needs it."""

import io
import tempfile
from collections.abc import Callable
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, Any, Self

if TYPE_CHECKING:
    import keras


class Network:
    """Hold a Keras model as a promise, as itself, or as the bytes of its `.keras` file, whichever is at hand.

    Pickling keeps the bytes only, so that a process without TensorFlow can carry a network about.
    """

    def __init__(self, make: Callable[[], "keras.Model"]) -> None:
        self._make = make

    @classmethod
    def from_archive(cls, archive: bytes) -> Self:
        """Return the network in the bytes of a `.keras` file; nothing is read before the model is asked for."""
        network = cls(lambda: _read(archive))
        network.__dict__["archive"] = archive
        return network

    @cached_property
    def model(self) -> "keras.Model":
        """The Keras model; asking for it imports TensorFlow."""
        return self._make()

    @cached_property
    def archive(self) -> bytes:
        """The bytes of the model's `.keras` file."""
        return _write(self.model)

    def __reduce__(self) -> tuple[Any, ...]:
        return type(self).from_archive, (self.archive,)


def _read(archive: bytes) -> "keras.Model":
    import keras

    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder, "model.keras")
        path.write_bytes(archive)
        model: keras.Model = keras.saving.load_model(path, compile=False, safe_mode=True)
    return model


def _write(model: "keras.Model") -> bytes:
    from keras.src.saving.saving_lib import save_model

    file = io.BytesIO()
    save_model(model, file)
    return file.getvalue()
