"""Rows that are pictures or sequences, part by part: where the shares lie, what hiding a patch changes, what is said step by step."""
