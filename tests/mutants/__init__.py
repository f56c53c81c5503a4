"""Mutation testing: small faults are put into the rules, one at a time, and the tests must notice each.

`make mutants` runs it; docs/maintainers/mutants.md says what it found. mutmut's operators make most of the faults. Its
own runner changes what stands inside functions alone, and the rules are data: hence the runner here.
"""
