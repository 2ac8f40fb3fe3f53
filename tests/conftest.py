"""No test fails for being slow: machines that run tests are shared. None writes into the home of whoever runs it."""

import os
import tempfile

from hypothesis import settings

DATA = tempfile.TemporaryDirectory(prefix="kodespor-tests-")
os.environ["XDG_DATA_HOME"] = DATA.name

settings.register_profile("shared machines", deadline=None)
settings.load_profile("shared machines")
