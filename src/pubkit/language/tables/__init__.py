"""One table of words a language: copy `en.py`, translate it, and list it in `glossary.py`."""
