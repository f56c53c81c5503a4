"""What a person who writes for the guide can get wrong."""

from __future__ import annotations

__all__ = ["WriterError"]


class WriterError(ValueError):
    """A slip in a page, in the words or in the set-up: one sentence that says where, and what to write instead.

    The build ends with that sentence. Any other error is ours, and shows its traceback.
    """
