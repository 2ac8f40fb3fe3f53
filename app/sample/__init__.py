"""The sample study, all fiction: its story, the coders at work, and the seven weeks that are played."""

from app.sample.story import PASSPHRASE
from app.sample.study import build

__all__ = ["PASSPHRASE", "build"]
