"""What a sentence tells of a case: its columns, or the zones of a picture, whose single pixels say nothing to anybody."""

import numpy as np

from core.explanation.case import Case, Reason
from core.explanation.parts.maps import zone_name, zone_sums

NO_COLUMN = -1  # of a zone


def telling(case: Case) -> tuple[Reason, ...]:
    """Return the reasons that are told of a case, the largest first."""
    shape = case.run.data.image_shape
    if shape is None:
        return case.reasons
    shares = zone_sums(case.told.values[0, :, case.output].reshape(shape))
    errors = np.sqrt(zone_sums(case.told.error[0, :, case.output].reshape(shape) ** 2))
    order = np.argsort(-np.abs(shares), kind="stable")
    return tuple(Reason(NO_COLUMN, zone_name(int(z)), "", float(shares[z]), float(errors[z])) for z in order)
