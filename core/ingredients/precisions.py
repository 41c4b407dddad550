"""Arithmetic of a training: the name is Keras's dtype policy."""

from collections.abc import Mapping

from core.messages import N_

PRECISIONS: Mapping[str, str] = {
    "float32": N_("Full (float32)"),
    "mixed_float16": N_("Mixed (float16)"),
    "mixed_bfloat16": N_("Mixed (bfloat16)"),
}
