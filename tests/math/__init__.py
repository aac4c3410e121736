"""Tests of the formulas."""  # noqa: A005
