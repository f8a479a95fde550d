"""The one place that talks to a network: it fetches a picture from a public host, when the user says so."""

import hashlib
import http.client
import io
import ipaddress
import os
import socket
import ssl
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any, TypeAlias
from urllib.parse import SplitResult, urljoin, urlsplit

from lsgui.core.types import Progress, UserError, no_progress

MOST_BYTES = 64 * 2**20
MOST_SECONDS = 30.0
MOST_REDIRECTS = 4
CANCEL_SECONDS = 0.5  # so often a silent host is given up when the user says so
CHUNK = 64 * 2**10
SUFFIXES = {
    "image/jpeg": ".jpg",
    "image/jpg": ".jpg",
    "image/pjpeg": ".jpg",
    "image/png": ".png",
    "image/webp": ".webp",
    "image/gif": ".gif",
    "image/avif": ".avif",
    "image/heic": ".heic",
    "image/heif": ".heif",
    "image/tiff": ".tif",
    "image/bmp": ".bmp",
    "image/x-ms-bmp": ".bmp",
}
"""What is taken, under the names that hosts have for it."""
_HOLDING = tuple(map(ipaddress.IPv6Network, ("64:ff9b::/96", "::/96", "::ffff:0:0:0/96")))
"""Networks whose addresses end in one of IPv4: translated, or of former times."""
_LOCAL = ipaddress.IPv6Network("64:ff9b:1::/48")
Address: TypeAlias = ipaddress.IPv4Address | ipaddress.IPv6Address
_REDIRECTS = (301, 302, 303, 307, 308)

Public = Callable[[str], bool]
Tick = Callable[[], float]
"""Raises when it is time to stop, and says how many seconds are left."""


class FetchError(UserError):
    """A picture that cannot be fetched from the network, or must not be."""


class ElsewhereError(FetchError):
    """A picture that `host` says is at `link`, on the `other` host, which nobody agreed to ask."""

    def __init__(self, host: str, other: str, link: str) -> None:
        super().__init__(f"{host}: the picture is at another host, {other}.")
        self.host, self.other, self.link = host, other, link


def is_public(address: str) -> bool:
    """Whether an IP address is one of the internet's, and none of this machine's or network's; one that holds
    another must hold such a one, too."""
    found = ipaddress.ip_address(address.partition("%")[0])
    if isinstance(found, ipaddress.IPv6Address):
        if found.is_site_local or found in _LOCAL:
            return False
        if found.ipv4_mapped is not None:
            found = found.ipv4_mapped
    return all(each.is_global and not each.is_multicast for each in (found, *_held(found)))


def _held(address: Address) -> tuple[ipaddress.IPv4Address, ...]:
    """The addresses of IPv4 that one of IPv6 stands for."""
    if isinstance(address, ipaddress.IPv4Address):
        return ()
    held = [*(address.teredo or ()), *([address.sixtofour] if address.sixtofour is not None else [])]
    if any(address in network for network in _HOLDING):
        held.append(ipaddress.IPv4Address(int(address) & 0xFFFFFFFF))
    return tuple(held)


def host_of(link: str) -> str:
    """The host that a link names; `FetchError` for what is no link to a picture on the network."""
    return _checked(link).hostname or ""


def fetch_image(
    link: str, folder: Path, *, progress: Progress = no_progress, public: Public = is_public
) -> Path:
    """The file in `folder` that a picture's http or https link was saved to, named by its content.

    Only the link's own host is asked, and only if all its addresses are `public`; a redirection to another
    one raises `ElsewhereError`.
    What is no picture, larger than `MOST_BYTES` or slower than `MOST_SECONDS` is refused. Proxies are not
    used. Raises `FetchError`, and `Cancelled` by `progress`.
    """
    until = time.monotonic() + MOST_SECONDS

    def tick() -> float:
        progress(0, 0)
        return _left(until)

    before, place = "", link
    try:
        for _ in range(MOST_REDIRECTS + 1):
            found = _ask(_checked(place, before), tick, progress, public)
            if isinstance(found, tuple):
                return _keep(*found, folder)
            before, place = place, urljoin(place, found)
            _stay(before, place)
    except (OSError, http.client.HTTPException, ValueError) as error:
        raise FetchError(f"{_shown(link)}: {_reason(error)}") from error
    raise FetchError(f"{_shown(link)}: it was redirected more than {MOST_REDIRECTS} times.")


def _stay(before: str, place: str) -> None:
    """Raise `ElsewhereError` where a redirection leads to another host."""
    host, other = _checked(before).hostname or "", _checked(place, before).hostname or ""
    if other != host:
        raise ElsewhereError(host, other, place)


def _checked(link: str, before: str = "") -> SplitResult:
    """The parts of a link that may be asked for; a secure one is never left for an insecure one."""
    try:
        parts = urlsplit(link)
        port = parts.port
        (parts.hostname or "").encode("idna")
        link.encode("utf-8")  # what is no text is in no link
    except ValueError as error:
        raise FetchError(f"{_shown(link)}: this is no link to a picture.") from error
    if parts.scheme not in ("http", "https") or not parts.hostname or port == 0:
        raise FetchError(f"{_shown(link)}: this is no http or https link.")
    if parts.username is not None or parts.password is not None:
        raise FetchError(f"{parts.hostname}: a link with a name or a password in it is not followed.")
    if before.startswith("https:") and parts.scheme == "http":
        raise FetchError(f"{before}: it leads to an insecure place, {parts.hostname}.")
    return parts


def _ask(parts: SplitResult, tick: Tick, progress: Progress, public: Public) -> str | tuple[bytes, str]:
    """Where else the picture is, or its bytes and its suffix."""
    talk = _connected(parts, tick, public)
    connection = http.client.HTTPConnection(parts.hostname or "", parts.port)
    connection.sock = _Clocked(talk, tick)
    try:
        path = (parts.path or "/") + (f"?{parts.query}" if parts.query else "")
        headers = {"User-Agent": "lsgui", "Accept": "image/*", "Accept-Encoding": "identity"}
        connection.request("GET", path.encode("utf-8").decode("latin-1"), headers=headers)
        response = connection.getresponse()
        if response.status in _REDIRECTS:
            return response.getheader("Location") or ""
        if response.status != 200:
            raise FetchError(f"{parts.hostname}: it answered {response.status} {response.reason}.")
        kind = (response.getheader("Content-Type") or "").partition(";")[0].strip().lower()
        if kind not in SUFFIXES:
            raise FetchError(f"{parts.hostname}: it sent {kind or 'something unnamed'}, not a photograph.")
        return _read(response, parts.hostname or "", progress), SUFFIXES[kind]
    finally:
        talk.close()


def _connected(parts: SplitResult, tick: Tick, public: Public) -> socket.socket:
    """A connection to the address that was checked: a name that is asked for twice may change meanwhile."""
    host, port = parts.hostname or "", parts.port or (443 if parts.scheme == "https" else 80)
    found = socket.getaddrinfo(host.encode("idna").decode(), port, type=socket.SOCK_STREAM)
    addresses = list(dict.fromkeys(str(address[4][0]) for address in found))
    if not addresses or not all(public(address) for address in addresses):
        raise FetchError(f"{host}: this is no public host, so nothing is fetched from it.")
    plain = _reached(addresses, port, tick)
    try:
        secure = parts.scheme == "https"
        return ssl.create_default_context().wrap_socket(plain, server_hostname=host) if secure else plain
    except BaseException:
        plain.close()
        raise


def _reached(addresses: list[str], port: int, tick: Tick) -> socket.socket:
    """A connection to the first address that takes one; each has its share of the time that is left."""
    *others, last = addresses
    for number, address in enumerate(others):
        try:
            share = tick() / (len(addresses) - number)
            return socket.create_connection((address, port), timeout=share)
        except OSError:
            tick()  # raises when all of the time is up
    return socket.create_connection((last, port), timeout=tick())


class _Clocked:
    """A socket on which the whole conversation has one time limit, however slowly the other side speaks."""

    def __init__(self, wrapped: socket.socket, tick: Tick) -> None:
        self._wrapped, self._tick = wrapped, tick

    def sendall(self, data: Any) -> None:
        self._wrapped.settimeout(self._tick())
        self._wrapped.sendall(data)

    def makefile(self, mode: str) -> io.BufferedReader:
        return io.BufferedReader(_ClockedReader(self._wrapped, self._tick), CHUNK)

    def close(self) -> None:
        """Nothing yet: a connection that is done with its request still reads the answer."""


class _ClockedReader(io.RawIOBase):
    def __init__(self, wrapped: socket.socket, tick: Tick) -> None:
        self._wrapped, self._tick = wrapped, tick

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: Any) -> int:
        while True:
            self._wrapped.settimeout(min(self._tick(), CANCEL_SECONDS))
            try:
                return self._wrapped.recv_into(buffer)
            except TimeoutError:
                continue  # the clock raises when the time is up


def _read(response: http.client.HTTPResponse, host: str, progress: Progress) -> bytes:
    total = response.length or 0
    if total > MOST_BYTES:
        raise _too_large(host)
    data = bytearray()
    while chunk := response.read1(CHUNK):
        data += chunk
        if len(data) > MOST_BYTES:
            raise _too_large(host)
        progress(len(data), max(total, len(data)))
    if total > len(data):
        raise FetchError(f"{host}: the picture broke off after {len(data)} of {total} bytes.")
    return bytes(data)


def _left(until: float) -> float:
    left = until - time.monotonic()
    if left <= 0:
        raise TimeoutError
    return left


def _shown(link: str) -> str:
    """A link as it can be shown: it may hold what is no text."""
    return link.encode("utf-8", "backslashreplace").decode("utf-8")


def _too_large(host: str) -> FetchError:
    return FetchError(f"{host}: the picture is larger than {MOST_BYTES // 2**20} MB.")


def _keep(data: bytes, suffix: str, folder: Path) -> Path:
    target = folder / f"{hashlib.sha256(data).hexdigest()[:16]}{suffix}"
    if not target.exists():
        folder.mkdir(parents=True, exist_ok=True)
        beside = target.with_name(f".{target.name}.{os.getpid()}.new")
        beside.write_bytes(data)
        beside.replace(target)
    return target


def _reason(error: Exception) -> str:
    if isinstance(error, TimeoutError):
        return f"it took longer than {MOST_SECONDS:.0f} seconds."
    if isinstance(error, socket.gaierror):
        return "the host is not known, or there is no network."
    if isinstance(error, ssl.SSLError):
        return f"the connection is not secure ({error.reason or error})."
    if isinstance(error, OSError):
        return f"the connection failed ({error.strerror or error})."
    if isinstance(error, ValueError):
        return "it is, or leads to, no link to a picture."
    return f"the host does not speak HTTP ({type(error).__name__})."
