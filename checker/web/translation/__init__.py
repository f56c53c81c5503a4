"""How a language stands beside English: unit by unit, what is translated, what is old, and what somebody has read.

units.py      what a unit is: a block of a page, or an entry of the words; and its fingerprint
record.py     what is remembered of each unit, in docs/<language>/standing.json
compare.py    what a translation may not change
shown.py      what readers see of a unit: the translation, with its English or without, or the English alone
__main__.py   the commands of a translator and of a maintainer
"""
