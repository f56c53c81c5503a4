"""The table of clauses, and where the guide tells each."""
