"""What it can't do: how unsure it is of new text, of nonsense and of your own, and what its texts are made of."""

from core.charts.lessons.pretraining import surprise_chart
from core.lessons.pretraining.corpus import CORPORA
from core.lessons.pretraining.judging import judged, surprise, surprise_at
from core.lessons.pretraining.sampling import TEMPERATURE
from core.lessons.pretraining.writing_words import (
    copied_sentence,
    form_title,
    learnt_sentence,
    own_sentence,
    rows_of,
    surprise_title,
)
from core.messages import N_
from pages.components.chart import chart
from pages.components.concepts.pretraining_parts import asked, corpus_menu, text_field
from pages.components.concepts.story_part import tell
from pages.components.i18n import _
from pages.components.metrics.told import beside, headline, limits, told

LIMITS = N_(
    "What this does not tell you: what a large model can't do. One that has read most of the web does sums and knows facts, and still "
    "is asked for the likeliest next sign: it can be wrong with the same fluency."
)


def limits_view() -> None:
    """Draw the network's surprise, and the form of what it writes."""
    corpus = corpus_menu()
    text = text_field("own", corpus, CORPORA[corpus].alien, _("A text of yours, e.g. a sum or the news"))
    found = asked("surprise", surprise, corpus)
    own, unknown = asked("own", surprise_at, corpus, text)
    said = headline(surprise_title(found))
    rows = {_(label): row for label, row in rows_of(found, own).items()}
    chart(
        surprise_chart(rows, _("Perplexity: signs it wavers between (logarithmic, from 1)")),
        "pretraining_surprise",
        said,
    )
    told(learnt_sentence(found), own_sentence(own, unknown, found.network))
    made = asked("judged", judged, corpus, TEMPERATURE.default)
    beside(form_title(corpus, made))
    told(copied_sentence(made))
    tell("pretraining", "limits")
    limits(LIMITS)
