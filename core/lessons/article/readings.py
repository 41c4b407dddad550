"""What to read next: titles, authors and years as we know them, each with what it is good for."""

from collections.abc import Mapping
from dataclasses import dataclass

from core.messages import N_

SHELVES: Mapping[str, str] = {
    "books": N_("Books"),
    "papers": N_("Papers"),
    "places": N_("Places"),
}


@dataclass(frozen=True)
class Reading:
    """Describe something to read: title, authors and year as they are, `good_for` marked with `N_`."""

    shelf: str
    title: str
    by: str
    link: str
    good_for: str


READINGS: tuple[Reading, ...] = (
    Reading("books", "Deep Learning", "Goodfellow, Bengio, Courville, 2016", "https://www.deeplearningbook.org",
            N_("The mathematics in one place, free online; chapters 6 to 8 are what these lessons are about.")),
    Reading("books", "Artificial Intelligence: A Modern Approach, 4th ed.", "Russell, Norvig, 2020", "https://aima.cs.berkeley.edu",
            N_("Everything that is called AI, not only networks: a map of the field.")),
    Reading("books", "Python Machine Learning, 3rd ed.", "Raschka, Mirjalili, 2019",
            "https://github.com/rasbt/python-machine-learning-book-3rd-edition",
            N_("To talk with engineers about code: short programs, explained.")),
    Reading("books", "Speech and Language Processing, 3rd ed. draft", "Jurafsky, Martin",
            "https://web.stanford.edu/~jurafsky/slp3/", N_("How language models work, from counting words to Transformers; free online.")),
    Reading("books", "Interpretable Machine Learning", "Molnar", "https://christophm.github.io/interpretable-ml-book/",
            N_("What each way of explaining a model can and can't tell; free online.")),
    Reading("books", "Fairness and Machine Learning", "Barocas, Hardt, Narayanan, 2023", "https://fairmlbook.org",
            N_("Why fair has several meanings that exclude each other; free online.")),
    Reading("papers", "Attention Is All You Need", "Vaswani et al., 2017", "https://arxiv.org/abs/1706.03762",
            N_("The Transformer.")),
    Reading("papers", "Improving Language Understanding by Generative Pre-Training", "Radford, Narasimhan, Salimans, Sutskever, 2018",
            "https://cdn.openai.com/research-covers/language-unsupervised/language_understanding_paper.pdf", N_("The first GPT.")),
    Reading("papers", "BERT: Pre-training of Deep Bidirectional Transformers", "Devlin et al., 2018", "https://arxiv.org/abs/1810.04805",
            N_("Pre-training by filling gaps.")),
    Reading("papers", "Language Models are Few-Shot Learners", "Brown et al., 2020", "https://arxiv.org/abs/2005.14165",
            N_("GPT-3: what size alone brings.")),
    Reading("papers", "Scaling Laws for Neural Language Models", "Kaplan et al., 2020", "https://arxiv.org/abs/2001.08361",
            N_("Loss as a power of size, data and compute.")),
    Reading("papers", "Training Compute-Optimal Large Language Models", "Hoffmann et al., 2022", "https://arxiv.org/abs/2203.15556",
            N_("How much data a model of a size should see.")),
    Reading("papers", "A Theoretically Grounded Application of Dropout in Recurrent Neural Networks", "Gal, Ghahramani, 2016",
            "https://arxiv.org/abs/1512.05287", N_("Why dropout in recurrent networks must be the same at every step.")),
    Reading("papers", "Adam: A Method for Stochastic Optimization", "Kingma, Ba, 2015", "https://arxiv.org/abs/1412.6980",
            N_("The optimiser that most trainings use.")),
    Reading("papers", "XGBoost: A Scalable Tree Boosting System", "Chen, Guestrin, 2016", "https://arxiv.org/abs/1603.02754",
            N_("What often beats a network on tables.")),
    Reading("papers", "A Unified Approach to Interpreting Model Predictions", "Lundberg, Lee, 2017", "https://arxiv.org/abs/1705.07874",
            N_("SHAP, which the Explain page uses.")),
    Reading("papers", "Model Cards for Model Reporting", "Mitchell et al., 2019", "https://arxiv.org/abs/1810.03993",
            N_("What to write down about a model before anybody uses it.")),
    Reading("papers", "Communication-Efficient Learning of Deep Networks from Decentralized Data", "McMahan et al., 2017",
            "https://arxiv.org/abs/1602.05629", N_("Federated averaging.")),
    Reading("papers", "Deep Learning with Differential Privacy", "Abadi et al., 2016", "https://arxiv.org/abs/1607.00133",
            N_("Training with noise, and what it costs.")),
    Reading("places", "Kaggle", "Google", "https://www.kaggle.com", N_("Real tables, and how others solved them.")),
    Reading("places", "arXiv", "Cornell University", "https://arxiv.org", N_("Papers before review: new, and unchecked.")),
    Reading("places", "NeurIPS, ICML, KDD", "", "https://papers.nips.cc", N_("The conferences where results are reviewed first.")),
    Reading("places", "TensorFlow, Keras", "Google", "https://keras.io", N_("Guides and examples for the library that these pages use.")),
)  # fmt: skip


def on_shelf(shelf: str) -> tuple[Reading, ...]:
    """Return the readings of a shelf, in `SHELVES`."""
    return tuple(reading for reading in READINGS if reading.shelf == shelf)
