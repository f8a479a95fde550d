"""A picture is fetched from public hosts only, whole, within limits, and nothing else is."""

import shutil
import socket
import ssl
import subprocess
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import ExitStack
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import pytest
from PIL import Image

from lsgui.core import fetching
from lsgui.core.addresses import is_public
from lsgui.core.fetching import ElsewhereError, FetchError, fetch_image, host_of
from lsgui.core.reaching import CANCEL_SECONDS
from lsgui.core.types import Cancelled

PICTURE = "/picture.jpg"
ODD = "/Gr%C3%B6%C3%9Fe/a%20b.jpg?of=c%2Fd&x=%3D"
FRESH = ssl.create_default_context


class Host(BaseHTTPRequestHandler):
    """Answers each path in its own way."""

    picture = b""
    names: tuple[str, ...] = ()  # by which it was called
    stop = threading.Event()

    def do_GET(self) -> None:
        Host.names = (*Host.names, self.headers["Host"])
        ways = {
            PICTURE: lambda: self.send(self.picture),
            ODD: lambda: self.send(self.picture),
            "/%FC.jpg": lambda: self.send(self.picture),
            "/spoken": lambda: self.send(b"", status=302, location="/Größe/a b.jpg?of=c%2Fd&x=%3D"),
            "/formerly": lambda: self.send(b"", status=302, location="/\udcfc.jpg"),
            "/lie": lambda: self.send(b"<html>", kind="image/png"),
            "/cut": lambda: self.send(self.picture[: len(self.picture) // 2]),
            "/nothing": lambda: self.send(b""),
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
            self.send_header("Location", location.encode("utf-8", "surrogateescape").decode("latin-1"))
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
    yield from served(ThreadingHTTPServer, "127.0.0.1", photos)


@pytest.fixture
def sixth(photos: Path) -> Iterator[str]:
    """The same by an address of IPv6."""

    class Sixth(ThreadingHTTPServer):
        address_family = socket.AF_INET6

    try:
        socket.create_server(("::1", 0), family=socket.AF_INET6).close()
    except OSError:
        pytest.skip("this machine has no IPv6")
    yield from served(Sixth, "::1", photos)


def served(kind: type[ThreadingHTTPServer], address: str, photos: Path) -> Iterator[str]:
    Host.picture, Host.stop, Host.names = (photos / "coffee.jpg").read_bytes(), threading.Event(), ()
    server = kind((address, 0), Host)
    server.daemon_threads = True
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.02})
    thread.start()
    yield f"http://{f'[{address}]' if ':' in address else address}:{server.server_port}"
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
        ("/lie", "what it sent is no photograph: it is not a picture in a format that lsgui reads"),
        ("/cut", "what it sent is no photograph: the file is truncated"),
        ("/nothing", "what it sent is no photograph: the file is empty"),
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
    assert not list((tmp_path / "new").rglob("*"))


@pytest.mark.parametrize(
    "way",
    [ODD, "/Größe/a b.jpg?of=c%2Fd&x=%3D", "/Gr%C3%B6ße/a%20b.jpg?of=c%2Fd&x=%3D", "/spoken", "/formerly"],
)
def test_a_link_is_asked_for_as_it_was_meant(host: str, tmp_path: Path, way: str) -> None:
    assert fetch_image(host + way, tmp_path, public=here).read_bytes() == Host.picture


def test_a_picture_that_cannot_be_kept_is_no_fault_of_the_network(host: str, tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    with pytest.raises(FetchError, match=r"file: the picture cannot be kept \("):
        fetch_image(host + PICTURE, tmp_path / "file", public=here)


def test_an_address_of_ipv6_is_reached_and_named_in_brackets(sixth: str, tmp_path: Path) -> None:
    assert fetch_image(sixth + PICTURE, tmp_path, public=lambda _: True).read_bytes() == Host.picture
    assert Host.names == (sixth.removeprefix("http://"),)


def test_an_address_of_ipv6_needs_no_port(host: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    port = int(host.rpartition(":")[2])
    asked: list[tuple[list[str], int]] = []

    def reached(addresses: list[str], port_asked: int, tick: object) -> socket.socket:
        asked.append((addresses, port_asked))
        return socket.create_connection(("127.0.0.1", port))  # which stands for it

    monkeypatch.setattr(fetching, "reached", reached)
    link = "http://[2606:4700::6810:84e5]"
    assert fetch_image(link + PICTURE, tmp_path).read_bytes() == Host.picture
    assert asked == [(["2606:4700::6810:84e5"], 80)]
    assert Host.names == ("[2606:4700::6810:84e5]",)


def test_another_host_is_named_and_not_asked(host: str, tmp_path: Path) -> None:
    with pytest.raises(ElsewhereError, match=r"at another host, 10\.0\.0\.1") as raised:
        fetch_image(f"{host}/inside", tmp_path, public=here)
    assert raised.value.link == "http://10.0.0.1/picture.jpg"
    with pytest.raises(FetchError, match=r"10\.0\.0\.1: this is no public host"):
        fetch_image(raised.value.link, tmp_path, public=here)


def wait_for_ever(host: str, stack: ExitStack, monkeypatch: pytest.MonkeyPatch) -> str:
    """A host whose name no server ever finds."""
    over = threading.Event()
    stack.callback(over.set)

    def search(*_: object, **__: object) -> list[object]:
        over.wait(20)
        return []

    monkeypatch.setattr(socket, "getaddrinfo", search)
    return "http://pictures.example/a.jpg"


def take_no_call(host: str, stack: ExitStack, monkeypatch: pytest.MonkeyPatch) -> str:
    """A host that has too many callers already."""
    full = stack.enter_context(socket.create_server(("127.0.0.1", 0), backlog=0))
    for _ in range(4):
        caller = stack.enter_context(socket.socket())
        caller.setblocking(False)
        caller.connect_ex(full.getsockname())
    return f"http://127.0.0.1:{full.getsockname()[1]}/a.jpg"


def shake_no_hand(host: str, stack: ExitStack, monkeypatch: pytest.MonkeyPatch) -> str:
    """A host that takes a call, and says nothing about who it is."""
    mute = stack.enter_context(socket.create_server(("127.0.0.1", 0)))
    return f"https://127.0.0.1:{mute.getsockname()[1]}/a.jpg"


def say_nothing(host: str, stack: ExitStack, monkeypatch: pytest.MonkeyPatch) -> str:
    """A host that never answers."""
    return f"{host}/silent"


Wait = Callable[[str, ExitStack, pytest.MonkeyPatch], str]
WAITS = (wait_for_ever, take_no_call, shake_no_hand, say_nothing)


@pytest.mark.parametrize("wait", WAITS)
def test_waiting_can_be_cancelled(
    host: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, wait: Wait
) -> None:
    began = time.monotonic()

    def progress(done: int, total: int) -> None:
        if time.monotonic() > began + 0.3:
            raise Cancelled

    with ExitStack() as stack, pytest.raises(Cancelled):
        fetch_image(wait(host, stack, monkeypatch), tmp_path, progress=progress, public=here)


@pytest.mark.parametrize("wait", WAITS)
def test_a_host_that_keeps_us_waiting_is_given_up(
    host: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, wait: Wait
) -> None:
    monkeypatch.setattr(fetching, "MOST_SECONDS", 1.0)
    with ExitStack() as stack, pytest.raises(FetchError, match="took longer than 1 second"):
        fetch_image(wait(host, stack, monkeypatch), tmp_path, public=here)


@pytest.fixture
def secure(photos: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[str]:
    """A host whose picture comes by https, and that takes its time to say who it is."""
    if shutil.which("openssl") is None:
        pytest.skip("nothing here makes a certificate")
    words = "req -x509 -newkey rsa:2048 -nodes -keyout key.pem -out cert.pem -subj /CN=localhost"
    names = ["-addext", "subjectAltName=IP:127.0.0.1"]
    subprocess.run(["openssl", *words.split(), *names], cwd=tmp_path, check=True, capture_output=True)
    trusted = FRESH(cafile=tmp_path / "cert.pem")
    monkeypatch.setattr(ssl, "create_default_context", lambda: trusted)
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(tmp_path / "cert.pem", tmp_path / "key.pem")
    picture = (photos / "coffee.jpg").read_bytes()
    with socket.create_server(("127.0.0.1", 0)) as server:
        thread = threading.Thread(target=answer_slowly, args=(server, context, picture))
        thread.start()
        yield f"https://127.0.0.1:{server.getsockname()[1]}"
        thread.join()


def answer_slowly(server: socket.socket, context: ssl.SSLContext, picture: bytes) -> None:
    called, _ = server.accept()
    threading.Event().wait(2.5 * CANCEL_SECONDS)
    with context.wrap_socket(called, server_side=True) as talk:
        talk.recv(2**16)
        talk.sendall(b"HTTP/1.1 200 OK\r\nContent-Type: image/jpeg\r\n")
        talk.sendall(b"Content-Length: %d\r\n\r\n" % len(picture) + picture)


def test_a_host_may_take_its_time_to_say_who_it_is(secure: str, tmp_path: Path, photos: Path) -> None:
    found = fetch_image(secure + PICTURE, tmp_path / "new", public=here)
    assert found.read_bytes() == (photos / "coffee.jpg").read_bytes()


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
    found = [("127.0.0.2", port), ("127.0.0.1", port)]  # only at the second one something listens
    monkeypatch.setattr(
        socket,
        "getaddrinfo",
        lambda *_, **__: [(socket.AF_INET, socket.SOCK_STREAM, 6, "", each) for each in found],
    )
    kept = fetch_image(f"http://two.example:{port}{PICTURE}", tmp_path, public=lambda _: True)
    assert kept.read_bytes() == Host.picture
    assert Host.names == (f"two.example:{port}",)
