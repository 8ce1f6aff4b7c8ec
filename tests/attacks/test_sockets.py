"""Sockets of every kind, to carry answers out or bring them in."""

import socket
import threading

import pytest

EVERY_WALL = True
OLD_KERNELS = True


@pytest.fixture
def listener():
    """A TCP server and an abstract Unix socket on this machine; both must stay lonely."""
    visitors = []

    def wait(server):
        try:
            while True:
                visitors.append(server.accept()[0])
        except OSError:
            pass

    with socket.create_server(("127.0.0.1", 0)) as tcp, socket.socket(socket.AF_UNIX) as unix:
        unix.bind(f"\0hostile-{tcp.getsockname()[1]}")
        unix.listen()
        waiting = [threading.Thread(target=wait, args=(server,), daemon=True) for server in (tcp, unix)]
        for thread in waiting:
            thread.start()
        yield tcp.getsockname()[1], visitors
        for server in (tcp, unix):
            server.shutdown(socket.SHUT_RDWR)
        for thread in waiting:
            thread.join()  # while it waits, the name is taken for the next test
    for visitor in visitors:
        visitor.close()


def test_no_socket_reaches_anything(attack, listener):
    port, visitors = listener
    source = f"""
    import socket, itertools
    kinds = (socket.SOCK_STREAM, socket.SOCK_DGRAM, socket.SOCK_RAW, socket.SOCK_SEQPACKET)
    for family, kind in itertools.product(range(46), kinds):
        for protocol in (0, 1, 6, 17, 255):
            try:
                s = socket.socket(family, kind, protocol)
            except (OSError, ValueError, OverflowError):
                continue
            for address in (("127.0.0.1", {port}), ("::1", {port}), ("8.8.8.8", 53), "\\0hostile-{port}", "/run/x", (0, 0), (2, 1024)):
                for act in (s.connect, s.bind):
                    try:
                        s.settimeout(0.05)
                        act(address)
                        print("loot:", act.__name__, family, kind, address)
                    except (OSError, TypeError, ValueError, OverflowError):
                        pass
                try:
                    s.sendto(b"planted", address)
                    print("loot: sent", family, kind, address)
                except (OSError, TypeError, ValueError, OverflowError):
                    pass
            s.close()
    """
    assert attack(source).scores == {"twice": 1.0, "adder": 1.0}
    assert visitors == []


def test_libraries_that_download_find_no_network(attack, listener):
    port, visitors = listener
    source = f"""
    import urllib.request, http.client
    for url in ("http://127.0.0.1:{port}/", "http://localhost:{port}/", "http://example.org/", "file:///etc/passwd"):
        try:
            print("loot:", urllib.request.urlopen(url, timeout=1).read(10))
        except Exception as error:
            print(type(error).__name__)
    # %%
    import socket
    try:
        print("loot:", socket.getaddrinfo("example.org", 80))
    except OSError as error:
        print(type(error).__name__)
    """
    assert attack(source).scores == {"twice": 1.0, "adder": 1.0}
    assert visitors == []


def test_no_descriptor_but_the_workers_own_can_be_used(attack):
    source = """
    import os, socket, array
    left, right = socket.socketpair() if hasattr(socket, "socketpair") else (None, None)
    for fd in range(3, 1024):
        try:
            other = socket.socket(fileno=os.dup(fd))
            name, peer = other.getsockname(), other.getpeername()
            if isinstance(name, tuple) or isinstance(peer, tuple) or name or peer:
                print("loot: a named socket", fd, name, peer)
            other.detach()
        except OSError:
            pass
    """
    assert attack(source).scores == {"twice": 1.0, "adder": 1.0}
