"""The kernels of the apps: each belongs to the participant whose page started it, and to nobody else."""

from __future__ import annotations

from collections.abc import Mapping
from contextvars import ContextVar
from typing import Any

import zmq.asyncio
from jupyter_server.auth.authorizer import Authorizer
from jupyter_server.auth.identity import User
from jupyter_server.services.kernels.kernelmanager import AsyncMappingKernelManager
from traitlets import Dict, default

PARTICIPANT = "TUSKIT_PARTICIPANT"
VISIT: ContextVar[Mapping[str, str]] = ContextVar("VISIT")
"""What the page being served tells its kernel, as environment variables."""
SOCKETS = 65_535
"""Of one zmq context; its default is full at about 170 visitors."""


class Kernels(AsyncMappingKernelManager):
    """Starts a kernel for a visit, and remembers whose it is."""

    owners: Dict[str, str] = Dict()
    """Kernel id → participant."""

    @default("context")
    def _many_sockets(self) -> zmq.asyncio.Context:
        context = self._context_default()
        context.set(zmq.MAX_SOCKETS, SOCKETS)
        return context

    async def start_kernel(self, **options: Any) -> str:  # type: ignore[override]  # only ever called by name
        """Start a kernel for the visit that this task serves."""
        visit = VISIT.get()
        options["env"] = {**options.get("env", {}), **visit}
        kernel: str = await super().start_kernel(**options)
        self.owners[kernel] = visit[PARTICIPANT]
        return kernel

    def remove_kernel(self, kernel_id: str) -> Any:
        """Forget a kernel that has ended."""
        self.owners.pop(kernel_id, None)
        return super().remove_kernel(kernel_id)


class Owners(Authorizer):
    """Lets a participant read and use their own kernel; everything else is refused."""

    def is_authorized(self, handler: Any, user: User, action: str, resource: str) -> bool:
        """Whether a participant may do something."""
        kernel = handler.path_kwargs.get("kernel_id") or handler.path_args[0]
        owner = handler.kernel_manager.owners.get(kernel)
        return action in {"read", "execute"} and resource == "kernels" and owner == user.username
