"""Stands in, in the reader's browser, for a module that Pyodide imports when it starts and that the checker never uses.

It has every name that is asked of it, and none of them does anything.
"""

__all__: tuple[str, ...] = ()
STANDS_IN = True


class _Nothing:
    def __init__(self, *_: object, **__: object) -> None:
        pass

    def __init_subclass__(cls, **_: object) -> None:
        pass

    def __class_getitem__(cls, _: object) -> type:
        return cls


def __getattr__(name: str) -> type:
    if name.startswith("__"):
        raise AttributeError(name)
    return type(name, (_Nothing,), {})
