"""The model card of a run: what it is for, what it was made from, how good it is and where that ends."""

from core.card.card import model_card
from core.card.html import to_html
from core.card.pieces import Card
from core.card.writing import to_markdown

__all__ = ["Card", "model_card", "to_html", "to_markdown"]
