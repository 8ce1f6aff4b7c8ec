"""The loaders against a server on this machine that serves small files of the real formats, and breaks on request."""

import hashlib
import io
import json
import sys
import tarfile
import threading
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

import h5py
import numpy as np
import pytest

from autograder.data import jets, load_jets
from autograder.data.download import fetch
from autograder.errors import Problem


class Server:
    """What it serves (`files` by path), what was asked (`requests`: path and Range), and what goes wrong."""

    def __init__(self):
        self.files, self.requests = {}, []
        self.break_after = None  # bytes of the next answer, then the line breaks
        self.resumes = True
        self.status = 200
        outer = self

        class Handler(BaseHTTPRequestHandler):
            def do_GET(self):
                outer.answer(self)

            def log_message(self, *args):
                pass

        self.http = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
        self.address = f"http://127.0.0.1:{self.http.server_port}"
        self.thread = threading.Thread(target=self.http.serve_forever, args=(0.02,))
        self.thread.start()

    def answer(self, handler):
        path = handler.path.partition("?")[0]
        wanted = handler.headers.get("Range")
        self.requests.append((path, wanted))
        body = self.files.get(path)
        if body is None or self.status != 200:
            handler.send_error(404 if body is None else self.status)
            return
        first = int(wanted.removeprefix("bytes=").rstrip("-")) if wanted and self.resumes else 0
        if first and first >= len(body):
            handler.send_response(416)
            handler.send_header("Content-Range", f"bytes */{len(body)}")
            handler.end_headers()
            return
        handler.send_response(206 if first else 200)
        handler.send_header("Content-Length", str(len(body) - first))
        handler.end_headers()
        cut, self.break_after = self.break_after, None
        handler.wfile.write(body[first:] if cut is None else body[first : first + cut])

    def close(self):
        if self.thread.is_alive():
            self.http.shutdown()
            self.http.server_close()
            self.thread.join()


@pytest.fixture
def server(monkeypatch):
    monkeypatch.setenv("no_proxy", "127.0.0.1")
    server = Server()
    yield server
    server.close()


def md5(body):
    return hashlib.md5(body).hexdigest()


ARFF_PATH, TAR_PATH = "/data/v1/download/123/hls4ml_lhc_jets_hlf.arff", "/api/records/3602260/files/val.tar.gz/content"


def serve_openml(server, label_first=False):
    """Sixty jets as OpenML writes them: its own order of classes, small letters, features in another order."""
    X, y, features, classes = jets(60, np.random.default_rng(0))
    order = list(reversed(range(16)))
    lines = ["% jets", "@RELATION hls4ml_lhc_jets_hlf", ""]
    columns = [f"@ATTRIBUTE {features[k]} REAL" for k in order]
    columns.insert(0 if label_first else 16, "@ATTRIBUTE class {g, q, t, w, z}")
    lines += [*columns, "", "@DATA"]
    for row, k in zip(X, y, strict=True):
        values = [repr(float(row[j])) for j in order]
        values.insert(0 if label_first else 16, classes[k].lower())
        lines.append(",".join(values))
    body = "\n".join(lines).encode() + b"\n"
    entry = {"url": f"https://www.openml.org{ARFF_PATH}", "md5_checksum": md5(body), "format": "ARFF"}
    server.files["/api/v1/json/data/42468"] = json.dumps({"data_set_description": entry}).encode()
    server.files[ARFF_PATH] = body
    return X, y


def serve_zenodo(server):
    """Two files of thirty jets in a tar archive, with columns that are not asked for and the labels at the end."""
    X, y, features, _ = jets(60, np.random.default_rng(1))
    packed = io.BytesIO()
    names = ["j_pt", *(f"j_{name}" for name in features), "j_mass", "j_g", "j_q", "j_w", "j_z", "j_t", "j_undef"]
    with tarfile.open(fileobj=packed, mode="w:gz") as archive:
        for part in range(2):
            rows = slice(30 * part, 30 * part + 30)
            table = np.zeros((30, len(names)), np.float32)
            table[:, 1:17] = X[rows]
            table[np.arange(30), 18 + y[rows]] = 1
            content = io.BytesIO()
            with h5py.File(content, "w") as file:
                file["jets"] = table
                file["jetFeatureNames"] = np.array([name.encode() for name in names])
            member = tarfile.TarInfo(f"val/jetImage_7_150p_{part}.h5")
            member.size = len(content.getvalue())
            archive.addfile(member, io.BytesIO(content.getvalue()))
        escape = tarfile.TarInfo("../../escaped.txt")
        archive.addfile(escape, io.BytesIO())
    body = packed.getvalue()
    link = {"self": f"https://zenodo.org{TAR_PATH}"}
    entry = {"key": "hls4ml_LHCjet_150p_val.tar.gz", "size": len(body), "checksum": f"md5:{md5(body)}", "links": link}
    server.files["/api/records/3602260"] = json.dumps({"files": [entry]}).encode()
    server.files[TAR_PATH] = body
    return X, y


@pytest.mark.parametrize("label_first", [False, True])
def test_openml_jets_come_with_our_features_and_our_order_of_classes(server, tmp_path, label_first):
    X, y = serve_openml(server, label_first)
    got, labels, features, classes = load_jets("openml", cache=tmp_path, mirror=server.address)
    np.testing.assert_allclose(got, X)
    np.testing.assert_array_equal(labels, y)
    assert features[14] == "mass_mmdt"
    assert classes == ("g", "q", "W", "Z", "t")


def test_zenodo_jets_come_in_the_same_form(server, tmp_path):
    X, y = serve_zenodo(server)
    got, labels, _, classes = load_jets("zenodo", cache=tmp_path / "in" / "here", mirror=server.address)
    np.testing.assert_allclose(got, X, rtol=1e-6)
    np.testing.assert_array_equal(labels, y)
    assert classes == ("g", "q", "W", "Z", "t")
    assert not list(tmp_path.rglob("escaped.txt"))


@pytest.mark.parametrize(("source", "serve"), [("openml", serve_openml), ("zenodo", serve_zenodo)])
def test_what_was_loaded_once_needs_no_network(server, tmp_path, source, serve):
    serve(server)
    first = load_jets(source, cache=tmp_path, mirror=server.address)
    asked = len(server.requests)
    again = load_jets(source, cache=tmp_path, mirror=server.address)
    assert len(server.requests) == asked
    np.testing.assert_array_equal(first[0], again[0])
    assert not list(tmp_path.glob("*.part"))


def test_some_jets_are_a_choice_of_the_rng_without_repetition(server, tmp_path):
    X, _ = serve_openml(server)
    options = {"cache": tmp_path, "mirror": server.address}
    got, y, _, _ = load_jets("openml", m=40, rng=np.random.default_rng(3), **options)
    again = load_jets("openml", m=40, rng=np.random.default_rng(3), columns=True, **options)
    np.testing.assert_array_equal(got, again[0].T)
    np.testing.assert_array_equal(y, again[1])
    assert len({tuple(row) for row in got}) == 40
    assert {tuple(row) for row in got} <= {tuple(row) for row in X}
    with pytest.raises(Problem, match="has 60 jets, fewer than the 61 asked for"):
        load_jets("openml", m=61, rng=np.random.default_rng(3), **options)


def test_the_generator_is_a_source_as_the_others():
    X, y, _, _ = load_jets("generator", m=10, rng=np.random.default_rng(0))
    np.testing.assert_array_equal(X, jets(10, np.random.default_rng(0))[0])
    np.testing.assert_array_equal(y, jets(10, np.random.default_rng(0))[1])


def test_without_a_network_one_line_names_the_generator_and_nothing_is_swapped(server, tmp_path):
    server.close()
    with pytest.raises(Problem) as caught:
        load_jets("openml", cache=tmp_path, mirror=server.address)
    message = str(caught.value)
    assert "\n" not in message
    assert "Connection refused" in message
    assert 'without a network use load_jets(source="generator", m=..., rng=...)' in message


def test_a_broken_line_is_mended_where_it_broke(server, tmp_path):
    X, _ = serve_openml(server)
    fetch(server.address + "/api/v1/json/data/42468", tmp_path / "openml_42468.json", "")
    server.break_after = 5000
    got, _, _, _ = load_jets("openml", cache=tmp_path, mirror=server.address)
    np.testing.assert_allclose(got, X)
    assert server.requests[1:] == [(ARFF_PATH, None), (ARFF_PATH, "bytes=5000-")]


def test_a_later_call_goes_on_where_an_interrupted_one_stopped(server, tmp_path):
    body = bytes(range(256)) * 40
    server.files["/file"] = body
    (tmp_path / "file.part").write_bytes(body[:3000])
    path = fetch(server.address + "/file", tmp_path / "file", "", f"md5:{md5(body)}")
    assert path.read_bytes() == body
    assert server.requests == [("/file", "bytes=3000-")]


def test_a_server_that_does_not_resume_sends_everything_again(server, tmp_path):
    body = b"0123456789" * 100
    server.files["/file"], server.resumes = body, False
    (tmp_path / "file.part").write_bytes(body[:300])
    assert fetch(server.address + "/file", tmp_path / "file", "", f"md5:{md5(body)}").read_bytes() == body


@pytest.mark.parametrize("size", [None, 1000])
def test_a_part_that_is_whole_already_is_only_checked(server, tmp_path, size):
    body = b"0123456789" * 100
    server.files["/file"] = body
    (tmp_path / "file.part").write_bytes(body)
    assert fetch(server.address + "/file", tmp_path / "file", "", f"md5:{md5(body)}", size).read_bytes() == body
    assert len(server.requests) == (1 if size is None else 0)


def test_a_part_of_something_else_is_thrown_away(server, tmp_path):
    body = b"0123456789" * 100
    server.files["/file"] = body
    (tmp_path / "file.part").write_bytes(b"x" * 300)
    assert fetch(server.address + "/file", tmp_path / "file", "", f"md5:{md5(body)}").read_bytes() == body


def test_a_file_with_a_wrong_checksum_never_gets_its_name(server, tmp_path):
    server.files["/file"] = b"damaged"
    with pytest.raises(Problem, match="its checksum is wrong"):
        fetch(server.address + "/file", tmp_path / "file", "use something else", f"md5:{md5(b'sound')}")
    assert list(tmp_path.iterdir()) == []


def test_what_keeps_breaking_stays_for_the_next_call(server, tmp_path, monkeypatch):
    server.files["/file"] = b"0123456789" * 100
    answer = server.answer

    def breaks(handler):
        server.break_after = 100
        answer(handler)

    monkeypatch.setattr(server, "answer", breaks)
    with pytest.raises(Problem, match=r"broke after 300 of 1,000 bytes; what was loaded is kept"):
        fetch(server.address + "/file", tmp_path / "file", "", f"md5:{md5(server.files['/file'])}")
    assert (tmp_path / "file.part").stat().st_size == 300


@pytest.mark.parametrize(("status", "words"), [(200, "the server answers 404"), (503, "the server answers 503")])
def test_an_answer_that_is_no_file_is_said(server, tmp_path, status, words):
    server.status = status
    server.files = {} if status == 200 else {"/file": b"x"}
    with pytest.raises(Problem, match=words):
        fetch(server.address + "/file", tmp_path / "file", "")


def test_a_login_page_is_no_description(server, tmp_path):
    server.files["/api/v1/json/data/42468"] = b"<html>Please log in</html>"
    with pytest.raises(Problem, match="a page instead of a description"):
        load_jets("openml", cache=tmp_path, mirror=server.address)
    assert list(tmp_path.iterdir()) == []


def test_an_unknown_class_is_refused_by_name(server, tmp_path):
    serve_openml(server)
    body = server.files[ARFF_PATH].replace(b",w\n", b",higgs\n")
    entry = {"url": f"https://www.openml.org{ARFF_PATH}", "md5_checksum": md5(body)}
    server.files |= {ARFF_PATH: body, "/api/v1/json/data/42468": json.dumps({"data_set_description": entry}).encode()}
    with pytest.raises(Problem, match="of a class 'higgs', which is none of g, q, W, Z, t"):
        load_jets("openml", cache=tmp_path, mirror=server.address)


def test_progress_is_one_line_on_stderr_with_amount_and_share(server, tmp_path, capsys):
    server.files["/file"] = b"x" * 2_000_000
    fetch(server.address + "/file", tmp_path / "file", "", bar=True)
    captured = capsys.readouterr()
    assert captured.out == ""
    assert captured.err.count("\n") == 1
    assert "2.0 MB of 2.0 [####################] 100 %" in captured.err
    fetch(server.address + "/file", tmp_path / "other", "", bar=False)
    assert capsys.readouterr().err == ""


def test_zenodo_without_h5py_names_what_to_install(server, tmp_path, monkeypatch):
    serve_zenodo(server)
    monkeypatch.setitem(sys.modules, "h5py", None)
    with pytest.raises(Problem, match="pip install h5py"):
        load_jets("zenodo", cache=tmp_path, mirror=server.address)
    assert server.requests == []


@pytest.mark.parametrize(
    ("options", "words"),
    [
        ({"source": "kaggle"}, 'no source "kaggle"'),
        ({"source": "generator", "m": 5}, "give it rng="),
        ({"source": "openml", "m": 5}, "give it rng="),
        ({"source": "generator", "rng": np.random.default_rng(0)}, "give it m="),
        ({"source": "zenodo", "split": "test"}, 'no split "test"'),
    ],
)
def test_a_wrong_call_is_one_clear_line(options, words, tmp_path):
    with pytest.raises(Problem, match=words):
        load_jets(cache=tmp_path, **options)


def test_the_cache_can_be_moved_by_the_environment(server, tmp_path, monkeypatch):
    serve_openml(server)
    monkeypatch.setenv("AUTOGRADER_CACHE", str(tmp_path / "elsewhere"))
    load_jets("openml", mirror=server.address)
    assert (tmp_path / "elsewhere" / "openml_42468.arff").exists()


def test_a_cache_that_cannot_be_made_is_said(tmp_path):
    (tmp_path / "file").write_text("")
    with pytest.raises(Problem, match="set AUTOGRADER_CACHE to a folder of yours"):
        load_jets("openml", cache=tmp_path / "file" / "cache")
