"""What a browser says about the pages that are open, and what a page may not do."""

from __future__ import annotations

from playwright.sync_api import Page, Request

__all__ = ["LATER", "Heard", "Watched"]

# Whatever an evaluate() does at once is Playwright's, which no policy governs; what it does later is the page's.
LATER = """(address) => new Promise((resolve) => {
    const note = ({ effectiveDirective }) => resolve(effectiveDirective);
    globalThis.addEventListener("securitypolicyviolation", note, { capture: true, once: true });
    setTimeout(() => resolve(null), 90_000);
    setTimeout(() => { DEED; });
})"""


class Watched:
    """What a browser says against the pages that are open: violations of their policies, errors, failed requests."""

    def __init__(self, page: Page) -> None:
        self.found: list[str] = []
        page.expose_binding("noteViolation", lambda _, text: self.found.append(text))
        # Runs before the page is parsed, so that nothing in it comes too early.
        page.add_init_script(
            """addEventListener("securitypolicyviolation", (event) =>
                noteViolation(`${event.effectiveDirective} ${event.blockedURI} ${event.sourceFile}`), true)"""
        )
        page.on("pageerror", lambda error: self.found.append(str(error)))
        page.on("requestfailed", lambda request: self.found.append(f"{request.url} {request.failure}"))
        # What a worker says is heard here too.
        page.on("console", lambda message: self.found.append(message.text) if message.type == "error" else None)


class Heard:
    """What a page asks for and complains about, from now on."""

    def __init__(self, page: Page) -> None:
        self.found: list[str] = []
        page.on("request", self._on_request)
        page.on("pageerror", lambda error: self.found.append(str(error)))
        page.on("console", lambda message: self.found.append(message.text) if message.type != "log" else None)

    def _on_request(self, request: Request) -> None:
        self.found.append(request.url)
