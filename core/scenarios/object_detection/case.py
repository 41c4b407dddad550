"""What this case is about, in words."""

from core.messages import N_
from core.scenarios.scenario import Advice, Job, Scenario, Source, Traits

CASE = Scenario(
    name="object_detection",
    domain="images",
    title=N_("Object detection"),
    question=N_("Where in the picture is it, and how many?"),
    icon=":material/select_all:",
    job=Job(
        who=N_("A warehouse or a shop counts what lies on a shelf or a belt from a picture: the number goes into the stock list, and doubtful pictures to a person."),
        false_alarm=N_("A thing that isn't there is counted: the stock list is too high, and nobody orders in time."),
        miss=N_("A thing is overlooked: too much is ordered, or, on a belt, a faulty part goes on."),
        nothing=N_("Put one box at the usual place in every picture, without looking."),
    ),
    source=Source(
        what=N_("Composite scenes: one to four real handwritten digits on a canvas of 48 by 48 pixels, 11 to 18 pixels large, unevenly lit, with noise. 10,000 to learn from, 200 to be tested on. The places are known exactly, because we put the digits there."),
        origin=N_("The digits are those of scikit-learn (Alpaydin and Kaynak 1998); the scenes are made by core/scenarios/object_detection/scenes.py."),
        licence=N_("With scikit-learn (BSD-3); UCI data, CC BY 4.0"),
        missing=N_("Photographs: depth, shadows, things that hide each other, other cameras, thousands of kinds of things. And people's boxes differ by some pixels; ours are exact. No photographs of things with boxes could be had without a download."),
        held_out=N_("The digits were divided first: no digit of a test scene is in any training scene. The same people wrote both."),
    ),
    traits=Traits(data="pictures", task="find", labels="thousands", error="money", why="no"),
    advice=Advice(
        model=N_("A pre-trained detector whose last layers you train on some hundreds of your own pictures; with even light and things that never touch, connected pixels may do."),
        metric=N_("Average precision at the overlap that your use needs, and the error of the count: the count is what people see."),
        first_experiment=N_("Draw boxes in 200 pictures from the real camera, twice, by two people: their own overlap is the best that a model can reach."),
    ),
    risk="depends",
    laws=("pipl", "gdpr", "eu_prohibited", "eu_high", "cn_faces"),
)  # fmt: skip
