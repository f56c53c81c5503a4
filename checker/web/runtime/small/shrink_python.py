"""Step 3: Python functions that never ran are cut down to a call that ends Python; what nobody reads goes.

In      /given.json: the place of each piece of code that runs, from watch_python.py.
Out     the memory that the reader's browser starts from, with `exchange`, whose functions answer.
Breaks  nothing in silence: a function that was cut down calls os.abort(), whose own code is cut from the WebAssembly
        module in turn. So Python ends, whatever `except` stands around it.

A function keeps its name and its place, and loses what it does, its documentation and its annotations.
"""

import types

from checker.exchange import answer, saved_answers

answer("{}")
exchange = types.SimpleNamespace(answer=answer, saved_answers=saved_answers)


def _shrink() -> None:
    import gc
    import json
    import os
    import sys
    import warnings

    with open("/given.json", encoding="utf-8") as file:
        ran = {tuple(place) for place in json.load(file)}
    os.unlink("/given.json")

    # Python warns of a call of what it takes for a text, and of a function that no longer makes a generator.
    warnings.simplefilter("ignore")
    constants = compile("def cold(*_, **__): 'abort'()", "", "exec").co_consts
    cold = next(part for part in constants if isinstance(part, types.CodeType))
    # The function to call is among the constants of the code, so that no name has to be found.
    cold = cold.replace(co_consts=tuple(os.abort if part == "abort" else part for part in cold.co_consts))

    for kind in [found for found in gc.get_objects() if issubclass(type(found), type)]:
        for name in ("__annotate_func__", "__annotations_cache__", "__annotate__"):
            if name in vars(kind):
                type.__delattr__(kind, name)
    sys._clear_internal_caches()
    gc.collect()

    # From here on, the library's functions go: only what is built into Python may be called.
    own = sys._getframe().f_code.co_filename
    cold_with: dict[tuple[str, ...], types.CodeType] = {}
    for function in [found for found in gc.get_objects() if type(found) is types.FunctionType]:
        code = function.__code__
        function.__doc__ = None
        function.__annotate__ = None  # type: ignore[attr-defined]
        if code.co_filename == own or (code.co_filename, code.co_qualname, code.co_firstlineno) in ran:
            continue
        names = code.co_freevars
        if names not in cold_with:
            cold_with[names] = cold.replace(co_freevars=names)
        function.__code__ = cold_with[names]
        function.__defaults__ = None
        function.__kwdefaults__ = None

    # The checker makes no cycles: nothing is lost where nobody looks for them, and no answer has to wait for it.
    gc.freeze()
    gc.disable()


_shrink()
del _shrink
