"""Inputs and outputs as they are met with: odd names, many names of one file, files that change, ends at any moment."""

from __future__ import annotations

import importlib.util
import json
import os
import signal
import socket
import sqlite3
import subprocess
import sys
import time
import zipfile
from collections.abc import Callable
from pathlib import Path

import psutil
import pytest

from claimx import stored
from claimx.batch import Planning, Request, Watch, files, run
from claimx.errors import BatchError
from claimx.records import ErrorKind
from tests.batch import runs

# Names that are no UTF-8 can be made where names are bytes, which is not everywhere.
linux = pytest.mark.skipif(sys.platform != "linux", reason="of Linux")
# Takes a worker many seconds.
LONG = "\n\n".join(runs.statement(n) for n in range(15_000))


def after_planning(do: Callable[[], object]) -> Watch:
    """Does something between the plan of a run and its work."""

    def planned(planning: Planning) -> None:
        do()

    return Watch(planned=planned)


def names(folder: Path) -> list[str]:
    return [Path(str(document.document.path)).name for document in stored.documents(folder)]


@linux
def test_names_that_no_encoding_can_write(tmp_path: Path) -> None:
    source = tmp_path / "in"
    source.mkdir()
    for name in (b"a\xff.txt", b"b\nc \"'*?[.txt"):
        Path(os.fsdecode(os.fsencode(source) + b"/" + name)).write_text(runs.statement(1), "utf-8")
    with zipfile.ZipFile(source / "d.zip", "w") as archive:
        archive.writestr("x\udc80.txt".encode("utf-8", "surrogatepass").decode("utf-8", "replace"), runs.statement(2))
    code, _, err = runs.batch(source, tmp_path / "out", "-n", 1)
    assert code == 0, err
    assert [name[0] for name in names(tmp_path / "out")] == ["a", "b", "x"]
    assert "3 to do, 0 done" not in runs.batch(source, tmp_path / "out", "-n", 1)[2]


def test_a_file_of_several_names_is_read_once(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    runs.texts(tmp_path / "in", range(2))
    monkeypatch.chdir(tmp_path)
    (tmp_path / "in" / "round").symlink_to(".")
    (tmp_path / "in" / "again.txt").symlink_to("00001.txt")
    found = files(["in", tmp_path / "in", "in/../in/00000.txt", "in/**/*.txt", "./in/*"])
    assert found.paths == ("in/00000.txt", "in/00001.txt")


def test_a_link_that_leads_nowhere_is_no_document_lost_in_silence(tmp_path: Path) -> None:
    runs.texts(tmp_path / "in", range(1))
    (tmp_path / "in" / "gone.txt").symlink_to("nowhere.txt")
    assert [Path(path).name for path in files([tmp_path / "in"]).paths] == ["00000.txt", "gone.txt"]


def test_what_a_run_writes_or_is_told_is_no_statement(tmp_path: Path) -> None:
    runs.texts(tmp_path / "in", range(2))
    known, earlier, out = tmp_path / "in" / "known.csv", tmp_path / "in" / "earlier", tmp_path / "in" / "out"
    known.write_text("path,date\n", "utf-8")
    for folder in (earlier, out):
        (folder / ".claimx" / "shards").mkdir(parents=True)
        (folder / "claims.jsonl").write_text('{"text": "Kent Police has 40 officers."}\n', "utf-8")
    wanted = [(tmp_path / "in" / name).as_posix() for name in ("00000.txt", "00001.txt")]
    for given in ([tmp_path / "in"], [f"{tmp_path}/in/*"], [f"{tmp_path}/in/**"], [tmp_path / "in", out, known]):
        assert list(files(given, but=[out, known]).paths) == wanted
    (_, held) = files([tmp_path / "in"], but=[out, known]).folders[0]
    assert held.runs == (earlier,)
    with pytest.raises(BatchError, match="folder of a run"):
        files([tmp_path / "in", earlier], but=[out])
    with pytest.raises(BatchError, match="nothing is left"):
        files([out], but=[out])


def test_output_before_input_is_refused(tmp_path: Path) -> None:
    runs.texts(tmp_path / "in", range(1))
    out = tmp_path / "out"
    runs.batch(tmp_path / "in", out, "-n", 1)
    before = sorted(tmp_path.rglob("*"))
    for given in ((out, tmp_path / "in"), (out, tmp_path / "new"), (out, out)):
        for more in ((), ("--dry-run",)):
            code, printed, err = runs.batch(*given, "-n", 1, *more)
            assert (code, printed) == (1, "")
            assert "OUTPUT" in err
    assert sorted(tmp_path.rglob("*")) == before


@pytest.mark.parametrize("place", ["file", "others"])
def test_a_dry_run_refuses_what_a_run_refuses(place: str, tmp_path: Path) -> None:
    runs.texts(tmp_path / "in", range(1))
    runs.texts(tmp_path / "out", range(1))
    out = tmp_path / "out" / "00000.txt" if place == "file" else tmp_path / "out"
    code, printed, err = runs.batch(tmp_path / "in", out, "--dry-run")
    assert code != 0
    assert printed == ""
    assert out.name in err


def test_stdin_is_refused(tmp_path: Path) -> None:
    code, _, err = runs.batch("-", tmp_path / "out", "-n", 1)
    assert code == 2
    assert "claimx extract -" in err
    assert not (tmp_path / "out").exists()


def test_nothing_to_read_is_an_error_and_all_files_are_there(tmp_path: Path) -> None:
    (tmp_path / "empty").mkdir()
    code, _, _ = runs.batch(tmp_path / "empty", tmp_path / "*.zzz", tmp_path / "out", "-n", 1)
    assert code == 1
    errors = list(stored.errors(tmp_path / "out"))
    assert [Path(error.path).name for error in errors] == ["*.zzz", "empty"]
    assert "no file of a format" in errors[1].message
    assert runs.output(tmp_path / "out")["claims.jsonl"] == b""
    runs.texts(tmp_path / "in", range(1))
    runs.batch(tmp_path / "in", tmp_path / "out", "-n", 1)
    assert runs.output(tmp_path / "out")["errors.jsonl"] == b""


def test_less_memory_than_a_worker_needs_at_all_is_told(tmp_path: Path) -> None:
    runs.texts(tmp_path / "in", range(1))
    code, _, err = runs.batch(tmp_path / "in", tmp_path / "out", "-n", 1, "--max-memory", 20)
    assert code == 1
    assert "raise --max-memory" in err
    assert "Traceback" not in err


def test_starting_a_process_is_not_the_documents_time(tmp_path: Path) -> None:
    runs.table(tmp_path / "rows.csv", range(3))
    code, _, err = runs.batch(tmp_path / "rows.csv", tmp_path / "out", "-n", 1, "--timeout", 0.4)
    assert code == 0, err


def test_a_file_that_comes_back_as_it_was_is_done(tmp_path: Path) -> None:
    runs.texts(tmp_path / "in", range(3))
    out, away = tmp_path / "out", tmp_path / "away.txt"
    there = tmp_path / "in" / "00001.txt"
    request = Request(files([tmp_path / "in"]), out)
    assert run(request, after_planning(lambda: there.rename(away))).errors == 1
    away.rename(there)
    assert run(request).errors == 0
    assert names(out) == ["00000.txt", "00001.txt", "00002.txt"]


def test_a_table_that_changes_after_planning_is_made_good_by_the_next_run(tmp_path: Path) -> None:
    table, out = tmp_path / "rows.csv", tmp_path / "out"
    runs.table(table, range(6))
    request = Request(files([table]), out)

    def change() -> None:
        runs.table(table, [0, 1, 7, 3, 4, 5, 8])

    first = run(request, after_planning(change))
    assert (first.documents, first.errors) == (6, 4)
    assert all("changed during the run" in error.message for error in stored.errors(out))
    assert run(request).errors == 0
    run(Request(files([table]), tmp_path / "anew"))
    assert runs.output(out) == runs.output(tmp_path / "anew")


def test_same_rows_and_same_names_are_documents_each(tmp_path: Path) -> None:
    row = json.dumps({"id": "s1", "text": runs.statement(1)})
    (tmp_path / "rows.jsonl").write_text(f"{row}\n{row}\n", "utf-8")
    with zipfile.ZipFile(tmp_path / "twice.zip", "w") as archive, pytest.warns(UserWarning, match="Duplicate"):
        archive.writestr("a.txt", runs.statement(1))
        archive.writestr("a.txt", runs.statement(2))
    summary = run(Request(files([tmp_path / "rows.jsonl", tmp_path / "twice.zip"]), tmp_path / "out"))
    assert (summary.documents, summary.errors) == (4, 0)


def test_the_summary_takes_its_name_last(tmp_path: Path) -> None:
    runs.texts(tmp_path / "in", range(1))
    out = tmp_path / "out"
    run(Request(files([tmp_path / "in"]), out))
    before = runs.output(out)["summary.json"]
    (out / "claims.jsonl").unlink()
    (out / "claims.jsonl" / "in the way").mkdir(parents=True)
    runs.texts(tmp_path / "in", range(2))
    with pytest.raises(OSError, match=r"claims\.jsonl"):
        run(Request(files([tmp_path / "in"]), out))
    assert (out / "summary.json").read_bytes() == before
    assert not list(out.glob("*.part"))


def test_a_dry_run_beside_a_run_is_told(inputs: Path, tmp_path: Path) -> None:
    first = runs.start(inputs, tmp_path / "out", "-n", 1)
    try:
        while not (tmp_path / "out" / ".claimx" / "ledger.sqlite").exists():
            assert first.poll() is None
        code, _, err = runs.batch(inputs, tmp_path / "out", "--dry-run")
        assert code == 1
        assert "another run" in err
    finally:
        first.kill()
        first.communicate()


def test_a_dry_run_after_a_kill_in_the_middle_of_a_note(tmp_path: Path) -> None:
    runs.texts(tmp_path / "in", range(2))
    runs.batch(tmp_path / "in", tmp_path / "out", "-n", 1)
    ledger = tmp_path / "out" / ".claimx" / "ledger.sqlite"
    killed = """
import os, sqlite3, sys
base = sqlite3.connect(sys.argv[1], isolation_level=None)
base.execute("PRAGMA cache_size = 2")
base.execute("BEGIN IMMEDIATE")
base.execute("DELETE FROM done")
for n in range(3000):
    base.execute("INSERT INTO done VALUES (?, 's', 0, 0, 0, 0, 0)", (str(n) * 20,))
os._exit(1)
"""
    subprocess.run([sys.executable, "-c", killed, str(ledger)], check=False)
    assert ledger.with_name("ledger.sqlite-journal").stat().st_size
    code, printed, err = runs.batch(tmp_path / "in", tmp_path / "out", "--dry-run")
    assert (code, printed) == (0, "2 documents in 2 files: 0 to do, 2 done already, 0 cannot be read\n"), err


def test_a_dry_run_over_a_damaged_ledger_or_a_lost_shard_says_so(tmp_path: Path) -> None:
    runs.texts(tmp_path / "in", range(2))
    out = tmp_path / "out"
    runs.batch(tmp_path / "in", out, "-n", 1)
    for shard in (out / ".claimx" / "shards").iterdir():
        shard.unlink()
    assert "2 to do, 0 done" in runs.batch(tmp_path / "in", out, "--dry-run")[1]
    (out / ".claimx" / "ledger.sqlite").write_bytes(b"no database at all, but long enough to be read as one" * 20)
    code, _, err = runs.batch(tmp_path / "in", out, "--dry-run")
    assert code == 1
    assert "is damaged" in err


def test_a_run_begun_anew_keeps_the_lock(tmp_path: Path) -> None:
    runs.texts(tmp_path / "in", range(2))
    out = tmp_path / "out"
    runs.batch(tmp_path / "in", out, "-n", 1)
    with sqlite3.connect(out / ".claimx" / "ledger.sqlite") as held:
        held.execute("BEGIN EXCLUSIVE")
        shards = list((out / ".claimx" / "shards").iterdir())
        assert runs.batch(tmp_path / "in", out, "-n", 1, "--no-resume")[0] == 1
        assert list((out / ".claimx" / "shards").iterdir()) == shards


def long_run(folder: Path, *more: object) -> tuple[subprocess.Popen[str], list[psutil.Process]]:
    """A run that is at work on a document that takes long, and its workers."""
    (folder / "in").mkdir()
    (folder / "in" / "long.txt").write_text(LONG, "utf-8")
    process = runs.start(folder / "in", folder / "out", "-n", 1, *more)
    while not list((folder / "out").glob(".claimx/shards/*.part")):
        assert process.poll() is None
        time.sleep(0.05)
    workers = psutil.Process(process.pid).children(recursive=True)
    while not any(worker.cpu_times().user > 4 for worker in workers):
        assert process.poll() is None
        time.sleep(0.1)
        workers = psutil.Process(process.pid).children(recursive=True)
    return process, workers


def test_no_worker_outlives_its_run(tmp_path: Path) -> None:
    process, workers = long_run(tmp_path)
    assert workers
    process.kill()
    process.communicate()
    assert psutil.wait_procs(workers, timeout=5)[1] == []


def test_a_second_interrupt_stops_at_once(tmp_path: Path) -> None:
    process, workers = long_run(tmp_path)
    process.send_signal(signal.SIGINT)
    time.sleep(1)
    assert process.poll() is None
    process.send_signal(signal.SIGINT)
    _, err = process.communicate(timeout=10)
    assert process.returncode == 130
    assert "Traceback" not in err
    assert psutil.wait_procs(workers, timeout=5)[1] == []


def test_too_long_says_how_to_have_it_tried_again(tmp_path: Path) -> None:
    (tmp_path / "long.txt").write_text(LONG, "utf-8")
    runs.batch(tmp_path / "long.txt", tmp_path / "out", "-n", 1, "--timeout", 1)
    (error,) = stored.errors(tmp_path / "out")
    assert error.kind is ErrorKind.TIMEOUT
    assert "--timeout" in str(error.remedy)
    assert "--retry" in str(error.remedy)


@pytest.mark.skipif(importlib.util.find_spec("ray") is None, reason="Ray is not installed")
def test_an_address_where_nobody_answers_is_told_before_anything_is_done(tmp_path: Path) -> None:
    runs.texts(tmp_path / "in", range(1))
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        address = f"127.0.0.1:{taken.getsockname()[1]}"
        code, _, err = runs.batch(tmp_path / "in", tmp_path / "out", "--engine", "ray", "--address", address)
    assert code == 1
    assert address in err
    assert "check --address" in err
    assert not (tmp_path / "out").exists()
