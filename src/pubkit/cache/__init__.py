"""What was made before: entries by content, what files looked like, runs that need no repetition.

Imports next to nothing: a run that finds all unchanged ends before anything else is loaded.
"""
