"""The company's database: what its SQL looks like, and the rows of its tables."""

import datetime
import json

SCHEMA = """
CREATE SCHEMA crm; CREATE SCHEMA billing; CREATE SCHEMA hr; CREATE SCHEMA support;
CREATE SCHEMA analytics; CREATE SCHEMA product; CREATE SCHEMA marketing; CREATE SCHEMA procurement;
CREATE SCHEMA hosted;
CREATE TABLE product.products (id integer PRIMARY KEY, sku varchar(20) UNIQUE NOT NULL, name text NOT NULL,
    description text, price numeric(10,2) NOT NULL);
CREATE TABLE crm.customers (id integer PRIMARY KEY, company text NOT NULL, first_name text NOT NULL,
    last_name text NOT NULL, email varchar(120) UNIQUE NOT NULL, phone varchar(40), fax varchar(40),
    country char(2) NOT NULL, created_at timestamptz NOT NULL);
CREATE TABLE crm.addresses (id integer PRIMARY KEY, customer_id integer NOT NULL REFERENCES crm.customers,
    street text NOT NULL, postcode varchar(12) NOT NULL, city text NOT NULL, country char(2) NOT NULL);
CREATE TABLE crm.contacts (id integer PRIMARY KEY, customer_id integer NOT NULL REFERENCES crm.customers,
    full_name text NOT NULL, job_title text, email varchar(120) NOT NULL, mobile varchar(40));
CREATE TABLE crm.orders (id integer PRIMARY KEY, customer_id integer NOT NULL REFERENCES crm.customers,
    ordered_at timestamptz NOT NULL, status text NOT NULL, total numeric(12,2) NOT NULL);
CREATE TABLE crm.order_items (order_id integer NOT NULL REFERENCES crm.orders, line smallint NOT NULL,
    product_id integer NOT NULL REFERENCES product.products, quantity smallint NOT NULL, price numeric(10,2) NOT NULL,
    PRIMARY KEY (order_id, line));
CREATE TABLE billing.payment_cards (id integer PRIMARY KEY, customer_id integer NOT NULL REFERENCES crm.customers,
    card_holder text NOT NULL, card_number varchar(19) NOT NULL, expires char(5) NOT NULL, shown_as varchar(25) NOT NULL);
CREATE TABLE billing.invoices (id integer PRIMARY KEY, order_id integer NOT NULL REFERENCES crm.orders,
    customer_id integer NOT NULL REFERENCES crm.customers, bill_to text NOT NULL, iban varchar(34), amount numeric(12,2),
    issued_on date NOT NULL);
CREATE TABLE hr.employees (id integer PRIMARY KEY, first_name text NOT NULL, last_name text NOT NULL,
    work_email varchar(120) UNIQUE NOT NULL, phone varchar(40), date_of_birth date NOT NULL, gender text,
    home_address text, iban varchar(34), salary integer NOT NULL, hired_on date NOT NULL);
CREATE TABLE hr.applicants (id integer PRIMARY KEY, full_name text NOT NULL, email varchar(120) NOT NULL,
    phone varchar(40), date_of_birth date, position text NOT NULL, applied_on date NOT NULL);
CREATE TABLE support.tickets (id integer PRIMARY KEY, customer_id integer NOT NULL REFERENCES crm.customers,
    opened_at timestamptz NOT NULL, subject text NOT NULL, body text NOT NULL, state text NOT NULL);
CREATE TABLE product.accounts (id integer PRIMARY KEY, customer_id integer NOT NULL REFERENCES crm.customers,
    username varchar(60) UNIQUE NOT NULL, password_hash char(64) NOT NULL, created_at timestamptz NOT NULL);
CREATE TABLE product.logins (id integer PRIMARY KEY, account_id integer NOT NULL REFERENCES product.accounts,
    logged_in_at timestamptz NOT NULL, ip_address inet NOT NULL, user_agent text NOT NULL);
CREATE TABLE product.audit_log (id integer PRIMARY KEY, at timestamptz NOT NULL, action text NOT NULL, details jsonb NOT NULL);
CREATE TABLE analytics.visits (id integer PRIMARY KEY, visited_at timestamptz NOT NULL, visitor_email varchar(120),
    ip_address inet NOT NULL, user_agent text NOT NULL, page text NOT NULL, session_cookie varchar(80) NOT NULL);
CREATE TABLE analytics.mail_clicks (id integer PRIMARY KEY, clicked_at timestamptz NOT NULL, link text NOT NULL);
CREATE TABLE analytics.weekly_hits (week date NOT NULL, page text NOT NULL, hits integer NOT NULL, PRIMARY KEY (week, page));
CREATE TABLE marketing.newsletter (id integer PRIMARY KEY, email varchar(120) NOT NULL, first_name text,
    consented_at timestamptz, unsubscribed boolean NOT NULL);
CREATE TABLE marketing.prospects (id integer PRIMARY KEY, full_name text NOT NULL, email varchar(120) NOT NULL,
    company text, met_at text NOT NULL, met_on date NOT NULL);
CREATE TABLE procurement.suppliers (id integer PRIMARY KEY, company text NOT NULL, kind text NOT NULL,
    contact_name text NOT NULL, contact_email varchar(120) NOT NULL, contact_phone varchar(40), iban varchar(34));
CREATE TABLE hosted.members (id integer PRIMARY KEY, full_name text NOT NULL, email varchar(120) NOT NULL,
    phone varchar(40), joined_on date NOT NULL);
"""

AFTER = """
COMMENT ON TABLE crm.customers IS 'One row for each person who orders for a customer company';
COMMENT ON COLUMN crm.customers.fax IS 'Kept for old contracts; not asked for any more';
COMMENT ON COLUMN billing.payment_cards.shown_as IS 'What the customer sees of the number';
COMMENT ON COLUMN product.accounts.password_hash IS 'SHA-256 with a salt of the account';
COMMENT ON SCHEMA hosted IS 'Data of the customer Harrowfen: instructions by contract only';
GRANT USAGE ON SCHEMA marketing TO PUBLIC;
GRANT SELECT ON marketing.prospects TO PUBLIC;
ANALYZE;
"""

PRODUCTS = ["Ledger", "Router", "Planner", "Archive", "Gateway", "Monitor", "Beacon", "Composer", "Index", "Relay"]
PAGES = ["/", "/pricing", "/docs/install", "/docs/backup", "/blog/release-notes", "/contact", "/events", "/careers"]
TITLES = ["Head of purchasing", "System administrator", "Accountant", "Operations manager", "Developer", "Director"]
POSITIONS = ["Developer", "Support engineer", "Accountant", "Product manager", "Tester", "Sales manager"]
ISSUES = [
    ("Cannot log in", "Hello, since the update I cannot log in any more. Please call me at {phone}.\n\nRegards,\n{name}"),
    ("Invoice", "Please send last month's invoice to {email} again, the first one did not arrive. Thank you, {name}"),
    ("Moved", "We have moved. Our new address: {street}, {postcode} {town}. {name}"),
    ("Backup fails", "The nightly backup stops at 80 per cent. The log says that the disk is full."),
    ("Question", "Is there a version for Linux on ARM? Best wishes, {name}"),
    ("Slow", "The planner needs a minute for a week with forty projects. It was fast before."),
]


class Rows:
    """The rows of every table; the people in them are shared with files and objects."""

    def __init__(self, maker, people, today):
        self.maker, self.random, self.today = maker, maker.random, today
        self.customers = [maker.person() for _ in range(people)]
        for person in self.customers:
            person["company"] = maker.company(person["country"])
            person["since"] = self.ago(30, 6 * 365)
        self.employees = [maker.person("NL") for _ in range(max(20, people // 100))]
        for person in self.employees:
            person["email"] = f"{person['username']}@tidewright-software.com"
        self.applicants = [maker.person() for _ in range(max(30, people // 100))]
        self.prospects = [maker.person() for _ in range(max(30, people // 20))]
        # Every fortieth subscriber unsubscribed, and was taken off; some came back with an old list.
        self.subscribers = self.customers[::2]
        self.unsubscribed = self.customers[1::40]
        self.suppressed_present = self.unsubscribed[::3]

    def ago(self, least, most):
        """A day between so many days ago."""
        return self.today - datetime.timedelta(days=self.random.randrange(least, most))

    def at(self, day):
        """A moment of a day."""
        r = self.random
        return f"{day}T{r.randrange(24):02}:{r.randrange(60):02}:{r.randrange(60):02}Z"

    def tables(self):
        """Name, and rows, of each table, in an order that foreign keys allow."""
        m, r = self.maker, self.random
        products = range(1, len(PRODUCTS) + 1)
        yield "product.products", ([n, f"TW-{n:04}", f"Tidewright {PRODUCTS[n - 1]}", "Licence for one year", 90 + 35 * n]
                                   for n in products)
        people = list(enumerate(self.customers, 1))
        yield "crm.customers", ([n, p["company"], p["given"], p["family"], p["email"], p["phone"],
                                 p["fax"] if n % 7 == 0 else None, p["country"], self.at(p["since"])] for n, p in people)
        yield "crm.addresses", ([n, n, p["street"], p["postcode"], p["town"], p["country"]] for n, p in people)
        contacts = ((n, m.person(p["country"])) for n, p in people if n % 3 == 0)
        yield "crm.contacts", ([i, n, p["name"], r.choice(TITLES), p["email"], p["phone"]]
                               for i, (n, p) in enumerate(contacts, 1))
        orders = [(i, r.randrange(1, len(people) + 1)) for i in range(1, len(people) + len(people) // 3)]
        days = {i: self.ago(1, 5 * 365) for i, _ in orders}
        yield "crm.orders", ([i, n, self.at(days[i]), r.choice(["paid", "open", "shipped"]), r.randrange(90, 9000)]
                             for i, n in orders)
        yield "crm.order_items", ([i, line, r.choice(products), r.randrange(1, 20), r.randrange(90, 440)]
                                  for i, _ in orders for line in range(1, r.randrange(2, 4)))
        yield "billing.payment_cards", (self.card(i, n, p) for i, (n, p) in enumerate(people[::3], 1))
        yield "billing.invoices", ([i, i, n, self.customers[n - 1]["name"], m.iban() if i % 2 else None,
                                    r.randrange(90, 9000), days[i]] for i, n in orders)
        yield "hr.employees", ([n, p["given"], p["family"], p["email"], p["phone"], p["born"],
                                r.choice(["female", "male"]), f"{p['street']}, {p['postcode']} {p['town']}", m.iban(),
                                r.randrange(32, 95) * 1000, self.ago(60, 12 * 365)]
                               for n, p in enumerate(self.employees, 1))
        # Rejected applications should go after six months: some of the last three years are still here.
        yield "hr.applicants", ([n, p["name"], p["email"], p["phone"], p["born"], r.choice(POSITIONS),
                                 self.ago(5, 150) if n % 4 else self.ago(400, 1000)]
                                for n, p in enumerate(self.applicants, 1))
        yield "support.tickets", (self.ticket(i) for i in range(1, max(200, len(people) // 5)))
        accounts = people[::2]
        yield "product.accounts", ([i, n, p["username"], m.hexadecimal(64), self.at(p["since"])]
                                   for i, (n, p) in enumerate(accounts, 1))
        yield "product.logins", ([i, r.randrange(1, len(accounts) + 1), self.at(self.ago(0, 80)), m.ip(), m.agent()]
                                 for i in range(1, len(people)))
        yield "product.audit_log", ([i, self.at(self.ago(0, 80)), r.choice(["login", "export", "change-password"]),
                                     json.dumps({"user": r.choice(accounts)[1]["username"], "ip": m.ip()})]
                                    for i in range(1, max(100, len(people) // 10)))
        yield "analytics.visits", (self.visit(i) for i in range(1, len(people)))
        yield "analytics.mail_clicks", ([i, self.at(self.ago(0, 300)), self.click()] for i in range(1, len(people) // 10))
        weeks = [self.today - datetime.timedelta(weeks=w) for w in range(1, 53)]
        yield "analytics.weekly_hits", ([week, page, r.randrange(20, 4000)] for week in weeks for page in PAGES)
        yield "marketing.newsletter", ([i, p["email"], p["given"], self.at(self.ago(10, 900)), False] for i, p in
                                       enumerate(self.subscribers + self.suppressed_present, 1))
        yield "marketing.prospects", ([n, p["name"], p["email"], m.company(p["country"]),
                                       r.choice(["spring fair", "users' day", "webinar"]), self.ago(10, 600)]
                                      for n, p in enumerate(self.prospects, 1))
        suppliers = [m.person() for _ in range(max(20, len(people) // 200))]
        yield "procurement.suppliers", ([n, m.company(p["country"]), r.choice(["reseller", "distributor", "vendor",
                                         "subcontractor", "consultant", "service provider"]), p["name"], p["email"],
                                         p["phone"], m.iban()] for n, p in enumerate(suppliers, 1))
        members = (m.person("GB") for _ in range(max(50, len(people) // 20)))
        yield "hosted.members", ([n, p["name"], p["email"], p["phone"], self.ago(20, 700)]
                                 for n, p in enumerate(members, 1))

    def card(self, i, n, person):
        """A payment card and how it is shown."""
        number, r = self.maker.card(), self.random
        expires = f"{r.randrange(1, 13):02}/{(self.today.year + r.randrange(1, 5)) % 100:02}"
        return [i, n, person["name"], number, expires, f"**** **** **** {number[-4:]}"]

    def ticket(self, i):
        """A request for support: some say who and where they are, and a few a card, which nobody asked them for."""
        n = self.random.randrange(len(self.customers))
        person = self.customers[n]
        subject, body = self.random.choice(ISSUES)
        body = body.format(**person)
        if i % 25 == 0:
            body += f"\nPlease charge my credit card {self.maker.card()} for the renewal."
        return [i, n + 1, self.at(self.ago(0, 700)), subject, body, self.random.choice(["open", "closed"])]

    def visit(self, i):
        """A visit to the web site: some pages know who is there."""
        m = self.maker
        email = self.random.choice(self.customers)["email"] if i % 3 == 0 else None
        cookie = f"GA1.2.{self.random.randrange(10**8, 10**9)}.{self.random.randrange(1_600_000_000, 1_700_000_000)}"
        return [i, self.at(self.ago(0, 380)), email, m.ip(), m.agent(), self.random.choice(PAGES), cookie]

    def click(self):
        """A link in a mail that tells who followed it."""
        person = self.random.choice(self.customers)
        page = self.random.choice(PAGES)
        return f"https://www.tidewright-software.com{page}?utm_source=news&email={person['email']}"


def copied(value):
    """A value in the text format of COPY."""
    if value is None:
        return "\\N"
    if value is True or value is False:
        return "t" if value else "f"
    return str(value).replace("\\", "\\\\").replace("\t", "\\t").replace("\n", "\\n").replace("\r", "\\r")


def write_sql(rows, out):
    """The whole database as SQL for psql."""
    out.write("\\set ON_ERROR_STOP on\nSET client_min_messages = warning;\n" + SCHEMA)
    for name, table in rows.tables():
        out.write(f"COPY {name} FROM stdin;\n")
        for row in table:
            out.write("\t".join(map(copied, row)) + "\n")
        out.write("\\.\n")
    out.write(AFTER)
