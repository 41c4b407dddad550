"""The case of question answering."""
