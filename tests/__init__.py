"""The tests, laid out as checker/ is; people's situations stand in cases/ as plain data."""
