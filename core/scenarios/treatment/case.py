"""What this case is about, in words."""

from core.messages import N_
from core.scenarios.scenario import Advice, Job, Scenario, Source, Traits

CASE = Scenario(
    name="treatment",
    domain="medicine",
    title=N_("Treatment recommendation"),
    question=N_("Which treatment for this patient?"),
    icon=":material/medication:",
    job=Job(
        who=N_("A doctor chooses one of four HIV treatments for a patient; a model says for whom which one would work best. A teaching demo on a trial of the 1990s: never for patients."),
        false_alarm=N_("Personalising for nothing: the patient gets an arm that only seems better for people like that, and does worse than with the usual best."),
        miss=N_("Not personalising where it matters: the patient gets the best arm on average, which is not the best one for that patient."),
        nothing=N_("Give everybody the arm that did best in the rest of the trial."),
    ),
    source=Source(
        what=N_("A randomised trial: 2,139 adults and teenagers with HIV, each given one of four treatments by chance. 521 got worse: their CD4 cells halved, AIDS, or death. 15 columns were known before treatment."),
        origin=N_("AIDS Clinical Trials Group study 175 (Hammer et al. 1996), as in the package lifelines 0.30.3; also in the UCI repository."),
        licence=N_("The package is MIT; UCI lists the data under CC BY 4.0 (not re-read here)."),
        missing=N_("Everything of today's treatment: these medicines are no longer used alone. Side effects, adherence, costs, what patients want; patients whose CD4 count was outside 200 to 500 when they were asked to join; and how long each was followed is left aside."),
        held_out=N_("Each patient is judged by models that did not see that patient (cross-fitting: five parts, cut in five different ways)."),
    ),
    traits=Traits(data="table", task="choose", labels="thousands", error="harm", why="must"),
    advice=Advice(
        model=N_("First the same treatment for all; then a risk model for each treatment that may say \"no difference\"."),
        metric=N_("What the rule would be worth (event rate by doubly robust estimation), beside \"the best treatment for everybody\", with its interval."),
        first_experiment=N_("Find data in which chance or a known rule chose the treatment, and compute what three rules are worth: as now, the same for all, and personalised."),
    ),
    risk="device",
    laws=("pipl_sensitive", "cn_medical", "cn_telehealth", "eu_device", "gdpr_automated"),
    pays=False,
)  # fmt: skip
