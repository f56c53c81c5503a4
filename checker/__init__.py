"""The rules of the guide to US humanitarian parole, as code: answers in, a verdict with its reasons out.

    >>> from checker import POLICY, check
    >>> check(POLICY, {"location": "inside_us"}).verdict
    'not_met'

Pure Python, standard library only, so that it runs unchanged in a reader's browser.
"""

from checker.outcome import AnswerError, Outcome, check
from checker.policy import POLICY

__all__ = ["POLICY", "AnswerError", "Outcome", "__version__", "check"]

__version__ = "0.1.0"
