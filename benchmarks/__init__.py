"""Ratios between pubkit and its peers, measured by runs in turn on one machine."""
