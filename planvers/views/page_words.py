"""What every format says of pictures in words."""

from planvers.views.page import Band


def band_words(band: Band) -> str:
    """What happened on the way of a band, and what that rests on where nobody declared it."""
    return ", ".join(filter(None, (band.kind, band.remark)))
