"""What all tests share: how many examples a property is tried on."""

from hypothesis import settings

settings.register_profile("default", deadline=None, max_examples=60, print_blob=True)
settings.register_profile("thorough", deadline=None, max_examples=1_000)
settings.load_profile("default")
