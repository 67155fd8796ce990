"""Write the tidy fact files of ``claimx/knowledge/data`` from a folder of source CSVs.

    python scripts/build_knowledge.py SOURCES [--out claimx/knowledge/data]

SOURCES holds forces.csv, offices.csv, ministers.csv and places.csv, one fact a row with its source beside
it; files of the same names are written. The other files of the data folder (aliases, collectives, further
places, ambiguous names) are kept by hand and are left alone.
"""

from __future__ import annotations

import argparse
import csv
import re
from collections.abc import Iterable, Iterator
from pathlib import Path

DATA = Path(__file__).resolve().parent.parent / "claimx" / "knowledge" / "data"
Row = dict[str, str]

MERGED = "2013-04-01"  # Police and Fire Reform (Scotland) Act 2012: eight forces became one
# Councils and regions whose rows name a set of forces; collectives.csv has those that English uses.
SKIPPED_KINDS = ("county council", "combined/strategic authority", "collective", "region", "nation")
# Points that fell outside every police area of Great Britain and were given the nearest, far away.
FAR = re.compile(r"nearest polygon \((\d+)")


def read(path: Path) -> list[Row]:
    with path.open(encoding="utf-8-sig", newline="") as lines:
        return list(csv.DictReader(lines))


def write(path: Path, header: str, rows: Iterable[Iterable[object]]) -> None:
    with path.open("w", encoding="utf-8", newline="") as out:
        writer = csv.writer(out, lineterminator="\n")
        writer.writerow(header.split())
        writer.writerows(rows)


def day(text: str, *, last: bool = False) -> str:
    """An ISO day; a month alone stands for its first day, or its 28th where a term ended in it."""
    if re.fullmatch(r"\d{4}-\d{2}", text):
        return f"{text}-28" if last else f"{text}-01"
    return text


def force_rows(rows: list[Row]) -> Iterator[tuple[str, ...]]:
    for row in rows:
        abolished = row["active"].startswith("no")
        kind = row["kind"].removesuffix(" (abolished)").replace(" ", "-")
        source = "ogl-police" if row["in_police_uk_api"] == "yes" else "wikidata" if row["wikidata_qid"] else "compiler"
        start = MERGED if row["id"] == "police-scotland" else ""
        yield (
            row["id"],
            row["official_name"],
            kind,
            row["country"],
            row["region"],
            start,
            MERGED if abolished else "",
            "police-scotland" if abolished else "",
            row["gss_code"],
            row["wikidata_qid"],
            row["website_domain"] if row["website_domain"].endswith("police.uk") or row["id"] == "nca" else "",
            row["oversight_kind"],
            source,
        )


def office_rows(rows: list[Row]) -> Iterator[tuple[str, ...]]:
    for row in rows:
        if "never" in row["how"]:
            continue
        wikipedia = row["source"].startswith("winners:") or "wiki" in row["source"]
        yield (
            row["office_id"],
            row["force_id"],
            row["office_kind"],
            row["holder"],
            row["holder_aliases"],
            day(row["start"]),
            day(row["end"], last=True),
            "wikipedia" if wikipedia else "press",
        )


def minister_rows(rows: list[Row]) -> Iterator[tuple[str, ...]]:
    for row in rows:
        source = row["source"]
        parliament = "parlparse" in source
        unverified = "unverified" in source or "unverified" in row["note"]
        yield (
            row["office"],
            row["name"],
            day(row["start"]),
            day(row["end"], last=True),
            "parliament" if parliament else "compiler" if unverified else "wikipedia",
        )


def place_rows(rows: list[Row]) -> Iterator[tuple[str, ...]]:
    seen: set[tuple[str, str]] = set()
    towns_first = sorted(rows, key=lambda row: not row["kind"].startswith("town"))
    for row in towns_first:
        far = FAR.match(row["method"])
        if row["kind"].startswith(SKIPPED_KINDS) or (far and int(far.group(1)) > 1):
            continue
        town = row["kind"].startswith("town")
        name = row["place"].replace("\N{RIGHT SINGLE QUOTATION MARK}", "'")
        name = re.sub(r", (?:City|County) of$", "", name)
        key = (name.casefold(), row["force_ids"])
        if key in seen:
            continue
        seen.add(key)
        kind = "town" if town else "district"
        yield name, kind, row["force_ids"], row["population"], "geonames" if town else "ons-areas"


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("sources", type=Path)
    parser.add_argument("--out", type=Path, default=DATA)
    args = parser.parse_args()
    write(
        args.out / "forces.csv",
        "id name kind country region start end successor gss wikidata domain oversight source",
        force_rows(read(args.sources / "forces.csv")),
    )
    write(
        args.out / "offices.csv",
        "office force_id kind holder aliases start end source",
        office_rows(read(args.sources / "offices.csv")),
    )
    write(
        args.out / "ministers.csv",
        "office name start end source",
        minister_rows(read(args.sources / "ministers.csv")),
    )
    places = sorted(place_rows(read(args.sources / "places.csv")), key=lambda row: (row[0], row[1], row[2]))
    write(args.out / "places.csv", "place kind force_ids population source", places)


if __name__ == "__main__":
    main()
