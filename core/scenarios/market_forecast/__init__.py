"""The case of market forecasting."""
