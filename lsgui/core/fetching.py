"""The one place that asks a network: it fetches a picture from a public host, when the user says so."""

import hashlib
import http.client
import os
import socket
import ssl
import time
from collections.abc import Callable
from pathlib import Path
from urllib.parse import SplitResult, quote, urljoin, urlsplit

from lsgui.core.addresses import is_public
from lsgui.core.reaching import CHUNK, Clocked, Tick, left, reached, resolved, secured
from lsgui.core.staging import discard
from lsgui.core.types import ImageError, Progress, UserError, no_progress

MOST_BYTES = 64 * 2**20
MOST_SECONDS = 30.0
MOST_REDIRECTS = 4
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
_LOOK = 64  # pixels: small, since nobody sees it
_AS_IT_IS = (
    "!#$%&'()*+,/:;=?@[]~"  # of a link, besides letters and figures: some of it may be encoded already
)
_REDIRECTS = (301, 302, 303, 307, 308)

Public = Callable[[str], bool]


class FetchError(UserError):
    """A picture that cannot be fetched from the network, or must not be."""


class ElsewhereError(FetchError):
    """A picture that `host` says is at `link`, on the `other` host, which nobody agreed to ask."""

    def __init__(self, host: str, other: str, link: str) -> None:
        super().__init__(f"{host}: the picture is at another host, {other}.")
        self.host, self.other, self.link = host, other, link


def host_of(link: str) -> str:
    """The host that a link names; `FetchError` for what is no link to a picture on the network."""
    return _checked(link).hostname or ""


def fetch_image(
    link: str, folder: Path, *, progress: Progress = no_progress, public: Public = is_public
) -> Path:
    """The file in `folder` that a picture's http or https link was saved to, named by its content.

    Only the link's own host is asked, and only if all its addresses are `public`; a redirection to another
    one raises `ElsewhereError`.
    What is no picture, larger than `MOST_BYTES` or slower than `MOST_SECONDS` is refused, and not kept.
    Proxies are not used. Raises `FetchError`, and `Cancelled` by `progress`.
    """
    until = time.monotonic() + MOST_SECONDS

    def tick() -> float:
        progress(0, 0)
        return left(until)

    try:
        data, suffix = _sent(link, tick, progress, public)
    except (OSError, http.client.HTTPException, ValueError) as error:
        raise FetchError(f"{_shown(link)}: {_reason(error)}") from error
    return _keep(data, suffix, folder, host_of(link))


def _sent(link: str, tick: Tick, progress: Progress, public: Public) -> tuple[bytes, str]:
    """What is at the end of a link and its redirections: bytes and their suffix."""
    before, place = "", link
    for _ in range(MOST_REDIRECTS + 1):
        found = _ask(_checked(place, before), tick, progress, public)
        if isinstance(found, tuple):
            return found
        before, place = place, urljoin(place, found)
        _stay(before, place)
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
    connection = http.client.HTTPConnection(_called(parts))
    connection.sock = Clocked(talk, tick)
    try:
        path = (parts.path or "/") + (f"?{parts.query}" if parts.query else "")
        headers = {"User-Agent": "lsgui", "Accept": "image/*", "Accept-Encoding": "identity"}
        connection.request("GET", quote(path, _AS_IT_IS), headers=headers)
        response = connection.getresponse()
        if response.status in _REDIRECTS:
            return quote((response.getheader("Location") or "").encode("latin-1"), _AS_IT_IS)
        if response.status != 200:
            raise FetchError(f"{parts.hostname}: it answered {response.status} {response.reason}.")
        kind = (response.getheader("Content-Type") or "").partition(";")[0].strip().lower()
        if kind not in SUFFIXES:
            raise FetchError(f"{parts.hostname}: it sent {kind or 'something unnamed'}, not a photograph.")
        return _read(response, parts.hostname or "", progress), SUFFIXES[kind]
    finally:
        talk.close()


def _called(parts: SplitResult) -> str:
    """A host as a request names it: one of colons in brackets, and the port where the link has it."""
    host = (parts.hostname or "").encode("idna").decode()
    return (f"[{host}]" if ":" in host else host) + (f":{parts.port}" if parts.port else "")


def _connected(parts: SplitResult, tick: Tick, public: Public) -> socket.socket:
    """A connection to the address that was checked: a name that is asked for twice may change meanwhile."""
    host, port = parts.hostname or "", parts.port or (443 if parts.scheme == "https" else 80)
    addresses = resolved(host.encode("idna").decode(), port, tick)
    if not addresses or not all(public(address) for address in addresses):
        raise FetchError(f"{host}: this is no public host, so nothing is fetched from it.")
    plain = reached(addresses, port, tick)
    return secured(plain, host, tick) if parts.scheme == "https" else plain


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


def _shown(link: str) -> str:
    """A link as it can be shown: it may hold what is no text."""
    return link.encode("utf-8", "backslashreplace").decode("utf-8")


def _too_large(host: str) -> FetchError:
    return FetchError(f"{host}: the picture is larger than {MOST_BYTES // 2**20} MB.")


def _keep(data: bytes, suffix: str, folder: Path, host: str) -> Path:
    """The file in `folder` that holds what a host sent, if that is a photograph; what is none is not kept."""
    target = folder / f"{hashlib.sha256(data).hexdigest()[:16]}{suffix}"
    beside = target.with_name(f".{target.name}.{os.getpid()}.new")
    try:
        if not target.exists():
            folder.mkdir(parents=True, exist_ok=True)
            beside.write_bytes(data)
            _look_at(beside, host)
            beside.replace(target)
    except OSError as error:
        raise FetchError(f"{folder}: the picture cannot be kept ({error.strerror or error}).") from error
    finally:
        discard(beside)
    return target


def _look_at(file: Path, host: str) -> None:
    """Raise `FetchError` for a file that does not hold what its host said it is: all of it is decoded."""
    from lsgui.core.images import thumbnail

    try:
        thumbnail(file, _LOOK)
    except ImageError as error:
        raise FetchError(f"{host}: what it sent is no photograph: {error.reason}.") from error


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
