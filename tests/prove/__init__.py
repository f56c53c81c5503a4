"""The proof: every set of answers that a person can reach, held to what must be true of its outcome.

`make prove` runs it. The rules are read a second time in `reading`, apart from checker/policy.py; the answers are in
`answers`, what must hold of them in `holding`, and `in_pyodide` has Python in WebAssembly answer the same ones.

What readers get is a small part of Pyodide. `in_small` has it answer the same ones again, from the bytes that are
published, and `in_browsers` some of them in three browsers; `left_out.mjs` finds out whether it reads what it lacks.
"""
