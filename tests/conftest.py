"""No test fails for being slow: machines that run tests are shared."""

from hypothesis import settings

settings.register_profile("shared machines", deadline=None)
settings.load_profile("shared machines")
