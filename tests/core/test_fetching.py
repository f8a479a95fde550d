"""A picture is fetched from public hosts only, whole, within limits, and nothing else is."""

import socket
import threading
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import pytest
from PIL import Image

from lsgui.core import fetching
from lsgui.core.fetching import ElsewhereError, FetchError, fetch_image, host_of, is_public
from lsgui.core.types import Cancelled

PICTURE = "/picture.jpg"


class Host(BaseHTTPRequestHandler):
    """Answers each path in its own way."""

    picture = b""
    stop = threading.Event()

    def do_GET(self) -> None:
        ways = {
            PICTURE: lambda: self.send(self.picture),
            "/moved": lambda: self.send(b"", status=302, location=PICTURE),
            "/round": lambda: self.send(b"", status=302, location="/round"),
            "/inside": lambda: self.send(b"", status=302, location="http://10.0.0.1/picture.jpg"),
            "/broken": lambda: self.send(b"", status=302, location="http://[::1/picture.jpg"),
            "/label": lambda: self.send(b"", status=302, location="http://a..b/picture.jpg"),
            "/jpg": lambda: self.send(self.picture, kind="image/jpg"),
            "/pjpeg": lambda: self.send(self.picture, kind="image/PJPEG; q=1"),
            "/file": lambda: self.send(b"", status=302, location="file:///etc/hostname"),
            "/page": lambda: self.send(b"<html>", kind="text/html"),
            "/drawing": lambda: self.send(b"<svg/>", kind="image/svg+xml"),
            "/gone": lambda: self.send(b"", status=404),
            "/half": lambda: self.send(self.picture[:100], length=len(self.picture)),
            "/huge": lambda: self.send(b"", length=10**12),
            "/endless": self.send_without_end,
            "/silent": self.wait,
        }
        ways[self.path]()

    def send(
        self,
        data: bytes,
        *,
        status: int = 200,
        kind: str = "image/jpeg",
        location: str = "",
        length: int = -1,
    ) -> None:
        self.send_response(status)
        self.send_header("Content-Type", kind)
        self.send_header("Content-Length", str(len(data) if length < 0 else length))
        if location:
            self.send_header("Location", location)
        self.end_headers()
        self.wfile.write(data)

    def send_without_end(self) -> None:
        self.send_response(200)
        self.send_header("Content-Type", "image/jpeg")
        self.end_headers()
        try:
            while not self.stop.is_set():
                self.wfile.write(bytes(2**16))
        except OSError:
            return

    def wait(self) -> None:
        self.stop.wait(20)

    def log_message(self, format: str, *args: object) -> None:
        """Nothing is written."""


@pytest.fixture
def host(photos: Path) -> Iterator[str]:
    """A host on this machine that stands for a public one."""
    Host.picture, Host.stop = (photos / "coffee.jpg").read_bytes(), threading.Event()
    server = ThreadingHTTPServer(("127.0.0.1", 0), Host)
    server.daemon_threads = True
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.02})
    thread.start()
    yield f"http://127.0.0.1:{server.server_port}"
    Host.stop.set()
    server.shutdown()
    server.server_close()
    thread.join()


def here(address: str) -> bool:
    return address == "127.0.0.1"


@pytest.mark.parametrize("way", [PICTURE, "/moved", "/jpg", "/pjpeg"])
def test_a_picture_is_saved_as_it_was_sent(host: str, tmp_path: Path, photos: Path, way: str) -> None:
    found = fetch_image(host + way, tmp_path / "new", public=here)
    assert found.read_bytes() == (photos / "coffee.jpg").read_bytes()
    assert found.parent == tmp_path / "new"
    assert found.suffix == ".jpg"
    with Image.open(found) as image:
        assert image.size[0] > 100
    assert fetch_image(host + way, tmp_path / "new", public=here) == found
    assert list((tmp_path / "new").iterdir()) == [found]


@pytest.mark.parametrize(
    ("way", "reason"),
    [
        ("/round", "redirected more than"),
        ("/broken", "no link to a picture"),
        ("/label", "no link to a picture"),
        ("/file", "no http or https link"),
        ("/page", "it sent text/html, not a photograph"),
        ("/drawing", "it sent image/svg"),
        ("/gone", "answered 404"),
        ("/half", "broke off after 100 of"),
        ("/huge", "larger than"),
        ("/endless", "larger than"),
    ],
)
def test_what_is_no_whole_picture_is_refused_with_a_reason(
    host: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, way: str, reason: str
) -> None:
    monkeypatch.setattr(fetching, "MOST_BYTES", 2**20)
    with pytest.raises(FetchError, match=reason):
        fetch_image(host + way, tmp_path / "new", public=here)
    assert not (tmp_path / "new").exists()


def test_another_host_is_named_and_not_asked(host: str, tmp_path: Path) -> None:
    with pytest.raises(ElsewhereError, match=r"at another host, 10\.0\.0\.1") as raised:
        fetch_image(f"{host}/inside", tmp_path, public=here)
    assert raised.value.link == "http://10.0.0.1/picture.jpg"
    with pytest.raises(FetchError, match=r"10\.0\.0\.1: this is no public host"):
        fetch_image(raised.value.link, tmp_path, public=here)


def test_a_silent_host_is_given_up(host: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(fetching, "MOST_SECONDS", 1.0)
    with pytest.raises(FetchError, match="took longer than 1 second"):
        fetch_image(f"{host}/silent", tmp_path, public=here)


def test_waiting_for_a_silent_host_can_be_cancelled(host: str, tmp_path: Path) -> None:
    asked: list[int] = []

    def progress(done: int, total: int) -> None:
        asked.append(done)
        if len(asked) > 3:
            raise Cancelled

    with pytest.raises(Cancelled):
        fetch_image(f"{host}/silent", tmp_path, progress=progress, public=here)


def test_this_machine_is_never_asked(host: str, tmp_path: Path) -> None:
    for place in (host, host.replace("127.0.0.1", "localhost")):
        with pytest.raises(FetchError, match="no public host"):
            fetch_image(place + PICTURE, tmp_path)


def test_a_host_that_nobody_knows_is_said(tmp_path: Path) -> None:
    with pytest.raises(FetchError, match="not known"):
        fetch_image("http://nobody.invalid/picture.jpg", tmp_path)


@pytest.mark.parametrize(
    "address",
    ["127.0.0.1", "10.1.2.3", "192.168.1.1", "169.254.169.254", "0.0.0.0", "::1", "fe80::1%eth0",
     "fd00::1", "::ffff:10.0.0.1", "224.0.0.1", "100.64.0.1", "64:ff9b::7f00:1", "64:ff9b::a9fe:a9fe",
     "64:ff9b:1::1", "::10.0.0.1", "::127.0.0.1", "::ffff:0:127.0.0.1", "2002:7f00:1::", "2002:a00:1::1",
     "2001:0:7f00:1::1", "fec0::1", "::"],
)  # fmt: skip
def test_private_addresses_are_not_public(address: str) -> None:
    assert not is_public(address)


@pytest.mark.parametrize("address", ["8.8.8.8", "2606:4700:4700::1111", "::ffff:8.8.8.8", "64:ff9b::808:808"])
def test_addresses_of_the_internet_are_public(address: str) -> None:
    assert is_public(address)


@pytest.mark.parametrize(
    "link",
    ["ftp://example.org/a.jpg", "https:///a.jpg", "http://user:secret@example.org/a.jpg", "http://[::1/a.jpg",
     "https://example.org:99999/a.jpg", "javascript:alert(1)", "http://a..b/a.jpg",
     f"http://{'a' * 70}.org/a", "http://example.org/\udce9.jpg", "http://\udce9.org/a.jpg"],
)  # fmt: skip
def test_a_link_that_is_not_followed_is_named(link: str) -> None:
    with pytest.raises(FetchError) as refused:
        host_of(link)
    assert "secret" not in str(refused.value)
    assert str(refused.value).encode("utf-8")


def test_the_host_of_a_link_is_named() -> None:
    assert host_of("https://Pictures.Example.org/a/b.jpg?size=3") == "pictures.example.org"


def test_a_host_with_an_address_that_does_not_answer_is_reached_by_another(
    host: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    port = int(host.rpartition(":")[2])
    found = [("127.0.0.2", port), ("127.0.0.1", port)]
    real = socket.create_connection
    monkeypatch.setattr(
        socket,
        "getaddrinfo",
        lambda *_, **__: [(socket.AF_INET, socket.SOCK_STREAM, 6, "", each) for each in found],
    )
    tried: list[str] = []

    def connect(address: tuple[str, int], timeout: float) -> socket.socket:
        tried.append(address[0])
        if address[0] == "127.0.0.2":
            raise ConnectionRefusedError
        monkeypatch.undo()
        return real(address, timeout=timeout)

    monkeypatch.setattr(socket, "create_connection", connect)
    kept = fetch_image(f"http://two.example:{port}{PICTURE}", tmp_path, public=lambda _: True)
    assert kept.suffix == ".jpg"
    assert tried == ["127.0.0.2", "127.0.0.1"]
