"""What cases of medicine share: who is examined at a threshold, decision curves, people alike, patients unlike all seen."""
