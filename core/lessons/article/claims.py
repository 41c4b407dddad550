"""The article's claims that don't hold, each with what is true and what computes it."""

from core.lessons.article import checks
from core.lessons.article.claim import Claim
from core.messages import N_

CLAIMS: tuple[Claim, ...] = (
    Claim(
        "5.2, 3.3", "code",
        N_("Three kinds of flowers, one sigmoid output and `binary_crossentropy`"),
        N_("Three kinds need three outputs, softmax and a categorical cross-entropy. The code runs without an error, which "
           "is the dangerous way of being wrong."),
        checks.as_written,
    ),
    Claim(
        "5.2", "code",
        N_("A label of 2 in a loss for 0 and 1"),
        N_("A cross-entropy is never below zero. One that is tells you that labels and loss don't fit; nobody looked at it."),
        checks.loss_as_written, "losses",
    ),
    Claim(
        "5.4", "code",
        N_("Test accuracy 0.9200"),
        N_("No number of right answers among 30 gives it. Ask for the rows behind a score, and divide."),
        checks.ninety_two,
    ),
    Claim(
        "5.3.1", "code",
        N_("Iris has three features"),
        N_("Four. Whoever opens the data sees it."),
        checks.columns,
    ),
    Claim(
        "4.1.2", "maths",
        N_("Cross-entropy for two classes: −Σ y log ŷ"),
        N_("The term (1 − y) log(1 − ŷ) is missing: negative cases would cost nothing, and a model that always says yes "
           "would be perfect."),
        checks.missing_half, "losses",
    ),
    Claim(
        "4.1.3", "maths",
        N_("The worked example gives about 2.19"),
        N_("Neither of the two formulas gives that."),
        checks.worked_example, "losses",
    ),
    Claim(
        "4.2.1, 4.3.2", "maths",
        N_("∂L/∂z = (1 − ŷ)·y"),
        N_("For its own loss it would be −y(1 − ŷ), sign included; for the cross-entropy with a sigmoid it is ŷ − y."),
        checks.slope, "backprop",
    ),
    Claim(
        "4.2.2", "maths",
        N_("x = (2, 3), w = (1, 2), b = 1 give ŷ = [0.3, 0.7]"),
        N_("The example doesn't follow from its own numbers."),
        checks.answer, "backprop",
    ),
    Claim(
        "4.3.2", "maths",
        N_("∂L/∂z of a hidden neuron = Σ ∂L/∂z_ℓ · w"),
        N_("The slope of the hidden sigmoid, a(1 − a), is missing. This factor is the reason why gradients fade in deep "
           "sigmoid networks."),
        checks.hidden, "backprop",
    ),
    Claim(
        "4.3.2", "maths",
        N_("∂L/∂w_ij = x_j · ∂L/∂z_j, where w_ij leads from input j to neuron i"),
        N_("The slope must be that of the neuron which the weight leads to: x_j · ∂L/∂z_i."),
        checks.indices, "backprop",
    ),
    Claim(
        "3.2.2", "facts",
        N_("SGD uses one sample a step and is therefore costly to compute"),
        N_("A step from one row is the cheapest there is, and noisy; a step from all rows is the costly one."),
        checks.one_row, "optimisers",
    ),
    Claim(
        "3.2.2", "facts",
        N_("RMSprop helps against vanishing gradients"),
        N_("It rescales each weight's step by the recent size of its gradient. The gradients themselves fade as before; "
           "activations, initial weights and skip connections are what helps."),
        None, "networks",
    ),
    Claim(
        "3.2.2", "facts",
        N_("Adam combines SGD and RMSprop"),
        N_("It combines momentum, which is a running mean of gradients, with RMSprop's scaling, and corrects both for their "
           "start at zero (Kingma and Ba 2015)."),
        None, "optimisers",
    ),
    Claim(
        "FAQ", "facts",
        N_("Adam and RMSprop make computing gradients and updates take less time"),
        N_("Each of their steps takes more; they may need fewer."),
        checks.adam, "speed",
    ),
    Claim(
        "FAQ", "facts",
        N_("The ROC curve shows accuracy at different thresholds"),
        N_("It shows how many positive cases are found against how many false alarms."),
        checks.roc,
    ),
    Claim(
        "FAQ", "facts",
        N_("Cohen's kappa suits small samples especially"),
        N_("It corrects for agreement by chance. With few rows it is as uncertain as any other score, and it depends on how "
           "common the classes are."),
        checks.kappa,
    ),
    Claim(
        "FAQ", "facts",
        N_("Cross-validation prevents overfitting"),
        N_("It measures overfitting, which lets you choose better; no model overfits less for having been measured."),
        None, "generalisation",
    ),
    Claim(
        "FAQ", "facts",
        N_("A compiled language, such as TensorFlow's XLA"),
        N_("XLA is a compiler for the operations of a network, not a language; it is one option of the same code."),
        None, "speed",
    ),
    Claim(
        "1", "facts",
        N_("GPT-3, BERT and Megatron have billions to trillions of parameters"),
        N_("BERT has 110 and 340 million (Devlin et al. 2018), Megatron-LM 8.3 billion (Shoeybi et al. 2019), GPT-3 175 "
           "billion (Brown et al. 2020)."),
        None, "scaling",
    ),
    Claim(
        "2.4", "facts",
        N_("PyTorch Serving"),
        N_("It was called TorchServe, and its repository has been archived since August 2025: check that a tool is alive "
           "before you plan with it."),
        None, "lifecycle",
    ),
    Claim(
        "FAQ", "facts",
        N_("PyTorch's Explainable AI"),
        N_("There is no such tool; PyTorch's library for explanations is Captum."),
    ),
    Claim(
        "7.2", "facts",
        N_("Keras runs on TensorFlow and Theano"),
        N_("Theano's development ended in 2017. Keras 3 trains on TensorFlow, JAX and PyTorch."),
        checks.backends,
    ),
    Claim(
        "7.1, 10", "references",
        N_("The GPT paper is by Cho et al., arXiv 2005.14165"),
        N_("GPT: Radford, Narasimhan, Salimans and Sutskever, 2018. The number is that of GPT-3: Brown et al., 2020."),
    ),
    Claim(
        "10", "references",
        N_("XGBoost: 22nd KDD, 2020"),
        N_("The 22nd KDD was in 2016, and so is the paper (Chen and Guestrin)."),
    ),
    Claim(
        "10", "references",
        N_("“Interpretable Machine Learning”, Bai et al., Springer 2019"),
        N_("The book of this name is Christoph Molnar's."),
    ),
    Claim(
        "10", "references",
        N_("“Probabilistic Models for Natural Language Processing”, Jurafsky and Martin"),
        N_("Their book is “Speech and Language Processing”; the article names it rightly elsewhere."),
    ),
    Claim(
        "10", "references",
        N_("“Large-scale Machine Learning”, Blum and Langford"),
        N_("We found no such book."),
    ),
    Claim(
        "10", "references",
        N_("References 8 to 10, with arXiv numbers"),
        N_("We could not confirm them, so they are not in our list. A plausible reference that doesn't exist is a typical "
           "mistake of language models: look each one up."),
    ),
)  # fmt: skip
"""In the order of their kinds; nothing here is longer than what is in question."""


def of_kind(kind: str) -> tuple[Claim, ...]:
    """Return the claims of a kind, in `KINDS`."""
    return tuple(claim for claim in CLAIMS if claim.kind == kind)
