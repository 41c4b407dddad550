"""How the workshop's parts say a time."""

from datetime import UTC, datetime

from pages.components.i18n import _, language


def time_left(seconds: float) -> str:
    """Say how much of a timer is left, as Markdown."""
    if seconds <= 0:
        return _("**time is up**")
    whole = int(seconds)
    return _("**{time}** left").format(time=f"{whole // 60}:{whole % 60:02d}")


def day(moment: float) -> str:
    """Return the day of a moment, in seconds since 1970, in the language of the page."""
    from babel.dates import format_date

    return format_date(datetime.fromtimestamp(moment, UTC), format="long", locale=language())
