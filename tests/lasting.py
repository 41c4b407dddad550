"""A training that lasts for minutes on any machine: for tests that pause it, stop it, or leave it."""

LASTING = {"dataset": "page_blocks", "epochs": "2000", "batch_size": "1"}
