"""Write the base of official figures, ``claimx/stats/data``, from a folder of source CSVs.

    python scripts/build_stats.py SOURCES [--out claimx/stats/data]

SOURCES holds workforce.csv (date, force_id, measure, unit, value, edition, note, source, quality_flag) and
funding.csv (financial_year, area, measure, value_gbp_million, note, source). figures.csv is written: measure, area,
date or financial year, unit, value, edition, flag. measures.json, which describes measures and editions, is kept by
hand. Rows that rest on general knowledge alone are left out.
"""

from __future__ import annotations

import argparse
import csv
import re
import sys
from collections.abc import Iterator
from itertools import chain
from pathlib import Path

DATA = Path(__file__).resolve().parent.parent / "claimx" / "stats" / "data"
HEADER = ("measure", "area", "date", "unit", "value", "edition", "flag")
Row = dict[str, str]

MEASURES = {"total_workforce": "workforce"}
# A rule a source: what its edition, source and year look like, and the edition it is carried under.
EDITIONS = (
    (r"HO open data Jul-2022", "ho-2022-07"),
    (r"HO open data 28-Jan-2026", "ho-2026-01"),
    (r"HO open data 220726", "ho-2026-07"),
    (r"HO tables 30 Sep (\d{4})", r"ho-\1-09"),
    (r"bulletin 30 Sep (\d{4})", r"ho-\1-09"),
    (r"bulletin 31 Mar 2023 \(2nd", "ho-2023-03-2"),
    (r"bulletin 31 Mar 2023", "ho-2023-03"),
    (r"(?:as restated in )?bulletin 31 Mar 2024 \(upd", "ho-2024-03-2"),
    (r"(?:as restated in )?bulletin 31 Mar 2024", "ho-2024-03"),
    (r"(?:as restated in )?bulletin 31 Mar 2025", "ho-2025-03"),
    (r"HO series to 2022", "ho-historic"),
    (r"HO Sep 2011 as quoted", "acpo-2012"),
    (r"Hansard WA 26 Nov 2007", "hansard-2007-11"),
    (r"Home Affairs Cttee HC695", "hac-2011"),
    (r"Commons Library SN00634", "library-2019-07"),
    (r"PA/HO 26 Apr 2023", "pa-2023-04"),
    (r"PA/HO 31 Jan 2025|PA Jan 2025|as quoted by PA Jan 2025", "pa-2025-01"),
    (r"PA/HO 23 Jul 2025", "pa-2025-07"),
    (r"police officer uplift quarterly.*update-to-(march|december)-(\d{4})", r"uplift-\2-\1"),
    (r"Scottish Government.*30-june-2012", "scotgov-2012-06"),
    (r"Scottish Government.*www\.gov\.scot/news", "scotgov-2016-06"),
    (r"Scottish Government.*SN00634", "library-2019-07"),
    (r"Scottish Government.*article/9485", "scotgov-2019-03"),
    (r"Scottish Government.*december-2019", "scotgov-2019-12"),
    (r"Scottish Government.*article/17401", "scotgov-2022-06"),
    (r"Scottish Government.*30-june-2023", "scotgov-2023-06"),
)
FUNDING_EDITIONS = (
    (r"2015-to-2023", "ho-funding-2022"),
    (r"2015-to-2024", "ho-funding-2023"),
    (r"dandybooksellers", "ho-funding-2024"),
    (r"2024-12-17", "settlement-2025-26-provisional"),
    (r"2026-01-28", "settlement-2026-27"),
    (r"cmhaff/695", "hac-2011"),
    (r"Police Grant Report 2025-26", "grant-report-2025-26"),
    (r"grant_redistribution", "precept-2025-26"),
)
FUNDING = (
    (r"statistics: total agreed funding", "funding"),
    (r"settlement: total up to", "settlement"),
    (r"provisional settlement: funding to forces", "settlement_forces"),
    (r"final settlement: territorial forces \+ CT", "settlement_forces_ct"),
    (r"final settlement: territorial forces", "settlement_forces"),
    (r".*settlement: overall policing system", "settlement"),
    (r"proposed/indicative: Home Office police main grant", "main_grant"),
    (r"proposed/indicative: NICC", "capital_city_grant"),
    (r"proposed/indicative: (?:DCLG|Welsh Assembly) general grant", "general_grant"),
    (r"police grant report: overall grant total", "grant"),
    (r"council tax precept", "precept"),
)
# What a row says of itself, in its flag, note or edition, and the flag that it is carried with.
FLAGS = (
    (r"\bSUSPECT\b", "suspect"),
    (r"\bBREAK\b", "break"),
    (r"INCLUDES BTP", "wider_scope"),
    (r"pre-2003 series|historic basis", "other_basis"),
    (r"provisional|proposed/indicative", "provisional"),
    (r"\brounded\b", "rounded"),
    (r"derived", "derived"),
    (r"sum of 43 forces|sum of the eight", "summed"),
    (r"up to", "limit"),
    (r"year inferred", "unconfirmed"),
)
# The notes that stand on every row of a source, though they hold for some: what they are about, and where it holds.
BEFORE_MERGER = "before 1 Apr 2013: sum of the eight legacy forces plus secondments"
MERGER = "2013-04-01"
WELSH = ("dyfed-powys", "gwent", "north-wales", "south-wales")


def read(path: Path) -> list[Row]:
    with path.open(encoding="utf-8-sig", newline="") as lines:
        return list(csv.DictReader(lines))


def ruled(rules: tuple[tuple[str, str], ...], text: str) -> str:
    """What the first rule that fits a text makes of it."""
    for pattern, result in rules:
        if match := re.match(pattern, text):
            return match.expand(result)
    sys.exit(f"no rule for {text!r}")


def searched(rules: tuple[tuple[str, str], ...], text: str) -> str:
    for pattern, result in rules:
        if re.search(pattern, text):
            return result
    sys.exit(f"no rule for {text!r}")


def flags(text: str) -> str:
    return "|".join(flag for pattern, flag in FLAGS if re.search(pattern, text))


def number(text: str) -> str:
    value = float(text)
    return str(int(value)) if value.is_integer() else str(round(value, 6))


def general_knowledge(row: Row) -> bool:
    """Whether the figure itself rests on general knowledge; a note that only explains a step does not matter."""
    said = f"{row.get('note', '')} {row['source']}"
    return "unverified general knowledge" in said and "step change" not in said


def workforce(rows: list[Row]) -> Iterator[tuple[str, ...]]:
    for row in rows:
        if general_knowledge(row):
            continue
        note = row["note"].replace(BEFORE_MERGER, "") if row["date"] >= MERGER else row["note"]
        yield (
            MEASURES.get(row["measure"], row["measure"]),
            row["force_id"],
            row["date"],
            row["unit"],
            number(row["value"]),
            ruled(EDITIONS, f"{row['edition']} {row['source']}"),
            flags(f"{row['quality_flag']} {note} {row['edition']}"),
        )


def funding(rows: list[Row]) -> Iterator[tuple[str, ...]]:
    for row in rows:
        if general_knowledge(row):
            continue
        other = "Welsh forces not comparable" in row["note"] and row["area"] in WELSH
        flagged = flags(f"{row['measure']} {row['note']}")
        yield (
            ruled(FUNDING, row["measure"]),
            row["area"],
            row["financial_year"],
            "£m",
            number(row["value_gbp_million"]),
            searched(FUNDING_EDITIONS, row["source"]),
            "other_basis" if other else flagged,
        )


def once(rows: Iterator[tuple[str, ...]]) -> list[tuple[str, ...]]:
    """One row a figure: a bulletin rounds what its tables give to two places, and the exact one stands."""
    kept: dict[tuple[str, ...], tuple[str, ...]] = {}
    for row in rows:
        key = (*row[:4], row[5])
        other = kept.get(key)
        if other is not None and round(float(row[4])) != round(float(other[4])):
            sys.exit(f"two figures for {key}: {row[4]} and {other[4]}")
        if other is None or len(row[4]) > len(other[4]):
            kept[key] = row
    return sorted(kept.values())


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("sources", type=Path)
    parser.add_argument("--out", type=Path, default=DATA)
    args = parser.parse_args()
    rows = once(chain(workforce(read(args.sources / "workforce.csv")), funding(read(args.sources / "funding.csv"))))
    with (args.out / "figures.csv").open("w", encoding="utf-8", newline="") as out:
        writer = csv.writer(out, lineterminator="\n")
        writer.writerow(HEADER)
        writer.writerows(rows)


if __name__ == "__main__":
    main()
