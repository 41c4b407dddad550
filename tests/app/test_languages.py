"""Chinese pages speak Chinese, English pages English, and both have the same keys."""

import re

import pytest

from core.datasets import DATASETS
from pages.components.places import PLACES
from tests.app.reading import open_menus, open_view, shown, tabs_of

NAMES = {
    "AI", "AUC", "Adam", "AdamW", "BSD", "BY", "Blocks", "Brier", "CC", "CC0", "CNN", "CPU", "CSV", "Dropout", "ECG", "ELU",
    "Efron", "English", "Fisher", "GELU", "GPU", "GRU", "Gorman", "HDL", "Hofmann", "KEEL", "Keras", "L1", "L2",
    "LDL", "LeakyReLU", "MLP", "Markdown", "OD280", "OD315", "Page", "Palmer", "Playground", "RMSprop", "ReLU",
    "Cohen", "F1", "Focal", "SELU", "SGD", "SMOTE", "ST", "SiLU", "Smilkov", "Statlog", "Swish", "TensorFlow", "Transformer", "UCI", "XOR", "cm",
    "NumPy", "csv", "dl", "float32", "html", "LIME", "SHAP", "kappa", "learn", "mg", "mm", "palmerpenguins", "py", "python", "run", "scikit", "sigmoid", "softmax", "swish", "tanh",
}  # fmt: skip
NAMES |= {
    "API", "Abadi", "AutoML", "BERT", "Belkin", "Brown", "CI", "Chinchilla", "Cohen", "DP", "DeepSeek", "Devlin", "Docker", "FLOPs",
    "GB", "GPT", "GPipe", "Google", "Gopher", "Hoffmann", "Huang", "JPG", "JSON", "Japanese", "Kaplan", "Kolmogorov", "LLaMA",
    "LSTM", "Llama", "LoRA", "MB", "Megatron", "MiB", "Micikevicius", "Mixtral", "NLG", "NVIDIA", "NVLink", "Naranjo", "ONNX",
    "PNG", "PSI", "PaLM", "Patarasuk", "PyTorch", "Python", "QK", "Qwen", "Qwen2", "RNN", "Radford", "Roberts", "Rosenbrock",
    "SavedModel", "Serving", "Siddiqi", "Sigmoid", "Smirnov", "T5", "TFLite", "Tanh", "Turing", "UTF", "Vowels", "XLA", "Yuan",
    "Yurdakul", "Zhu", "cache", "curl", "dropout", "fit", "frac", "kB", "ln", "log", "lvert", "max", "null", "operatorname", "partial", "Platt", "ROC", "A100", "Hu", "Pope", "Rajbhandari", "arXiv", "GET", "POST", "rows",
    "H100", "H200", "L4", "L40S", "SXM", "epoch", "mermaid", "stAlt", "flowchart", "TD", *(f"s{step}" for step in range(9)),
    "predict", "prefetch", "rvert", "softmax", "sqrt", "sum", "token", "text", "top", "times", "ae",
}  # fmt: skip
NAMES |= {
    "AGPL", "AIDS", "Act", "Allison", "Alpaydin", "App", "Asterisk", "BI", "Breast", "CC", "CD4", "CD8", "CLIP", "CMU", "Canada", "Clinical", "C", "China", "DETR", "De", "Debian", "Diagnostic", "Digits", "Digium", "Django", "Elkan", "Elkin", "Elter", "FDA", "Faces", "FunASR",
    "GDPR", "Grömping", "Group", "Gunther", "HIPAA", "HIV", "Hammer", "Handwritten", "Hernán", "Hinton", "HuBERT", "Hutto", "Hz", "IDF", "IIa", "II", "III", "IoU", "Jones", "JSpeech",
    "JupyterLab", "Kaynak", "Labeled", "MDR", "MIT", "MASAI", "Mammographic", "Mass", "MiFID", "Moffatt", "NHANES", "NHEFS", "NIST", "NMPA", "Novo",
    "OpenCV", "Optical", "PAR", "Paraformer", "PocketSphinx", "QRISK", "QRISK3", "RADS", "RAG", "Recognition", "Robins", "SA", "SCORE2", "SHAP", "Schulz",
    "Shapley", "Smith", "Spyder", "TF", "TRIPOD", "TabPFN", "Trials", "VADER", "Vickers", "Viola", "W3C", "WAV", "WTI", "Wagtail", "Wendtland",
    "Whisper", "Wild", "Wisconsin", "Wittenberg", "YOLO", "arch", "asterisk", "causaldata", "chatterbot", "chrF", "core", "corpus", "dB", "ds", "en", "espeak", "image",
    "keel", "lfw", "lifelines", "ng", "pip", "pocketsphinx", "requirements", "sacrebleu", "snownlp", "sounds", "subset", "the", "txt", "vaderSentiment", "wav", "Air", "Banasik", "Chronos", "Cox", "Crook", "EU", "EWMA", "FRED", "Gilbert", "HAR", "IIb", "Jain", "Liu", "Moirai", "Plotly", "TimesFM", "Wallace", "anything", "name", "segment", "wav2vec", "install", "KB",
}  # fmt: skip
WORD = re.compile(r"[A-Za-zÀ-ÖØ-öø-ÿ][A-Za-zÀ-ÖØ-öø-ÿ0-9]+")
CHINESE = re.compile(r"[一-鿿]")


def english_in(text: str) -> list[str]:
    return [word for word in WORD.findall(text) if word not in NAMES]


def keys(app) -> list[str]:
    kinds = ("button", "selectbox", "number_input", "select_slider", "slider", "toggle", "multiselect", "file_uploader")
    return sorted(widget.key or "" for kind in kinds for widget in getattr(app, kind))


@pytest.mark.parametrize("page", PLACES)
def test_a_chinese_page_has_no_english(open_app, page):
    app = open_menus(open_app(page, lang="zh"))
    app.button(key="brief").click().run()
    said = {text for opened in tabs_of(app) for text in shown(opened)}
    assert {text: english_in(text) for text in said if english_in(text)} == {}


@pytest.mark.parametrize("name", DATASETS)
def test_all_data_speaks_chinese(open_app, name):
    app = open_app("playground", lang="zh", dataset=name)
    assert {text: english_in(text) for text in shown(app) if english_in(text)} == {}


@pytest.mark.parametrize("page", PLACES)
def test_an_english_page_has_no_chinese(open_app, page):
    app = open_menus(open_app(page, lang="en"))
    assert {text for opened in tabs_of(app) for text in shown(opened) if CHINESE.search(text)} <= {"中文"}


@pytest.mark.parametrize("page", PLACES)
def test_keys_do_not_depend_on_the_language(open_app, page):
    assert keys(open_menus(open_app(page, lang="en"))) == keys(open_menus(open_app(page, lang="zh")))


def test_the_open_tab_stays_open_in_the_other_language_and_after_another_page(open_app, go):
    app = open_view(open_app("playground", lang="en"), "How good is it?", "Scores")
    next(one for one in app.get("button_group") if one.key == "language_switch").set_value("zh").run()
    assert "说明了什么" in app.dataframe[0].value.columns
    go(go(app, "home"), "playground")
    assert "说明了什么" in app.dataframe[0].value.columns
