"""The cases of one domain: language."""

from core.scenarios.question_answering.case import CASE as QUESTION_ANSWERING
from core.scenarios.text_classification.case import CASE as TEXT_CLASSIFICATION
from core.scenarios.translation.case import CASE as TRANSLATION

LANGUAGE = (TEXT_CLASSIFICATION, TRANSLATION, QUESTION_ANSWERING)
