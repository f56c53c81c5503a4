"""The way through the questionnaire."""
