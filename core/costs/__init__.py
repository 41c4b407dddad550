"""What a network costs: numbers to store, arithmetic and time for a prediction, and what is left of that on a phone."""
