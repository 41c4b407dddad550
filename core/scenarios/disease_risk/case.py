"""What this case is about, in words."""

from core.messages import N_
from core.scenarios.scenario import Advice, Job, Scenario, Source, Traits

CASE = Scenario(
    name="disease_risk",
    domain="medicine",
    title=N_("Disease risk"),
    question=N_("Which smokers should we examine first?"),
    icon=":material/cardiology:",
    job=Job(
        who=N_("A health service decides which smokers it invites to an examination. The risk is that of dying from any cause, 12 to 21 years after what is known now, not of one disease; the doctor who examines decides all the rest. A teaching demo, never for patients."),
        false_alarm=N_("A false alarm: somebody is examined for nothing, worries, and takes the place of another."),
        miss=N_("A miss: somebody at risk is not invited and is found too late."),
        nothing=N_("The same risk for everybody: invite by lot."),
    ),
    source=Source(
        what=N_("1,629 smokers in the United States, examined in 1971, of whom 318 (20 %) died from 1983 to 1992. All lived to 1982, so the answer is death from any cause 12 to 21 years after the examination. The model sees 14 columns, all known in 1971."),
        origin=N_("NHANES I Epidemiologic Follow-up Study (US National Center for Health Statistics), as prepared for Hernán and Robins, “Causal inference: what if”, in the package causaldata"),
        licence=N_("US government work, public domain"),
        missing=N_("Everybody smoked, and everybody lived until 1982: those who died in the first eleven years are not in it, so no risk here begins on the day of the examination. Half a century old, one country, no blood pressure of 1971, no causes of death. Today's risks are others."),
        held_out=N_("30 % of the people at random, the share of deaths the same on both sides, never used for training or choice; 15 % for watching the training."),
    ),
    traits=Traits(data="table", task="rank", labels="few", error="harm", why="must"),
    advice=Advice(
        model=N_("Begin with a logistic regression, and hold every model against age alone."),
        metric=N_("ROC AUC says who comes first; calibration and net benefit say whether the risk can be used for a decision."),
        first_experiment=N_("Train on one hospital, test on another: compare the risk that is said with what happens, before you tune anything."),
    ),
    risk="device",
    laws=("pipl_sensitive", "cn_medical", "eu_device", "gdpr", "us_device", "us_hipaa"),
)  # fmt: skip
