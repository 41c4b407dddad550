"""The case of credit risk."""
