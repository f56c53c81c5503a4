"""How far Python is."""
