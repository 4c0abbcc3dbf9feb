"""A browser without a screen, for tests of what the server says."""

from __future__ import annotations

import re
from http.client import HTTPConnection
from urllib.parse import urlencode


class Browser:
    """A browser without a screen: keeps cookies, follows nothing."""

    def __init__(self, port: int, host: str = "127.0.0.1") -> None:
        self.host, self.port = host, port
        self.cookies: dict[str, str] = {}
        self.headers: dict[str, str] = {}

    def ask(
        self, method: str, path: str, form: dict[str, str | list[str]] | None = None, **headers: str
    ) -> tuple[int, str]:
        connection = HTTPConnection(self.host, self.port, timeout=60)
        cookie = "; ".join(f"{name}={value}" for name, value in self.cookies.items())
        sent = {"Cookie": cookie, **{name.replace("_", "-"): value for name, value in headers.items()}}
        if form is not None:
            sent["Content-Type"] = "application/x-www-form-urlencoded"
        connection.request(method, path, urlencode(form, doseq=True) if form is not None else None, sent)
        reply = connection.getresponse()
        self.headers = {name: value for name, value in reply.getheaders() if name != "Set-Cookie"}
        for value in reply.headers.get_all("Set-Cookie") or []:
            name, _, rest = value.partition("=")
            self.cookies[name] = rest.split(";")[0]
        body = reply.read().decode("utf-8", "replace")
        connection.close()
        return reply.status, body

    def join(self, code: str, **groups: str) -> int:
        """Come in by a code, and give the status of the answer."""
        page = self.ask("GET", "/")[1]
        return self.ask("POST", "/", {"_xsrf": self.xsrf(page), "c": code, **groups})[0]

    def xsrf(self, page: str) -> str:
        """The token that a form of ours carries."""
        found = re.search(r'name="_xsrf" value="([^"]+)"', page)
        assert found, page
        return found[1]
