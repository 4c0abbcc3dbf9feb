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

from tuskit import guide, kit
from tuskit.room import ANYWHERE, HOST, own_address
from tuskit.room.apps import ConsolePage, ExercisePage, describe
from tuskit.room.guide import GuidePage
from tuskit.room.join import Door, Entry, network, picture
from tuskit.room.kernels import Kernels, Owners
from tuskit.room.live import Live, PhoneStream
from tuskit.room.page import Missing, Visitors
from tuskit.room.pages import FilesPage, Now, Steps
from tuskit.room.phones import ForecastPage, PhonePage, SentPage
from tuskit.room.projector import Painter, ProjectorPage, ProjectorStream, StagePage
from tuskit.room.saves import PATIENCE, Saves
from tuskit.room.told import ClaimsPage, StoryPage, StoryPicture
from tuskit.store import Store
from tuskit.text import LANGS, InputError
from tuskit.ui.controls import STATIC
from tuskit.workshop import Workshop

HERE = Path(__file__).parent
APP, CONSOLE = "app.ipynb", "facilitator.ipynb"
"""The notebooks that the room shows."""
BODY = 300_000
"""Bytes that a browser may send at once."""
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
        held = workshop.on(Store(workshop.store.path, patience=PATIENCE, pooled=True))
        room.workshop, room.key, room.announce, room.opens, room.lan = held, key, announce, open_browser, lan
        room.address = f"http://{own_address() if lan else 'localhost'}:{port}/"
        room.initialize([])
        room.root_dir = str(kit.folder("notebooks").absolute())
        room.notebook_path = str(Path(room.root_dir) / APP)
        room.start()

    def init_settings(self) -> dict[str, Any]:
        """Voilà's settings, and what the pages need to know."""
        found: dict[str, Any] = super().init_settings()
        self.kernel_manager.allowed_message_types = MESSAGES
        self.entry = Entry(self.workshop, self.key, open_door=not self.lan)
        self.live = Live(self.workshop)
        self.painter = Painter(self.workshop)
        wifi = self.workshop.plan.wifi
        return {
            **found,
            "allow_remote_access": self.lan,
            "lan": self.lan,
            "address": self.address,
            "scan": picture(f"{self.address}?c={self.entry.scanned}") if self.lan else "",
            "wifi": network(wifi) if wifi and self.lan else "",
            "default_handler_class": Missing,
            "workshop": self.workshop,
            "facilitator_key": self.key,
            "entry": self.entry,
            "live": self.live,
            "painter": self.painter,
            "saves": Saves(self.workshop),
        }

    def init_handlers(self) -> list[Any]:
        """The pages, and what they load."""
        voila = super().init_handlers()
        exercise = voila[-1][2]
        fonts = Path(font_source_sans_pro.__file__).parent / "files"
        langs = "|".join(LANGS)
        shown = [str(HERE / "static"), str(STATIC), str(guide.STATIC)]
        return [
            ("/", Door),
            ("/events", PhoneStream),
            (rf"/({langs})/", Steps),
            (rf"/({langs})/now", Now),
            (rf"/({langs})/guide", GuidePage),
            (rf"/({langs})/facilitator", ConsolePage, {**exercise, "notebook_path": CONSOLE}),
            (rf"/({langs})/projector", ProjectorPage),
            (rf"/({langs})/projector/stage", StagePage),
            (rf"/({langs})/projector/events", ProjectorStream),
            (rf"/({langs})/story", StoryPage),
            (rf"/({langs})/story/([a-z_]+)-(phone|screen)\.svg", StoryPicture),
            (rf"/({langs})/claims", ClaimsPage),
            (rf"/({langs})/([a-z_]+)", ExercisePage, {**exercise, "notebook_path": APP}),
            (rf"/({langs})/([a-z_]+)/([0-9]{{1,3}}|go)", PhonePage),
            (rf"/({langs})/([a-z_]+)/forecast/([0-9]{{1,3}}|go)", ForecastPage),
            (rf"/({langs})/([a-z_]+)/sent", SentPage),
            (rf"/({langs})/([a-z_]+)/files", FilesPage),
            (r"/tuskit/fonts/(SourceSansPro-\w+\.ttf)", StaticFileHandler, {"path": str(fonts)}),
            (r"/tuskit/([\w.]+\.(?:css|js))", MultiStaticFileHandler, {"paths": shown}),
            (r"/voila/api/shutdown/(.*)", Goodbye),
            *(route for route in voila if route[0].startswith(KEPT)),
        ]

    def listen(self) -> None:
        """Serve on this machine until stopped. Raises InputError when the port is taken."""
        try:
            self.app.listen(self.port, self.ip, max_body_size=BODY)
        except OSError as error:
            message = f"Port {self.port} cannot be used ({error.strerror}). Choose another one with --port."
            raise InputError([message]) from None
        self.ioloop = IOLoop.current()
        self.ioloop.add_callback(self.live.run)
        self.painter.warm()
        keeper = f"http://localhost:{self.port}/?key={self.key}"
        code = f"   code: {self.entry.spoken}" if self.lan else ""
        self.announce(f"Participants: {self.address}{code}\nFacilitator:  {keeper}\nStop with Ctrl+C.")
        if self.opens:
            threading.Thread(target=webbrowser.open, args=(keeper,), daemon=True).start()
        try:
            self.ioloop.start()
        except KeyboardInterrupt:
            self.announce("Stopped. All answers are saved.")
        finally:
            self.painter.close()
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
