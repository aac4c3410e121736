"""TeX into a tree."""
