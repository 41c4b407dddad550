"""The cases of one domain: medicine."""

from core.scenarios.cancer_detection.case import CASE as CANCER_DETECTION
from core.scenarios.disease_risk.case import CASE as DISEASE_RISK
from core.scenarios.treatment.case import CASE as TREATMENT

MEDICINE = (DISEASE_RISK, CANCER_DETECTION, TREATMENT)
