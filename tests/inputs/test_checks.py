"""A pack with a fault is refused with a message that names the file, and nothing is computed."""

import csv
import json
import os
import shutil
import zipfile

import pytest

from raming.answers.advice import advise
from raming.inputs.checks import RULES, check_pack
from raming.inputs.loading import load_pack, shipped_folder
from raming.inputs.problems import InputError

TABLES = (
    "sources.csv",
    "occupations.csv",
    "occupation_names.csv",
    "rounds.csv",
    "parameters.csv",
    "ledger.csv",
)


@pytest.fixture
def pack(tmp_path):
    """A small pack of one occupation, made from the shipped one."""
    folder = tmp_path / "pack"
    folder.mkdir()
    shipped = shipped_folder("nl")
    descriptor = json.loads((shipped / "datapackage.json").read_text(encoding="utf-8"))
    descriptor["resources"] = [one for one in descriptor["resources"] if one["path"] in TABLES]
    (folder / "datapackage.json").write_text(json.dumps(descriptor), encoding="utf-8")
    for table in TABLES:
        header, rows = read(shipped / table)
        if "occupation" in header:
            rows = [row for row in rows if row["occupation"] == "general-practitioner"]
        if "round" in header:
            rows = [row for row in rows if row["round"] == "2025"]
        write(folder / table, header, rows)
    return folder


def read(path):
    with path.open(encoding="utf-8", newline="") as file:
        reader = csv.DictReader(file)
        return reader.fieldnames, list(reader)


def write(path, header, rows):
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.DictWriter(file, header, lineterminator="\n")
        writer.writeheader()
        writer.writerows(rows)


def change(pack, table, where, **values):
    header, rows = read(pack / table)
    hit = [row for row in rows if all(row[name] == value for name, value in where.items())]
    assert hit
    hit[0].update(values)
    write(pack / table, header, rows)


def parameter(name, **where):
    return {"parameter": name, **where}


def errors(pack):
    return [finding for finding in check_pack(pack) if finding.severity == "error"]


def refused(pack, rule, file, **fields):
    """The pack has this error, and neither loads nor computes."""
    found = [finding for finding in errors(pack) if finding.rule == rule and finding.file == file]
    assert found, [str(finding) for finding in check_pack(pack)]
    for name, value in fields.items():
        assert value in [getattr(finding, name) for finding in found], found
    assert all(finding.expected for finding in found)
    with pytest.raises(InputError) as refusal:
        advise("huisarts", pack=pack)
    assert file in str(refusal.value)


def test_the_small_pack_is_right(pack):
    assert errors(pack) == []
    assert advise("huisarts", pack=pack).advised_intake == advise("huisarts").advised_intake


def test_a_zip_is_a_pack_too(pack, tmp_path):
    packed = shutil.make_archive(str(tmp_path / "packed"), "zip", pack.parent, pack.name)
    assert advise("huisarts", pack=packed).advised_intake == advise("huisarts").advised_intake


def test_missing_file(pack):
    (pack / "rounds.csv").unlink()
    refused(pack, "missing-file", "rounds.csv")


def test_missing_descriptor(pack):
    (pack / "datapackage.json").unlink()
    refused(pack, "missing-file", "datapackage.json")


@pytest.mark.parametrize(
    "text", ["", "{", "[]", '{"name": "x", "resources": [{"path": 3}]}', '{"resources": []}']
)
def test_bad_descriptor(pack, text):
    (pack / "datapackage.json").write_text(text, encoding="utf-8")
    refused(pack, "bad-descriptor", "datapackage.json")


def test_missing_column(pack):
    header, rows = read(pack / "parameters.csv")
    write(
        pack / "parameters.csv",
        [name for name in header if name != "status"],
        [{name: value for name, value in row.items() if name != "status"} for row in rows],
    )
    refused(pack, "missing-column", "parameters.csv", field="status")


def test_wrong_type(pack):
    change(pack, "parameters.csv", parameter("stock_headcount"), value="many")
    refused(pack, "wrong-type", "parameters.csv", field="value", value="many")


def test_decimal_comma(pack):
    change(pack, "parameters.csv", parameter("stock_share_female"), value="0,66")
    refused(pack, "wrong-type", "parameters.csv", value="0,66")
    assert any("decimal point" in finding.expected for finding in errors(pack))


def test_semicolons(pack):
    text = (pack / "parameters.csv").read_text(encoding="utf-8").replace(",", ";")
    (pack / "parameters.csv").write_text(text, encoding="utf-8")
    refused(pack, "missing-column", "parameters.csv", message="semicolons stand between the cells")
    assert len(errors(pack)) == 1


@pytest.mark.parametrize(
    ("change_of", "message"),
    [
        ({"value": "3.000"}, "this may be 3,000 or 3"),
        ({"unit": "fte"}, "stock_headcount counts people"),
        ({"reference_date": "2024-31"}, "there is no month 31"),
        ({"reference_date": "2024-02-30"}, "there is no such day"),
    ],
)
def test_people_are_whole_and_dates_are_real(pack, change_of, message):
    change(pack, "parameters.csv", parameter("stock_headcount"), **change_of)
    assert [str(found.message) for found in errors(pack)] == [message]


def test_a_share_is_no_percentage(pack):
    change(pack, "parameters.csv", parameter("unmet_demand"), value="5", low="5", high="5")
    assert {str(found.message) for found in errors(pack)} == {
        "unmet_demand is a share, and this would be 500 %"
    }


@pytest.mark.parametrize("value", ["1.2", "-0.1", "nan", "inf"])
def test_share_outside_its_bounds(pack, value):
    change(pack, "parameters.csv", parameter("stock_share_female"), value=value)
    refused(pack, "out-of-bounds", "parameters.csv", field="value")


def test_outflow_that_falls(pack):
    change(pack, "parameters.csv", parameter("stock_cumulative_outflow", sex="f", at="10"), value="0.05")
    refused(pack, "outflow-falls", "parameters.csv")


def test_external_yield_that_rises(pack):
    change(pack, "parameters.csv", parameter("external_yield", sex="f", at="5"), value="0.2")
    refused(pack, "yield-rises", "parameters.csv")


def test_unknown_occupation(pack):
    change(pack, "parameters.csv", parameter("stock_headcount"), occupation="wizard")
    refused(pack, "unknown-reference", "parameters.csv")


def test_unknown_sex(pack):
    change(pack, "parameters.csv", parameter("fte_per_head", sex="f", at="0"), sex="x")
    refused(pack, "not-allowed", "parameters.csv", field="sex", value="x")


def test_duplicate_key(pack):
    text = (pack / "parameters.csv").read_text(encoding="utf-8").splitlines()
    (pack / "parameters.csv").write_text("\n".join([*text, text[-1]]) + "\n", encoding="utf-8")
    refused(pack, "duplicate-key", "parameters.csv", row=len(text) + 1)


def test_year_out_of_order(pack):
    change(pack, "parameters.csv", parameter("steering_year"), value="2020")
    refused(pack, "year-order", "parameters.csv")


def test_wrong_encoding(pack):
    data = (pack / "sources.csv").read_text(encoding="utf-8") + "x,café,y,,,not-stated,\n"
    (pack / "sources.csv").write_bytes(data.encode("latin-1", errors="replace"))
    refused(pack, "wrong-encoding", "sources.csv")


@pytest.mark.parametrize("character", ["\x07", "\x1b", "\ufffe"])
def test_control_character(pack, character):
    lines = (pack / "sources.csv").read_text(encoding="utf-8").splitlines()
    lines[1] = lines[1].replace(",", f"{character},", 1)
    (pack / "sources.csv").write_text("\n".join(lines) + "\n", encoding="utf-8")
    refused(pack, "wrong-encoding", "sources.csv", row=2)


def test_control_character_in_the_descriptor(pack):
    text = (pack / "datapackage.json").read_text(encoding="utf-8")
    (pack / "datapackage.json").write_text(text.replace('"name": "', '"name": "\\u0007', 1), encoding="utf-8")
    refused(pack, "bad-descriptor", "datapackage.json")


def test_byte_order_mark(pack):
    (pack / "rounds.csv").write_bytes(b"\xef\xbb\xbf" + (pack / "rounds.csv").read_bytes())
    refused(pack, "wrong-encoding", "rounds.csv", row=1)


def test_empty_file(pack):
    (pack / "parameters.csv").write_text("", encoding="utf-8")
    refused(pack, "empty-file", "parameters.csv")


def test_header_only(pack):
    header, _ = read(pack / "rounds.csv")
    write(pack / "rounds.csv", header, [])
    assert errors(pack)
    with pytest.raises(InputError):
        load_pack(pack)


def test_ragged_row(pack):
    with (pack / "rounds.csv").open("a", encoding="utf-8") as file:
        file.write("general-practitioner,2024,v3.2,a,b,c,d,e\n")
    refused(pack, "bad-table", "rounds.csv")


def test_a_gigabyte_is_refused_unread(pack):
    with (pack / "ledger.csv").open("wb") as file:
        file.seek(10**9)
        file.write(b"x")
    refused(pack, "too-large", "ledger.csv")


def test_a_zip_that_unpacks_outside_its_folder(pack, tmp_path):
    packed = tmp_path / "evil.zip"
    with zipfile.ZipFile(packed, "w") as archive:
        for name in TABLES:
            archive.write(pack / name, name)
        archive.write(pack / "datapackage.json", "datapackage.json")
        archive.writestr("../outside.csv", "x")
    refused(packed, "unsafe-path", "../outside.csv")
    assert not (tmp_path / "outside.csv").exists()


def test_a_zip_with_a_link(pack, tmp_path):
    packed = tmp_path / "link.zip"
    with zipfile.ZipFile(packed, "w") as archive:
        entry = zipfile.ZipInfo("rounds.csv")
        entry.external_attr = 0o120777 << 16
        archive.writestr(entry, "/etc/passwd")
    refused(packed, "unsafe-path", "rounds.csv")


def test_a_zip_that_unpacks_to_too_much(tmp_path):
    packed = tmp_path / "bomb.zip"
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("ledger.csv", b"0" * 70_000_000)
    refused(packed, "too-large", "ledger.csv")


def test_a_table_outside_the_pack(pack):
    (pack.parent / "secret.csv").write_text("a\n1\n", encoding="utf-8")
    descriptor = json.loads((pack / "datapackage.json").read_text(encoding="utf-8"))
    descriptor["resources"].append({"name": "secret", "path": "../secret.csv", "schema": {"fields": []}})
    (pack / "datapackage.json").write_text(json.dumps(descriptor), encoding="utf-8")
    refused(pack, "unsafe-path", "../secret.csv")


@pytest.mark.skipif(not hasattr(os, "symlink"), reason="no symbolic links here")
def test_a_link_out_of_the_pack(pack):
    (pack.parent / "rounds.csv").write_bytes((pack / "rounds.csv").read_bytes())
    (pack / "rounds.csv").unlink()
    (pack / "rounds.csv").symlink_to(pack.parent / "rounds.csv")
    refused(pack, "unsafe-path", "rounds.csv")


def test_neither_directory_nor_zip(tmp_path):
    (tmp_path / "pack.txt").write_text("hello", encoding="utf-8")
    refused(tmp_path / "pack.txt", "not-a-pack", "pack.txt")


def test_unknown_parameter(pack):
    change(pack, "parameters.csv", parameter("abroad_yield"), parameter="moon_phase")
    assert {"not-allowed", "unknown-parameter"} & {finding.rule for finding in errors(pack)}


def test_selector_that_does_not_apply(pack):
    change(pack, "parameters.csv", parameter("stock_headcount"), sex="f")
    refused(pack, "unknown-parameter", "parameters.csv", field="sex")


def test_incomplete_round(pack):
    header, rows = read(pack / "parameters.csv")
    write(pack / "parameters.csv", header, [row for row in rows if row["parameter"] != "working_time"])
    refused(pack, "incomplete-round", "parameters.csv")


def test_assumption_without_interval_or_reason(pack):
    change(pack, "parameters.csv", parameter("abroad_inflow_per_year"), status="assumption", rationale="")
    refused(pack, "bare-assumption", "parameters.csv")


def test_derived_without_arithmetic(pack):
    change(pack, "parameters.csv", parameter("abroad_inflow_per_year"), status="derived", rationale="")
    refused(pack, "bare-derivation", "parameters.csv")


def test_assumption_that_cites_a_publication(pack):
    change(
        pack,
        "parameters.csv",
        parameter("abroad_inflow_per_year"),
        status="assumption",
        low="0",
        high="1000000",
        rationale="thought",
    )
    refused(pack, "cited-assumption", "parameters.csv")


def warned(pack, rule):
    return [finding for finding in check_pack(pack) if finding.rule == rule]


def test_publication_without_place(pack):
    header, (first, *rest) = read(pack / "sources.csv")
    write(pack / "sources.csv", header, [{**first, "where": ""}, *rest])
    (found,) = warned(pack, "no-place")
    assert (found.severity, found.row, found.value) == ("warning", 2, first["source"])


@pytest.mark.parametrize(
    ("address", "other"),
    [
        ("Tweede Kamer, 2020Z03680", "answers-2020-gp-shortage"),
        ("letter 33 578", None),
        ("Kamerstuk 33578, nr. 63", "letter-2019-gp-balance"),
        ("http://BigRegister.nl/overbigregister/cijfers", "big-register-2017"),
    ],
)
def test_one_document_under_two_ids(pack, address, other):
    header, rows = read(pack / "sources.csv")
    twin = {**next(row for row in rows if row["source"] == "big-register-2017"), "title": "Twin"}
    write(pack / "sources.csv", header, [*rows, {**twin, "source": "twin", "address": address}])
    assert [(found.value, other in found.message) for found in warned(pack, "double-source")] == (
        [("twin", True)] if other else []
    )


def test_columns_that_came_later_may_be_left_out(pack):
    for table in ("parameters.csv", "ledger.csv", "sources.csv"):
        header, rows = read(pack / table)
        kept = [name for name in header if name not in ("where", "basis", "kind", "counts")]
        write(pack / table, kept, [{name: row[name] for name in kept} for row in rows])
    assert not errors(pack)
    assert round(advise("huisarts", pack=str(pack)).advised_intake) == 1029


def test_interval_that_does_not_hold_its_value(pack):
    change(pack, "parameters.csv", parameter("abroad_inflow_per_year"), low="20", high="30")
    refused(pack, "interval-order", "parameters.csv")


def test_all_problems_come_in_one_go(pack):
    change(pack, "parameters.csv", parameter("stock_share_female"), value="7")
    change(pack, "parameters.csv", parameter("steering_year"), value="2020")
    change(pack, "parameters.csv", parameter("stock_cumulative_outflow", sex="m", at="20"), value="0.1")
    assert {"out-of-bounds", "year-order", "outflow-falls"} <= {finding.rule for finding in errors(pack)}


def test_every_finding_has_a_rule_that_is_described():
    findings = check_pack(shipped_folder("nl"))
    assert all(finding.rule in RULES for finding in findings)
    assert not [finding for finding in findings if finding.severity == "error"]
    assert any(finding.rule == "not-available" for finding in findings)


def test_a_pack_may_give_hazards_by_age_instead_of_points(pack):
    header, rows = read(pack / "parameters.csv")
    pattern = rows[0]
    kept = [row for row in rows if row["parameter"] not in ("stock_cumulative_outflow", "external_yield")]
    for age in range(30, 70):
        for name, value in (
            ("exit_hazard", 0.02 if age < 60 else 0.2),
            ("stock_age", 1 / 40),
            ("entry_age", float(age == 32)),
        ):
            kept.append(
                {**pattern, "parameter": name, "at": str(age), "value": f"{value:.6f}", "unit": "per year"}
            )
    write(pack / "parameters.csv", header, kept)
    assert errors(pack) == []
    advice = advise("huisarts", pack=pack)
    years = advice.years
    first, second = (years[str(year)].headcount_by_component["stock"] for year in (2025, 2026))
    assert 0.9 < second / first < 0.98
    assert advice.advised_intake is not None
