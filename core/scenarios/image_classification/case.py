"""What this case is about, in words."""

from core.messages import N_
from core.scenarios.scenario import Advice, Job, Scenario, Source, Traits

CASE = Scenario(
    name="image_classification",
    domain="images",
    title=N_("Image classification"),
    question=N_("What is in this picture?"),
    icon=":material/image:",
    job=Job(who="…", false_alarm="…", miss="…", nothing="…"),
    source=Source(what="…", origin="…", licence="…", missing="…", held_out="…"),
    traits=Traits(data="pictures", task="classify", labels="thousands", error="little", why="no"),
    advice=Advice(model="…", metric="…", first_experiment="…"),
    risk="minimal",
    laws=("pipl", "gdpr"),
)
