"""Concepts: how does this work, without mathematics I don't have?"""

from pages.components.concepts.body import body
from pages.components.entry import enter

enter(body)
