"""The benchmark: how long a reader waits for Python here, beside a page that uses Pyodide as it comes.

`make bench` runs it, and writes docs/maintainers/bench.md. It measures and asserts nothing.
"""
