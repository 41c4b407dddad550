"""What an experiment is mixed from, by name: activations, losses, optimisers, schedules, weights, precisions.

Light to import: an entry reaches for Keras only when it is used.
"""
