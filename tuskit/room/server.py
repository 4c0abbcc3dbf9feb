"""The server: Voilà's own application, with only the routes that a participant needs."""

from __future__ import annotations

import logging
import os
import sys
import threading
import webbrowser
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path
from typing import Any

import font_source_sans_pro
from tornado.ioloop import IOLoop
from tornado.web import StaticFileHandler
from traitlets import List, Unicode
from traitlets.config import Config
from voila.app import Voila
from voila.shutdown_kernel_handler import VoilaShutdownKernelHandler
from voila.static_file_handler import MultiStaticFileHandler

from tuskit import kit
from tuskit.room import ANYWHERE, HOST, own_address
from tuskit.room.kernels import Kernels, Owners
from tuskit.room.pages import Door, ExercisePage, FilesPage, Missing, Steps, Visitors, describe
from tuskit.room.phone import PhonePage, SentPage
from tuskit.text import LANGS, InputError
from tuskit.ui.controls import STATIC
from tuskit.workshop import Workshop

HERE = Path(__file__).parent
KEPT = ("/api/kernels/", "/voila/templates/", "/voila/static/", "/voila/api/themes/", "/voila/labextensions/")
"""Voilà's own routes that a page needs. Everything else of Voilà's is left out: files, folders, notebooks, login."""
MESSAGES = ["comm_open", "comm_close", "comm_msg", "comm_info_request", "kernel_info_request"]
"""What a browser may send to a kernel; nothing that runs code."""
WIDGETS = ["@jupyter-widgets/jupyterlab-manager", "@voila-dashboards/widgets-manager8", "anywidget"]


def settings(port: int, *, lan: bool = False) -> Config:
    """Voilà's and Jupyter's settings in a room."""
    config = Config()
    config.Voila.update(
        {"ip": ANYWHERE if lan else HOST, "port": port, "port_retries": 0, "open_browser": False, "log_level": "ERROR"}
    )
    config.Voila.update({"identity_provider_class": Visitors, "authorizer_class": Owners})
    config.VoilaConfiguration.update(
        {
            "template": "tuskit",
            "theme": "light",
            "allow_template_override": "NO",
            "allow_theme_override": "NO",
            "extension_allowlist": WIDGETS,
            "file_allowlist": [],
            "multi_kernel_manager_class": Kernels,
            "prelaunch_hook": describe,
            "show_tracebacks": False,
            "strip_sources": True,
        }
    )
    config.VoilaExecutor.update({"iopub_timeout": 120, "startup_timeout": 180})
    config.Kernels.update({"cull_idle_timeout": 900, "cull_interval": 60, "cull_connected": False})
    config.Kernels.update({"buffer_offline_messages": False, "kernel_info_timeout": 180})
    config.KernelManager.autorestart = False  # an empty kernel in place of a lost one would answer nothing
    if sys.platform == "linux":
        config.KernelManager.transport = "ipc"  # sockets in a private folder instead of ports that anybody may reach
    return config


class Room(Voila):  # type: ignore[misc]  # voila has no types
    """Serves one workshop."""

    config_file_paths = List(Unicode(), [])  # a setting of another Voilà on this machine shall not open the room

    @classmethod
    def run(
        cls,
        workshop: Workshop,
        *,
        port: int,
        key: str,
        open_browser: bool,
        announce: Callable[[str], None],
        lan: bool = False,
    ) -> None:
        """Serve until stopped."""
        os.environ["JUPYTER_PATH"] = os.pathsep.join(
            filter(None, [str(HERE / "share"), os.environ.get("JUPYTER_PATH")])
        )
        _raise_file_limit()
        logging.getLogger("tornado.general").setLevel(logging.ERROR)
        room = cls(config=settings(port, lan=lan))
        room.workshop, room.key, room.announce, room.opens, room.lan = workshop, key, announce, open_browser, lan
        room.address = f"http://{own_address() if lan else 'localhost'}:{port}/"
        room.initialize([])
        room.root_dir = str(kit.folder("notebooks").absolute())
        room.notebook_path = str(Path(room.root_dir) / "app.ipynb")
        room.start()

    def init_settings(self) -> dict[str, Any]:
        """Voilà's settings, and what the pages need to know."""
        found: dict[str, Any] = super().init_settings()
        self.kernel_manager.allowed_message_types = MESSAGES
        return {
            **found,
            "allow_remote_access": self.lan,
            "lan": self.lan,
            "address": self.address,
            "default_handler_class": Missing,
            "workshop": self.workshop,
            "facilitator_key": self.key,
        }

    def init_handlers(self) -> list[Any]:
        """The pages, and what they load."""
        voila = super().init_handlers()
        exercise = voila[-1][2]
        fonts = Path(font_source_sans_pro.__file__).parent / "files"
        langs = "|".join(LANGS)
        return [
            ("/", Door),
            (rf"/({langs})/", Steps),
            (rf"/({langs})/([a-z_]+)", ExercisePage, exercise),
            (rf"/({langs})/([a-z_]+)/([0-9]{{1,3}})", PhonePage),
            (rf"/({langs})/([a-z_]+)/sent", SentPage),
            (rf"/({langs})/([a-z_]+)/files", FilesPage),
            (r"/tuskit/fonts/(SourceSansPro-\w+\.ttf)", StaticFileHandler, {"path": str(fonts)}),
            (r"/tuskit/([\w.]+\.css)", MultiStaticFileHandler, {"paths": [str(HERE / "static"), str(STATIC)]}),
            (r"/voila/api/shutdown/(.*)", Goodbye),
            *(route for route in voila if route[0].startswith(KEPT)),
        ]

    def listen(self) -> None:
        """Serve on this machine until stopped. Raises InputError when the port is taken."""
        try:
            self.app.listen(self.port, self.ip)
        except OSError as error:
            message = f"Port {self.port} cannot be used ({error.strerror}). Choose another one with --port."
            raise InputError([message]) from None
        self.ioloop = IOLoop.current()
        keeper = f"http://localhost:{self.port}/?key={self.key}"
        self.announce(f"Participants: {self.address}\nFacilitator:  {keeper}\nStop with Ctrl+C.")
        if self.opens:
            threading.Thread(target=webbrowser.open, args=(keeper,), daemon=True).start()
        try:
            self.ioloop.start()
        except KeyboardInterrupt:
            self.announce("Stopped. All answers are saved.")
        finally:
            self.stop()


class Goodbye(VoilaShutdownKernelHandler):  # type: ignore[misc]  # voila has no types
    """A page that closes ends its own kernel, and no other."""

    async def post(self, kernel: str) -> None:
        """End the kernel."""
        if self.kernel_manager.owners.get(kernel) == self.current_user.username:
            await self.kernel_manager.shutdown_kernel(kernel)
        self.set_status(204)
        self.finish()


def _raise_file_limit() -> None:
    """Allow as many open files as the system lets this user have: a connected visitor needs about 14."""
    with suppress(ImportError, ValueError, OSError):  # Windows has no such limit
        import resource  # noqa: PLC0415  (not on Windows)

        _, most = resource.getrlimit(resource.RLIMIT_NOFILE)
        resource.setrlimit(resource.RLIMIT_NOFILE, (most, most))
