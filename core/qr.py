"""A link as a QR code, to be read by a phone."""

import io
from functools import lru_cache

BORDER = 4  # modules of white around it, as the standard asks


# Pages draw the same code at every rerun.
@lru_cache(maxsize=64)
def qr_svg(text: str) -> str | None:
    """Return a QR code as an SVG picture, black on white in every theme; None when the text is too long for one.

    Examples
    --------
    >>> qr_svg("https://example.org").startswith("<svg")
    True
    """
    import segno

    try:
        code = segno.make(text, error="m", micro=False, boost_error=False)
    except segno.DataOverflowError:
        return None
    file = io.BytesIO()
    code.save(file, kind="svg", border=BORDER, light="#fff", dark="#000", xmldecl=False, omitsize=True, nl=False)
    return file.getvalue().decode()
