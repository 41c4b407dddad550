"""Registry of Keras builders: name -> `Model`. Light to import; Keras is loaded when one is built."""

from core.models.model import MODELS, Model, stackable

__all__ = ["MODELS", "Model", "stackable"]
