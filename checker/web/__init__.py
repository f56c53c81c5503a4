"""How the checker gets into a page: never shipped to the browser as Python, and used by nothing of the checker."""
