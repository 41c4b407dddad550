"""Simpler models beside a network: around one case, imitating it, and in its place."""
