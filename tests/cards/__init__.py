"""The picture that is shown where somebody shares a page: drawn of each language's own words.

`make cards` draws docs/<language>/pictures/card.png. A test finds out when its words have changed since.
"""
