"""Fill the gap: what does a network say that sees both sides (BERT), and one that sees only what is before it (GPT)?"""

from core.charts.lessons.pretraining import beside_chart
from core.lessons.pretraining.corpus import CORPORA
from core.lessons.pretraining.gaps import MOST, guess, trial
from core.lessons.pretraining.writing_words import gap_title, trial_sentence, unknown_sentence, visible
from core.messages import N_, Message
from pages.components.chart import chart
from pages.components.concepts.pretraining_parts import asked, corpus_menu, text_field
from pages.components.concepts.story_part import tell
from pages.components.i18n import _
from pages.components.metrics.told import headline, limits, told

LIMITS = N_(
    "What this does not tell you: which of the two ways is better at all. BERT was made to read and GPT to write; these two are a "
    "thousandth of BERT and a millionth of GPT-3, and know one book each."
)

ONE = N_("One sentence proves nothing; many gaps say more:")


def gap_view() -> None:
    """Draw what both networks put into a gap of the user's text."""
    corpus = corpus_menu()
    text = text_field(
        "gap",
        corpus,
        CORPORA[corpus].gap,
        _("A text with one gap, written _ or □; at most {most} signs").format(most=MOST),
    )
    found = asked("gap", guess, corpus, text)
    said = headline(gap_title(found))
    series = {
        _("sees both sides (masked, as BERT)"): (found.masked, "masked"),
        _("sees what comes before (causal, as GPT)"): (found.causal, "causal"),
    }
    chart(beside_chart([visible(sign) for sign in found.signs], series, _("Probability, %")), "pretraining_gap", said)
    told(unknown_sentence(found), Message(ONE), trial_sentence(asked("trial", trial, corpus)))
    tell("pretraining", "two_ways")
    limits(LIMITS)
