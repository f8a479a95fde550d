"""A connection to a host, within one limit of time, that is given up when the user says so."""

import errno
import io
import os
import queue
import selectors
import socket
import ssl
import threading
import time
from collections.abc import Callable
from typing import Any

CANCEL_SECONDS = 0.5  # so often whatever is silent is given up when the user says so
CHUNK = 64 * 2**10
Tick = Callable[[], float]
"""Raises when it is time to stop, and says how many seconds are left."""


def left(until: float) -> float:
    """The seconds until a time of `time.monotonic`. Raises TimeoutError where there are none."""
    seconds = until - time.monotonic()
    if seconds <= 0:
        raise TimeoutError
    return seconds


def resolved(host: str, port: int, tick: Tick) -> list[str]:
    """The addresses of a host. Nothing ends the system's own search for them: when the time is up, its thread
    is left to itself. Raises OSError, ValueError for no host's name, and what `tick` does."""
    found: queue.SimpleQueue[list[str] | Exception] = queue.SimpleQueue()

    def search() -> None:
        try:
            places = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)
            found.put(list(dict.fromkeys(str(place[4][0]) for place in places)))
        except Exception as error:  # for the thread that waits
            found.put(error)

    threading.Thread(target=search, name="name of a host", daemon=True).start()
    while True:
        try:
            answer = found.get(timeout=min(tick(), CANCEL_SECONDS))
        except queue.Empty:
            continue  # the clock raises when the time is up
        if isinstance(answer, Exception):
            raise answer
        return answer


def reached(addresses: list[str], port: int, tick: Tick) -> socket.socket:
    """A connection to the first address that takes one; each has its share of the time that is left.
    Raises OSError, and what `tick` does."""
    *others, last = addresses
    for number, address in enumerate(others):
        try:
            return _taken(address, port, time.monotonic() + tick() / (len(addresses) - number), tick)
        except OSError:
            tick()  # raises when all of the time is up
    return _taken(last, port, time.monotonic() + tick(), tick)


def _taken(address: str, port: int, until: float, tick: Tick) -> socket.socket:
    """A connection to one address; the time for it is up at `until`."""
    talk = socket.socket(socket.AF_INET6 if ":" in address else socket.AF_INET, socket.SOCK_STREAM)
    try:
        talk.setblocking(False)
        _fail_for(talk.connect_ex((address, port)))
        with selectors.DefaultSelector() as waiting:
            waiting.register(talk, selectors.EVENT_WRITE)
            while not waiting.select(min(tick(), left(until), CANCEL_SECONDS)):
                continue  # one of the clocks raises when the time is up
        _fail_for(talk.getsockopt(socket.SOL_SOCKET, socket.SO_ERROR))
    except BaseException:
        talk.close()
        raise
    return talk


def _fail_for(number: int) -> None:
    """Raise OSError for the number of a failure; a connection that is still on its way is none."""
    if number not in (0, errno.EINPROGRESS, errno.EWOULDBLOCK):
        raise OSError(number, os.strerror(number))


def secured(plain: socket.socket, host: str, tick: Tick) -> ssl.SSLSocket:
    """The same connection, once the host has shown that it is itself.
    Raises OSError, and what `tick` does."""
    with plain:  # which is closed where that fails; else it is the other's by now
        talk = ssl.create_default_context().wrap_socket(
            plain, server_hostname=host, do_handshake_on_connect=False
        )
    try:
        while not _shaken(talk, tick):
            continue  # the clock raises when the time is up
    except BaseException:
        talk.close()
        raise
    return talk


def _shaken(talk: ssl.SSLSocket, tick: Tick) -> bool:
    """Whether the handshake is done; if not, it goes on where it stopped."""
    talk.settimeout(min(tick(), CANCEL_SECONDS))
    try:
        talk.do_handshake()
    except TimeoutError:
        return False
    return True


class Clocked:
    """A socket on which the whole conversation has one time limit, however slowly the other side speaks."""

    def __init__(self, wrapped: socket.socket, tick: Tick) -> None:
        self._wrapped, self._tick = wrapped, tick

    def sendall(self, data: Any) -> None:
        rest = memoryview(data)
        while rest:
            self._wrapped.settimeout(min(self._tick(), CANCEL_SECONDS))
            try:
                rest = rest[self._wrapped.send(rest) :]
            except TimeoutError:
                continue

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
