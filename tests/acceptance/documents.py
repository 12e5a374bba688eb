#!/usr/bin/env python3
"""Validates every document that other programs read, with those programs' own packages.

    python3 tests/acceptance/documents.py PROGRAM INVENTORY   draws the documents from an inventory
    python3 tests/acceptance/documents.py --folder FOLDER     validates documents that are there

    pip install fideslang rdflib acryl-datahub openpyxl
    npm install @microsoft/sarif-multitool-linux

Ends with 1 where a document fails. A package that is not installed is told and fails, too: nothing is passed over.
DPV_TERMS may name a folder with DPV's own files (`*.ttl`, `*.csv`, `*.jsonld` of https://github.com/w3c/dpv); without it
terms are held against the list below, which was taken from versions 2.0 and 2.3.
SARIF_MULTITOOL names the program `Sarif.Multitool`.
"""

import csv
import json
import os
import pathlib
import re
import subprocess
import sys
import tempfile

DOCUMENTS = {
    "ropa-ico": "csv", "ropa-ico-xlsx": "xlsx", "ropa-cnil": "csv", "ropa-cnil-xlsx": "xlsx",
    "ropa-dpc": "csv", "ropa-dpc-xlsx": "xlsx", "fides": "yml", "dpv": "jsonld", "openmetadata": "csv",
    "datahub": "json",
}
QUESTIONS = {"ico": 42, "cnil": 38, "dpc": 41}
OPENMETADATA = [
    "name*", "displayName", "description", "owner", "tags", "glossaryTerms", "tiers", "certification",
    "retentionPeriod", "sourceUrl", "domains", "extension", "entityType*", "fullyQualifiedName",
    "column.dataTypeDisplay", "column.dataType", "column.arrayDataType", "column.dataLength",
    "storedProcedure.code", "storedProcedure.language",
]
TERMS = {
    "https://w3id.org/dpv#": """
        Process Purpose DataSubject Customer Employee JobApplicant Visitor Patient Student Member Recipient Location
        Country ThirdCountry StorageDuration TechnicalOrganisationalMeasure LegalEntity DataController
        DataProtectionOfficer Representative DataTransferLegalBasis SpecialCategoryPersonalData
        hasPurpose hasPersonalData hasDataSubject hasRecipient hasLegalBasis hasStorageCondition hasDuration hasLocation
        hasCountry hasThirdCountry hasTechnicalOrganisationalMeasure hasDataController hasDataProcessor
        hasDataProtectionOfficer hasRepresentative hasName hasAddress hasContact""",
    "https://w3id.org/dpv/pd#": """
        Name EmailAddress TelephoneNumber PhysicalAddress IPAddress MACAddress PaymentCardNumber FinancialAccountNumber
        OfficialID Passport HealthRecord VehicleLicense BirthDate Age Gender Username Password Authenticating UserAgent
        Identifying DeviceBased BrowserHistory GPSCoordinate Picture Tracking""",
    "https://w3id.org/dpv/legal/eu/gdpr#":
        "A6-1-a A6-1-b A6-1-c A6-1-d A6-1-e A6-1-f A45-3 A46-2-b A46-2-c A46-2-f",
}
HIDDEN = re.compile("[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f-\u009f\u200b-\u200f\u202a-\u202e\u2060-\u206f\ufeff]")


def inert(cells, name):
    for cell in cells:
        assert not cell.startswith(("=", "+", "-", "@", "\t", "\r")), f"{name}: a formula: {cell!r}"
        assert not HIDDEN.search(cell), f"{name}: hidden characters: {cell!r}"


def record_csv(path, layout):
    with open(path, newline="", encoding="utf-8") as file:
        rows = list(csv.reader(file))
    assert len(rows) > 1 and len({len(row) for row in rows}) == 1, "rows of one width"
    assert len(rows[0]) >= 1 + QUESTIONS[layout] + 12, "every question and the evidence"
    assert len(set(rows[0])) == len(rows[0]), "headings differ"
    for row in rows:
        inert(row, path.name)
    return f"{len(rows) - 1} activities, {len(rows[0])} columns"


def record_xlsx(path, layout):
    import openpyxl
    book = openpyxl.load_workbook(path)
    assert len(book.sheetnames) == 4, book.sheetnames
    cells = 0
    for sheet in book:
        assert sheet.freeze_panes == "A2", sheet.title
        for row in sheet.iter_rows():
            for cell in row:
                assert cell.data_type != "f" and cell.hyperlink is None, f"{sheet.title} {cell.coordinate}"
                if isinstance(cell.value, str):
                    assert not HIDDEN.search(cell.value), f"{sheet.title} {cell.coordinate}"
                cells += 1
    first = book.worksheets[0]
    assert first.max_column == QUESTIONS[layout] + 12, first.max_column
    return f"openpyxl {openpyxl.__version__}: 4 sheets, {cells} cells, no formula, no link"


def fides(path):
    import yaml
    from importlib.metadata import version
    from fideslang.default_taxonomy import DEFAULT_TAXONOMY
    from fideslang.models import Dataset
    keys = {category.fides_key for category in DEFAULT_TAXONOMY.data_category}
    subjects = {subject.fides_key for subject in DEFAULT_TAXONOMY.data_subject}
    content = yaml.safe_load(path.read_text(encoding="utf-8"))
    used, fields = set(), 0

    def walk(field):
        nonlocal fields
        fields += 1
        used.update(field.data_categories or [])
        for inner in field.fields or []:
            walk(inner)

    for entry in content["dataset"]:
        dataset = Dataset.model_validate(entry)
        for collection in dataset.collections:
            used.update(collection.data_categories or [])
            assert set(collection.data_subjects or []) <= subjects, collection.data_subjects
            for field in collection.fields:
                walk(field)
    assert used <= keys, used - keys
    return f"fideslang {version('fideslang')}: {len(content['dataset'])} datasets, {fields} fields, all keys known"


def known_terms():
    terms = {prefix + name for prefix, names in TERMS.items() for name in names.split()}
    folder = os.environ.get("DPV_TERMS")
    if not folder:
        return terms, "the list of this script"
    terms = set()
    for file in pathlib.Path(folder).rglob("*"):
        if file.suffix == ".ttl":
            import rdflib
            graph = rdflib.Graph().parse(file)
            terms.update(str(subject) for subject in graph.subjects() if isinstance(subject, rdflib.URIRef))
        elif file.suffix in (".csv", ".jsonld"):
            terms.update(re.findall(r"https://w3id\.org/dpv[\w/.]*#[\w-]+", file.read_text(encoding="utf-8")))
    return terms, folder


def dpv(path):
    import rdflib
    graph = rdflib.Graph().parse(path, format="json-ld")
    terms, source = known_terms()
    used = {
        str(term) for triple in graph for term in triple
        if isinstance(term, rdflib.URIRef) and str(term).startswith("https://w3id.org/dpv")
    }
    assert used and used <= terms, used - terms
    process = rdflib.URIRef("https://w3id.org/dpv#Process")
    count = len(set(graph.subjects(rdflib.RDF.type, process)))
    return f"rdflib {rdflib.__version__}: {len(graph)} triples, {count} processes, {len(used)} terms, all in {source}"


def openmetadata(path):
    with open(path, newline="", encoding="utf-8") as file:
        rows = list(csv.DictReader(file))
        file.seek(0)
        assert next(csv.reader(file)) == OPENMETADATA
    for row in rows:
        inert([value for value in row.values()], path.name)
        assert row["name*"] and row["entityType*"] in ("table", "column"), row
    return f"{len(rows)} rows under the header of OpenMetadata"


def datahub(path):
    from importlib.metadata import version
    from datahub.ingestion.source.file import read_metadata_file
    items = list(read_metadata_file(path))
    for item in items:
        assert item.validate(), item
    return f"acryl-datahub {version('acryl-datahub')}: {len(items)} proposals, all valid"


def sarif(path):
    tool = os.environ.get("SARIF_MULTITOOL")
    log = json.loads(path.read_text(encoding="utf-8"))
    run = log["runs"][0]
    assert len(run["results"]) <= 25_000
    assert "snippet" not in path.read_text(encoding="utf-8")
    assert tool, "SARIF_MULTITOOL does not name Sarif.Multitool"
    found = path.with_suffix(".validation.sarif")
    told = subprocess.run([tool, "validate", str(path), "--output", str(found), "--log", "ForceOverwrite"],
                          capture_output=True, text=True, check=False)
    assert found.exists(), told.stdout + told.stderr
    results = json.loads(found.read_text(encoding="utf-8-sig"))["runs"][0].get("results", [])
    errors = [result for result in results if result.get("level", "warning") == "error"]
    assert not errors, json.dumps(errors[:3], indent=1)
    rules = sorted({result["ruleId"] for result in results})
    return f"Sarif.Multitool validate: {len(run['results'])} results, 0 errors; remarks: {', '.join(rules) or 'none'}"


def checks(folder):
    for name, ending in DOCUMENTS.items():
        path = folder / f"{name}.{ending}"
        layout = name.split("-")[1] if name.startswith("ropa-") else None
        check = {"csv": record_csv, "xlsx": record_xlsx}[ending] if layout else globals()[name]
        yield path, (lambda path=path, check=check, layout=layout: check(path, layout) if layout else check(path))
    for path in sorted(folder.glob("*.sarif")):
        if not path.name.endswith(".validation.sarif"):
            yield path, (lambda path=path: sarif(path))


def main(arguments):
    if arguments[:1] == ["--folder"] and len(arguments) == 2:
        folder = pathlib.Path(arguments[1])
    elif len(arguments) == 2:
        folder = pathlib.Path(tempfile.mkdtemp(prefix="domesday-documents-"))
        program, inventory = arguments
        for name, ending in DOCUMENTS.items():
            subprocess.run([program, "map", "--inventory", inventory, "--format", name, "--output",
                            str(folder / f"{name}.{ending}")], check=True)
    else:
        sys.exit(__doc__)
    failed = 0
    for path, check in checks(folder):
        try:
            print(f"ok    {path.name:24} {check()}")
        except Exception as error:  # each document is told of, whatever is wrong with it
            failed += 1
            print(f"WRONG {path.name:24} {type(error).__name__}: {error}")
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
