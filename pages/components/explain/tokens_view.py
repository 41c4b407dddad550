"""A text with what each of its words pulls; for every page that has explained one."""

import streamlit as st

from core.charts.tokens import tokens_chart
from core.explanation.tokens import TokenExplanation
from core.explanation.tokens.words import output_name, token_finding, token_sentences
from core.messages import N_
from pages.components.chart import chart
from pages.components.i18n import _, say
from pages.components.metrics.told import headline, limits, told

LIMITS = N_(
    "What this does not tell you: what the words mean, or what would be right. It shows which words this model uses. A text with "
    "words left out may be one that nobody would write, and the model can answer it oddly."
)


def tokens_view(found: TokenExplanation, key: str) -> None:
    """Draw the text with the pull of each word on a class that can be chosen; `key` is of its widgets."""
    output = _choose_output(found, key)
    title = headline(token_finding(found, output))
    chart(tokens_chart(found, output, _), f"{key}_tokens", title)
    st.caption(_("Blue words pull towards it, orange ones away; below each is its pull. Hover for the exact amount."))
    told(*token_sentences(found, output))
    limits(LIMITS)


def _choose_output(found: TokenExplanation, key: str) -> int:
    if len(found.outputs) < 2:
        return 0
    names = [output_name(found, k) for k in range(len(found.outputs))]
    labels = [name if isinstance(name, str) else say(name) for name in names]
    chosen = st.segmented_control(
        _("Answer to explain"),
        range(len(labels)),
        default=found.likeliest,
        format_func=labels.__getitem__,
        key=f"{key}_output",
        required=True,
        help=_("Whose chance the pulls are about: of each answer that the model can give."),
    )
    return int(chosen)
