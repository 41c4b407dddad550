"""What a result depends on besides its settings: libraries and our own training code."""

import hashlib
from collections.abc import Mapping
from functools import lru_cache
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path

HERE = Path(__file__).parent
TRAINING_CODE = ("datasets", "ingredients", "models", "training")
LIBRARIES = ("keras", "numpy", "scikit-learn")


def _tensorflow() -> str:
    for name in ("tensorflow", "tensorflow-cpu"):
        try:
            return version(name)
        except PackageNotFoundError:
            continue
    return "none"


@lru_cache
def versions() -> Mapping[str, str]:
    """Return name -> version; "code" is a digest of the sources and data files that decide a result."""
    digest = hashlib.sha256()
    files = (path for folder in TRAINING_CODE for path in (HERE / folder).rglob("*"))
    for path in sorted(p for p in files if p.is_file() and "__pycache__" not in p.parts):
        digest.update(str(path.relative_to(HERE)).encode() + path.read_bytes())
    return {"tensorflow": _tensorflow(), **{n: version(n) for n in LIBRARIES}, "code": digest.hexdigest()[:12]}
