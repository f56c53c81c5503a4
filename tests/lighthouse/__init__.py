"""Lighthouse's scores of the pages that most people open, as on a phone.

`make lighthouse` runs it, on the site in site/. It is no part of `make test`: scores sink on a machine that is busy.
"""
