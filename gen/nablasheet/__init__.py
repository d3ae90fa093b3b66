"""Nablasheet: matrix-calculus identities, derived, checked and published in both layouts."""

__version__ = "0.1.0"
