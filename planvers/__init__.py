"""Track and compare the versions of negotiated peace plans."""

__version__ = "0.1.0"
