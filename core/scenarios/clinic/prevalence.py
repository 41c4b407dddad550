"""What a test is worth where the disease is rarer: Bayes' rule with sensitivity and specificity as they are."""


def worth_at(sensitivity: float, specificity: float, prevalence: float) -> float:
    """Return the share of positive answers that are right (positive predictive value), NaN where nothing is positive."""
    true, false = sensitivity * prevalence, (1 - specificity) * (1 - prevalence)
    return true / (true + false) if true + false else float("nan")


def alarms_per_find(sensitivity: float, specificity: float, prevalence: float) -> float:
    """Return how many people are alarmed for each one who is ill, infinite where nobody is found."""
    worth = worth_at(sensitivity, specificity, prevalence)
    return 1 / worth if worth > 0 else float("inf")
