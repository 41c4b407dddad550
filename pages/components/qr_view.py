"""A link as a picture for a phone's camera."""

import streamlit as st

from core.qr import qr_svg
from pages.components.i18n import _

WIDTH = 220


def qr_view(link: str) -> None:
    """Draw the QR code of a link, and a button that downloads it."""
    picture = qr_svg(link)
    if picture is None:
        st.caption(_("This link is too long for a QR code."))
        return
    st.caption(_("Or point a phone's camera here:"))
    st.image(picture, width=WIDTH, alt=_("QR code of the link above"))
    st.download_button(
        _("Download the QR code"), picture, "qr.svg", "image/svg+xml", key="qr_download", on_click="ignore",
        icon=":material/qr_code_2:",
    )  # fmt: skip


def qr_picture(link: str, width: int) -> None:
    """Draw the QR code of a link and nothing else."""
    picture = qr_svg(link)
    if picture is not None:
        st.image(picture, width=width, alt=_("QR code that leads into the room"))
