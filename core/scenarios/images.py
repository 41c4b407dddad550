"""The cases of one domain: images."""

from core.scenarios.face_recognition.case import CASE as FACE_RECOGNITION
from core.scenarios.image_classification.case import CASE as IMAGE_CLASSIFICATION
from core.scenarios.object_detection.case import CASE as OBJECT_DETECTION

IMAGES = (FACE_RECOGNITION, IMAGE_CLASSIFICATION, OBJECT_DETECTION)
