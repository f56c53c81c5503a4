"""The tests of the site: its words, its pages, and the questionnaire in a real browser."""
