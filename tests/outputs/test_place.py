"""What stood where an output goes stays until the output is whole."""

from __future__ import annotations

import json
import resource
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from claimx import stored
from claimx.errors import OutputError
from claimx.outputs import Format
from claimx.outputs.writing import write
from claimx.records import AnyRecord, Claim
from tests.outputs.build import claim

TARGETS = [(f"out{form.facts.endings[0]}", form) for form in Format if form.facts.endings] + [
    ("run", Format.JSONL),
    ("parquet", Format.PARQUET),
]
IDS = [f"{form}-{name}" for name, form in TARGETS]


def breaking(error: BaseException) -> Iterator[AnyRecord]:
    for number in range(50):
        yield claim(number=number)
    raise error


def contents(path: Path) -> dict[str, bytes]:
    files = sorted(path.rglob("*")) if path.is_dir() else [path]
    return {str(file): file.read_bytes() for file in files if file.is_file()}


def names(folder: Path) -> list[str]:
    return sorted(one.name for one in folder.iterdir())


@pytest.mark.parametrize(("name", "form"), TARGETS, ids=IDS)
@pytest.mark.parametrize("error", [KeyboardInterrupt(), OSError(28, "No space left on device")], ids=["ctrl-c", "full"])
def test_what_breaks_off_leaves_the_old(name: str, form: Format, error: BaseException, tmp_path: Path) -> None:
    path = tmp_path / name
    write([claim()], form, path)
    before, beside = contents(path), names(tmp_path)
    with pytest.raises(type(error)):
        write(breaking(error), form, path)
    assert contents(path) == before
    assert names(tmp_path) == beside


@pytest.mark.parametrize(("name", "form"), TARGETS, ids=IDS)
def test_what_is_whole_takes_the_place_of_the_old(name: str, form: Format, tmp_path: Path) -> None:
    path = tmp_path / name
    write([claim(number=n) for n in range(30)], form, path)
    before, beside = contents(path), names(tmp_path)
    write([claim("Another one.")], form, path)
    assert contents(path) != before
    assert names(tmp_path) == beside


LIMITED = """
import json, resource, signal, sys
from pathlib import Path
from claimx.outputs import Format
from claimx.outputs.writing import write
from tests.outputs.build import claim
claims = [claim("".join(chr(65 + (n * k * k) % 5000) for k in range(900)), number=n) for n in range(400)]
signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
resource.setrlimit(resource.RLIMIT_FSIZE, (60_000, 60_000))
told = {}
for name, form in json.loads(sys.argv[2]):
    try:
        write(claims, Format(form), Path(sys.argv[1], name))
    except OSError as error:
        told[name] = error.strerror or str(error)
print(json.dumps(told))
"""


@pytest.mark.skipif(not hasattr(resource, "RLIMIT_FSIZE"), reason="needs a limit on the size of files")
def test_no_room_is_an_error_of_the_system_and_leaves_the_old(tmp_path: Path, root: Path) -> None:
    for name, form in TARGETS:
        write([claim()], form, tmp_path / name)
    before, beside = contents(tmp_path), names(tmp_path)
    command = [sys.executable, "-c", LIMITED, str(tmp_path), json.dumps(TARGETS)]
    done = subprocess.run(command, cwd=root, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr[-2_000:]
    told = json.loads(done.stdout)
    assert set(told) == {name for name, _ in TARGETS}
    assert all(told.values())
    assert contents(tmp_path) == before
    assert names(tmp_path) == beside


def test_a_folder_with_other_things_is_not_replaced(claims: list[Claim], tmp_path: Path) -> None:
    (tmp_path / "mine").mkdir()
    (tmp_path / "mine" / "letter.txt").write_text("Dear Sir", "utf-8")
    for form in (Format.JSONL, Format.PARQUET):
        with pytest.raises(OutputError, match=r"letter\.txt"):
            write(claims, form, tmp_path / "mine")
    assert (tmp_path / "mine" / "letter.txt").read_text("utf-8") == "Dear Sir"
    with pytest.raises(OutputError, match="is one file"):
        write(claims, Format.CSV, tmp_path / "mine")


def test_a_folder_named_claims_with_letters_in_it_is_not_replaced(claims: list[Claim], tmp_path: Path) -> None:
    (tmp_path / "mine" / "claims").mkdir(parents=True)
    (tmp_path / "mine" / "claims" / "letter.txt").write_text("Dear Sir", "utf-8")
    with pytest.raises(OutputError, match="claims"):
        write(claims, Format.PARQUET, tmp_path / "mine", {"partition_by": ("type",)})
    (tmp_path / "mine" / "claims" / "letter.txt").unlink()
    for _ in range(2):
        write(claims, Format.PARQUET, tmp_path / "mine", {"partition_by": ("type",)})
    assert len(list(stored.claims(tmp_path / "mine"))) == len(claims)


def test_a_name_without_an_ending_is_a_folder_only_where_the_format_has_one(
    claims: list[Claim], tmp_path: Path
) -> None:
    for form in Format:
        write(claims, form, tmp_path / form)
        assert (tmp_path / form).is_dir() is bool(form.facts.folder)


def test_what_sqlite_left_of_the_old_is_not_taken_for_the_new(claims: list[Claim], tmp_path: Path) -> None:
    path = tmp_path / "a.sqlite"
    write(claims[:1], Format.SQLITE, path)
    for ending in ("-journal", "-wal", "-shm"):
        (tmp_path / f"a.sqlite{ending}").write_bytes(b"left by a crash")
    write(claims, Format.SQLITE, path)
    assert list(stored.claims(path)) == claims
    assert names(tmp_path) == ["a.metadata.yml", "a.sqlite"]


def test_a_link_stays_one_and_what_it_names_is_replaced(claims: list[Claim], tmp_path: Path) -> None:
    (tmp_path / "real.jsonl").write_text("", "utf-8")
    (tmp_path / "link.jsonl").symlink_to(tmp_path / "real.jsonl")
    write(claims, Format.JSONL, tmp_path / "link.jsonl")
    assert (tmp_path / "link.jsonl").is_symlink()
    assert list(stored.claims(tmp_path / "real.jsonl")) == claims


def test_an_output_has_the_permissions_of_any_new_file(claims: list[Claim], tmp_path: Path) -> None:
    (tmp_path / "plain").write_text("", "utf-8")
    for name, form in TARGETS:
        write(claims, form, tmp_path / name)
        if (tmp_path / name).is_file():
            assert (tmp_path / name).stat().st_mode == (tmp_path / "plain").stat().st_mode
