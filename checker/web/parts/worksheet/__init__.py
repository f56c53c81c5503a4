"""The rules on paper."""
