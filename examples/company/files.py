"""What the company keeps outside of its database: exports, applications, mail and logs in files; backups in S3."""

import csv
import datetime
import gzip
import io
import json

import documents

PORTRAIT = ["Profile: ten years in software, likes clear interfaces.", "Experience: 2016 to 2024 developer, Ridge Software",
            "Education: degree in computer science, 2015", "Languages: English, German"]


def table(header, rows):
    """Rows as CSV."""
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\n")
    writer.writerow(header)
    writer.writerows(rows)
    return out.getvalue().encode()


def moment(rows, day):
    """A moment as logs of web servers write it."""
    r = rows.random
    return f"{day.strftime('%d/%b/%Y')}:{r.randrange(24):02}:{r.randrange(60):02}:{r.randrange(60):02} +0000"


def access_log(rows, day, lines):
    """A log of a web server in the combined format."""
    m, r = rows.maker, rows.random
    pages = ["/", "/pricing", "/docs/install", "/contact"]
    return "".join(
        f'{m.ip()} - - [{moment(rows, day)}] "GET {r.choice(pages)} HTTP/1.1" 200 {r.randrange(400, 90000)} "-" '
        f'"{m.agent()}"\n' for _ in range(lines)
    ).encode()


def weekly(rows):
    """Hits a week, of nobody."""
    return table(["week", "hits"], ([rows.today - datetime.timedelta(weeks=w), rows.random.randrange(10**6)] for w in range(200)))


def in_files(rows):
    """(path, content) of every file."""
    r, m, today = rows.random, rows.maker, rows.today
    people = rows.customers
    day = datetime.timedelta(days=1)
    size = max(20, len(people) // 30)
    for week in range(1, 7):
        exported = today - 7 * week * day
        for part in range(2):
            some = r.sample(people, size)
            yield (f"exports/customers/dt={exported}/part-{part:05}.csv",
                   table(["customer_no", "first_name", "last_name", "email", "phone", "exported_at"],
                         ([f"C-{r.randrange(10**6):06}", p["given"], p["family"], p["email"], p["phone"], exported]
                          for p in some)))
    users = {p["username"]: {"email": p["email"], "newsletter": r.random() < 0.5, "theme": r.choice(["dark", "light"])}
             for p in people[:4 * size]}
    yield "exports/preferences.json", json.dumps(users, indent=1, ensure_ascii=False).encode()
    yield ("exports/contacts.xlsx",
           documents.xlsx([["Name", "E-mail", "Telephone"]] + [[p["name"], p["email"], p["phone"]] for p in people[:size]],
                          "Contacts"))
    # A colleague's old laptop was copied before it was thrown away.
    yield ("shared/old-laptop/leads final (2).csv",
           table(["name", "mail", "mobile", "notes"],
                 ([p["name"], p["email"], p["phone"], "met at the fair"] for p in people[:size])))
    yield ("shared/old-laptop/addresses.csv",
           table(["name", "street", "postcode", "city"],
                 ([p["name"], p["street"], p["postcode"], p["town"]] for p in people[size:2 * size])))
    for number, person in enumerate(rows.applicants):
        lines = ["Curriculum vitae", f"Name: {person['name']}", f"Address: {person['street']}, {person['postcode']} "
                 f"{person['town']}", f"Telephone: {person['phone']}", f"E-mail: {person['email']}",
                 f"Date of birth: {person['born']}"] + PORTRAIT
        name = f"cvs/application-{number:04}"
        if number % 3 == 0:
            yield f"{name}.txt", "\n".join(lines).encode()
        elif number % 3 == 1:
            yield f"{name}.docx", documents.docx(lines)
        else:
            yield f"{name}.pdf", documents.pdf(lines)
    mails = [mail(rows, number) for number in range(max(20, len(people) // 200))]
    for number, text in enumerate(mails[: len(mails) // 2]):
        yield f"mail/support/{number:05}.eml", text.encode()
    yield "mail/support.mbox", "".join(f"From support@tidewright-software.com Mon Jan  5 10:00:00 2026\n{text}\n\n"
                                       for text in mails[len(mails) // 2:]).encode()
    for number in range(1, 31):
        yield f"logs/web-{today - number * day}.log", access_log(rows, today - number * day, max(20, len(people) // 100))
    yield ("training/registrations.csv",
           table(["participant", "email", "course", "held_on"],
                 ([p["name"], p["email"], r.choice(["Administration", "Interfaces"]), rows.ago(10, 300)]
                  for p in people[:size])))
    yield ("training/feedback-per-course.csv",
           table(["course", "quarter", "participants", "average_mark"],
                 ([c, f"2026-Q{q}", r.randrange(5, 60), f"{r.uniform(1, 3):.1f}"] for c in ("Administration", "Interfaces")
                  for q in range(1, 5))))
    # What no scanner reads: the map must say so.
    yield "archive/payroll-2021.zip", documents.locked_zip("payroll.csv", r.randbytes(40_000))
    yield "archive/building.dwg", b"AC1032" + bytes(7) + r.randbytes(8_000)
    yield "archive/broken-upload.csv.gz", gzip.compress(weekly(rows), mtime=0)[:600]


def mail(rows, number):
    """A mail of a customer to the support."""
    person = rows.random.choice(rows.customers)
    day = rows.ago(5, 600)
    name = person["name"].encode("ascii", "ignore").decode()
    return (f"From: {name} <{person['email']}>\nTo: support@tidewright-software.com\n"
            f"Date: {day.strftime('%a, %d %b %Y')} 09:1{number % 10}:00 +0000\nSubject: Question {number}\n"
            "MIME-Version: 1.0\nContent-Type: text/plain; charset=utf-8\nContent-Transfer-Encoding: 8bit\n\n"
            f"Hello,\n\nthe planner shows the wrong week. Please call me: {person['phone']}.\n\n"
            f"Best wishes\n{person['name']}\n")


def in_bucket(rows):
    """(key, content, storage class) of every object."""
    r, today = rows.random, rows.today
    people = rows.customers
    day = datetime.timedelta(days=1)
    for week in range(1, 5):
        made = today - 7 * week * day
        yield f"backups/crm-{made}.sql.gz", gzip.compress(dump(rows, made, r.sample(people, max(20, len(people) // 15))),
                                                         mtime=0), None
    yield "backups/cold/crm-2023.sql.gz", gzip.compress(dump(rows, today, people[:20]), mtime=0), "GLACIER"
    for number in range(1, 15):
        date = today - number * day
        log = access_log(rows, date, max(50, len(people) // 30))
        yield f"logs/edge/dt={date}/part-00000.log.gz", gzip.compress(log, mtime=0), None
    # Made for a campaign two years ago, and forgotten.
    old = today - 700 * day
    yield ("exports/campaign/customers.csv",
           table(["email", "first_name", "last_name", "country", "exported_at"],
                 ([p["email"], p["given"], p["family"], p["country"], old] for p in people[: max(20, len(people) // 6)])),
           None)


def dump(rows, made, some):
    """A part of the database, as a backup writes it."""
    lines = "".join(
        f"INSERT INTO customers VALUES ({n}, '{p['given']}', '{p['family']}', '{p['email']}', '{p['phone']}', '{made}');\n"
        for n, p in enumerate(some, 1)
    )
    return ("CREATE TABLE customers (id integer PRIMARY KEY, first_name text, last_name text, email text, phone text, "
            f"saved_on date);\n{lines}").encode()
