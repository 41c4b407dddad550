"""What this case is about, in words."""

from core.messages import N_
from core.scenarios.scenario import Advice, Job, Scenario, Source, Traits

CASE = Scenario(
    name="image_classification",
    domain="images",
    title=N_("Image classification"),
    question=N_("What is in this picture?"),
    icon=":material/image:",
    job=Job(
        who=N_("The back office of a bank or a parcel service reads handwritten digits on forms: what the model is sure of goes through, the rest is typed by a person."),
        false_alarm=N_("A wrong digit goes through: a parcel goes to the wrong town, or money to the wrong account."),
        miss=N_("A digit that it could have read goes to a person: some cents of typing, and minutes of delay."),
        nothing=N_("Always say the commonest digit of the training pictures."),
    ),
    source=Source(
        what=N_("1,797 handwritten digits of real people, each 8 by 8 pixels with 0 to 16 of ink: a small part of what a scanner sees."),
        origin=N_("Optical Recognition of Handwritten Digits (Alpaydin and Kaynak 1998), the test half of the UCI data, read from scikit-learn."),
        licence=N_("With scikit-learn (BSD-3); UCI data, CC BY 4.0"),
        missing=N_("Forms: lines, stamps, crossings-out, several digits that touch, other countries' ways to write 1 and 7, photographs instead of scans. All digits were centred and cut out before; nothing but digits is in it."),
        held_out=N_("A fifth was kept apart at random, in equal shares of each digit. The same few people wrote training and test pictures, so that a new person's handwriting will be read less well."),
    ),
    traits=Traits(data="pictures", task="classify", labels="thousands", error="little", why="no"),
    advice=Advice(
        model=N_("Compare with the most similar picture first; then a small CNN, or a pre-trained vision model whose last layer you train."),
        metric=N_("How many pictures go through without a person, at the share of wrong ones that you can bear: not accuracy alone."),
        first_experiment=N_("Take 500 pictures from the real camera or scanner, let two people label them, and count how often these two agree: that is the best you can ask for."),
    ),
    risk="minimal",
    laws=("pipl", "gdpr"),
)  # fmt: skip
