"""The real jets behind the generator: the hls4ml sets of OpenML and Zenodo, in the same form and order as `jets`."""

import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import numpy as np

from autograder.data.download import cache_folder, fetch
from autograder.data.jet_classes import JET_CLASSES, JET_FEATURES, jets
from autograder.errors import Problem

_OPENML = "https://www.openml.org/api/v1/json/data/42468"
_ZENODO = "https://zenodo.org/api/records/3602260"
_INSTEAD = 'without a network use load_jets(source="generator", m=..., rng=...)'

Jets = tuple[np.ndarray, np.ndarray, tuple[str, ...], tuple[str, ...]]


def load_jets(
    source: str = "generator",
    m: int | None = None,
    rng: np.random.Generator | None = None,
    columns: bool = False,
    split: str = "val",
    cache: str | Path | None = None,
    mirror: str | None = None,
) -> Jets:
    """Jets as `jets` returns them: X (m, 16), y (m,) ints, names of the features and of the classes g, q, W, Z, t.

    source "generator" makes `m` jets with `rng`. "openml" loads the set 42468 (hls4ml_lhc_jets_hlf, 830,000 simulated
    jets), "zenodo" the record 3602260 (needs h5py; `split` "val" is about 1.1 GB, "train" 2.7 GB), once; they then stay
    in the cache. Labels are matched by name: OpenML sorts g, q, t, w, z, and whoever takes its order takes tops for Ws.
    With `m` a random choice of the jets made by `rng`, without it all of them. `mirror` is the address of a server of
    your own that has the same paths. Where nothing can be loaded an error says so; data are never swapped.
    """
    if source not in ("generator", "openml", "zenodo"):
        raise Problem(f'there is no source "{source}": it is "generator", "openml" or "zenodo"')
    if (m is not None or source == "generator") and rng is None:
        raise Problem("load_jets draws at random: give it rng=np.random.default_rng(seed)")
    if source == "generator":
        if m is None:
            raise Problem("the generator makes as many jets as you like: give it m=20_000")
        return jets(m, rng, columns=columns)

    folder = cache_folder(cache)
    if source == "openml":
        X, y = _kept(folder / "openml_42468.npz", lambda: _openml(folder, mirror))
    else:
        if split not in ("val", "train"):
            raise Problem(f'there is no split "{split}": it is "val" or "train"')
        X, y = _kept(folder / f"zenodo_3602260_{split}.npz", lambda: _zenodo(folder, mirror, split))
    if m is not None:
        if m > len(y):
            raise Problem(f"{source} has {len(y)} jets, fewer than the {m} asked for: leave m out to get all")
        chosen = rng.choice(len(y), m, replace=False)
        X, y = X[chosen], y[chosen]
    return np.ascontiguousarray(X.T) if columns else X, y, JET_FEATURES, JET_CLASSES


def _kept(path: Path, make: Callable[[], tuple[np.ndarray, np.ndarray]]) -> tuple[np.ndarray, np.ndarray]:
    """The arrays of `path`, made once: reading the text or the archive again would take minutes."""
    if not path.exists():
        X, y = make()
        part = path.with_name(path.name + ".part")
        with part.open("wb") as file:
            np.savez(file, X=X, y=y)
        part.replace(path)
    with np.load(path) as arrays:
        return arrays["X"], arrays["y"]


def _openml(folder: Path, mirror: str | None) -> tuple[np.ndarray, np.ndarray]:
    description = _description(_OPENML, folder / "openml_42468.json", mirror)
    try:
        entry = description["data_set_description"]
        url, md5 = entry["url"], entry["md5_checksum"]
    except (KeyError, TypeError):
        raise Problem(f"OpenML describes the set 42468 in a way that this version doesn't know: {_INSTEAD}") from None
    path = fetch(_at(url, mirror), folder / "openml_42468.arff", _INSTEAD, f"md5:{md5}")
    return read_arff(path)


def _zenodo(folder: Path, mirror: str | None, split: str) -> tuple[np.ndarray, np.ndarray]:
    try:
        import h5py  # noqa: F401
    except ImportError:
        raise Problem('Zenodo\'s files are HDF5: pip install h5py, or use source="openml" or "generator"') from None
    record = _description(_ZENODO, folder / "zenodo_3602260.json", mirror)
    try:
        entry = next(file for file in record["files"] if file["key"].endswith(f"_{split}.tar.gz"))
        url, checksum, size = entry["links"]["self"], entry["checksum"], int(entry["size"])
    except (KeyError, TypeError, StopIteration):
        raise Problem(
            f"Zenodo describes the record 3602260 in a way that this version doesn't know: {_INSTEAD}"
        ) from None
    path = fetch(_at(url, mirror), folder / entry["key"].rpartition("/")[2], _INSTEAD, checksum, size)
    parts = list(read_tar_of_hdf5(path))
    if not parts:
        raise Problem(f"{path} holds no jets: delete it and load it again")
    tables, labels = (np.concatenate(arrays) for arrays in zip(*parts, strict=True))
    return tables, labels


def _description(url: str, path: Path, mirror: str | None) -> dict:
    import json

    fetch(_at(url, mirror), path, _INSTEAD, bar=False)
    try:
        return json.loads(path.read_text("utf-8"))
    except ValueError:
        path.unlink()
        raise Problem(
            f"{url} answers with a page instead of a description (a network's login page?): {_INSTEAD}"
        ) from None


def _at(url: str, mirror: str | None) -> str:
    """`url` on the server that is to be asked."""
    from urllib.parse import urlsplit

    if mirror is None:
        return url
    parts = urlsplit(url)
    return mirror.rstrip("/") + parts.path + (f"?{parts.query}" if parts.query else "")


def read_arff(path: Path) -> tuple[np.ndarray, np.ndarray]:
    """X (m, 16) and y (m,) of OpenML's text: attributes and labels by their names, whatever their order."""
    names = []
    with path.open(encoding="utf-8") as file:
        for line in file:
            words = line.split(None, 2)
            if words and words[0].lower() == "@attribute":
                names.append(words[1].strip("'\""))
            elif words and words[0].lower() == "@data":
                break
        else:
            raise Problem(f"{path} is no ARFF file: delete it and load it again")
        features = _columns(names, path)
        label = [k for k in range(len(names)) if k not in features]
        if len(label) != 1:
            raise Problem(f"{path} has {len(label)} columns besides the sixteen features, not one: is it another set?")
        kinds = [(f"c{k}", "U16" if k == label[0] else np.float64) for k in range(len(names))]
        try:
            table = np.loadtxt(file, dtype=kinds, delimiter=",", comments="%", ndmin=1)
        except ValueError as error:
            raise Problem(f"{path} can't be read ({error}): delete it and load it again") from None
    X = np.stack([table[f"c{k}"] for k in features], axis=1)
    seen, index = np.unique(table[f"c{label[0]}"], return_inverse=True)
    known = {name.lower(): k for k, name in enumerate(JET_CLASSES)}
    labels = [name.strip().strip("'\"").lower() for name in seen]
    strange = [name for name in labels if name not in known]
    if strange:
        raise Problem(f"{path} has jets of a class {strange[0]!r}, which is none of {', '.join(JET_CLASSES)}")
    return X, np.array([known[name] for name in labels], np.int64)[index]


def read_tar_of_hdf5(path: Path) -> Iterator[tuple[np.ndarray, np.ndarray]]:
    """X and y of every HDF5 file in Zenodo's archive: columns and labels by their names, whatever their order."""
    import shutil
    import tarfile
    import tempfile

    import h5py

    with tarfile.open(path, "r:*") as archive:
        for member in archive:
            if not member.isfile() or not member.name.endswith(".h5"):
                continue
            with tempfile.TemporaryFile(dir=path.parent) as file:
                shutil.copyfileobj(archive.extractfile(member), file)
                with h5py.File(file, "r") as content:
                    names = [
                        name.decode() if isinstance(name, bytes) else str(name)
                        for name in content["jetFeatureNames"][:]
                    ]
                    table = content["jets"][:]
            X = table[:, _columns(names, path)].astype(np.float64)
            try:
                one_hot = table[:, [names.index(f"j_{name.lower()}") for name in JET_CLASSES]]
            except ValueError:
                raise Problem(f"{path} has no label columns j_g, j_q, j_w, j_z, j_t: is it another set?") from None
            labelled = one_hot.sum(axis=1) == 1
            if not labelled.all():
                print(f"{member.name}: {np.sum(~labelled)} jets without a class are left out", file=sys.stderr)
            yield X[labelled], one_hot[labelled].argmax(axis=1)


def _columns(names: list[str], path: Path) -> list[int]:
    plain = [name.lower().removeprefix("j_") for name in names]
    missing = [name for name in JET_FEATURES if name not in plain]
    if missing:
        raise Problem(f"{path} has no column {missing[0]}: is it another set?")
    return [plain.index(name) for name in JET_FEATURES]
