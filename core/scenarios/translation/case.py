"""What this case is about, in words."""

from core.messages import N_
from core.scenarios.scenario import Advice, Job, Scenario, Source, Traits

CASE = Scenario(
    name="translation",
    domain="language",
    title=N_("Translation"),
    question=N_("Can a model of our own translate our product?"),
    icon=":material/translate:",
    job=Job(
        who=N_("Whoever brings a product to China decides with it which strings of the interface go out as the machine translates them, and which a translator sees first."),
        false_alarm=N_("A good translation held back: a translator spends a minute on what needed none."),
        miss=N_("A wrong one let out: a user deletes what they wanted to keep, or a lost %(name)s breaks the page."),
        nothing=N_("Show the English as it is."),
    ),
    source=Source(
        what=N_("7,218 strings of four open programs, each with the Chinese that people wrote for it: menus, buttons, errors, help."),
        origin=N_("The language files of JupyterLab, Spyder, Wagtail and Django, as their packages carry them; 60 telephone announcements of Asterisk, with our own Chinese, as another domain."),
        licence=N_("BSD-3 (JupyterLab, Wagtail, Django) and MIT (Spyder), their notices kept with the file; Asterisk's prompts CC BY-SA 3.0."),
        missing=N_("Context: a translator sees where on the screen a string stands. Also missing are a glossary, a second reference, and the million pairs that a production model learns from."),
        held_out=N_("500 strings drawn at random, as a product's new strings come, and 300 on which the end of the training and the limit were chosen; duplicates (the same English but for case, signs, digits and gaps, or the same Chinese) are kept on one side. Near twins may be on both; the strings without one are counted apart. The score is the mean of the strings' chrF, so a short string counts as much as a long one."),
    ),
    traits=Traits(data="text", task="generate", labels="thousands", error="little", why="no"),
    advice=Advice(
        model=N_("A translation memory first, then a pre-trained translator with your glossary; a model of your own from nothing writes garbled Chinese where the memory has no near string either."),
        metric=N_("chrF on strings of which no duplicate was learnt from, those without a near twin apart, and the share that people leave unchanged."),
        first_experiment=N_("Take 200 strings of your last release, translate them with the memory and with an API, and let two translators count what they would change."),
    ),
    risk="minimal",
    laws=("cn_generative", "cn_labelling", "cn_data", "eu_transparency"),
    needs=("sacrebleu",),
)  # fmt: skip
