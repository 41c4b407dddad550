"""How large real language models are and how much they read, each as its own report says."""

from collections.abc import Sequence
from dataclasses import dataclass

ARXIV = "https://arxiv.org/abs/"


@dataclass(frozen=True)
class Model:
    """Describe a language model.

    Parameters
    ----------
    parameters : float
    tokens : float or None
        That it was trained on; None where its report doesn't say.
    active : float
        Parameters that work on a token; fewer than all in a mixture of experts.
    paper, source : str
        Who reports it, and where.
    """

    name: str
    year: int
    parameters: float
    tokens: float | None
    paper: str
    source: str
    active: float = 0.0

    @property
    def working(self) -> float:
        """Parameters that work on each token."""
        return self.active or self.parameters

    @property
    def ratio(self) -> float | None:
        """Tokens for each parameter that works on them."""
        return None if self.tokens is None else self.tokens / self.working


MODELS: Sequence[Model] = (
    Model("BERT base", 2018, 110e6, None, "Devlin et al., 2018", f"{ARXIV}1810.04805"),
    Model("BERT large", 2018, 340e6, None, "Devlin et al., 2018", f"{ARXIV}1810.04805"),
    Model("GPT-2", 2019, 1.5e9, None, "Radford et al., 2019", "https://github.com/openai/gpt-2"),
    Model("Megatron-LM", 2019, 8.3e9, None, "Shoeybi et al., 2019", f"{ARXIV}1909.08053"),
    Model("T5 11B", 2019, 11e9, 1e12, "Raffel et al., 2019", f"{ARXIV}1910.10683"),
    Model("GPT-3", 2020, 175e9, 300e9, "Brown et al., 2020", f"{ARXIV}2005.14165"),
    Model("Gopher", 2021, 280e9, 300e9, "Rae et al., 2021", f"{ARXIV}2112.11446"),
    Model("Megatron-Turing NLG", 2022, 530e9, 270e9, "Smith et al., 2022", f"{ARXIV}2201.11990"),
    Model("Chinchilla", 2022, 70e9, 1.4e12, "Hoffmann et al., 2022", f"{ARXIV}2203.15556"),
    Model("PaLM", 2022, 540e9, 780e9, "Chowdhery et al., 2022", f"{ARXIV}2204.02311"),
    Model("LLaMA 65B", 2023, 65e9, 1.4e12, "Touvron et al., 2023a", f"{ARXIV}2302.13971"),
    Model("Llama 2 70B", 2023, 70e9, 2e12, "Touvron et al., 2023b", f"{ARXIV}2307.09288"),
    Model("Llama 3.1 405B", 2024, 405e9, 15.6e12, "Grattafiori et al., 2024", f"{ARXIV}2407.21783"),
    Model("Qwen2.5 72B", 2024, 72e9, 18e12, "Qwen team, 2024", f"{ARXIV}2412.15115"),
    Model("DeepSeek-V3", 2024, 671e9, 14.8e12, "DeepSeek-AI, 2024", f"{ARXIV}2412.19437", active=37e9),
)
