"""The logical structure of a file: what was drawn, what it is, and how it is written."""
