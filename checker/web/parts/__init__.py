"""The parts of the pages, each in a folder with its markup, style, script and data; none imports another."""
