"""A tree into MathML."""
