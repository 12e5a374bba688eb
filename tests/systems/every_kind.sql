-- A schema with every kind of relation and of type that a value can stand in. Each holds an address of its own.
CREATE EXTENSION hstore;
CREATE EXTENSION citext;
CREATE SCHEMA "Sales & co";
CREATE DOMAIN mail AS text CHECK (value LIKE '%@%');
CREATE DOMAIN work_mail AS mail;
CREATE TYPE choice AS ENUM ('enum@lumenfield-studio.nl', 'nobody');
CREATE TYPE contact AS (name text, mail text);
CREATE TYPE span AS RANGE (subtype = text);

CREATE TABLE kinds (
    id uuid PRIMARY KEY,
    a_text text,
    a_varchar varchar(80),
    a_char char(80),
    a_citext citext,
    a_domain work_mail,
    an_enum choice,
    a_json json,
    a_jsonb jsonb,
    an_xml xml,
    an_hstore hstore,
    an_array text[],
    a_matrix text[],
    a_composite contact,
    composites contact[],
    a_range span,
    a_name name,
    last_ip inet,
    network cidr,
    device macaddr,
    card_number numeric,
    credit_card bigint,
    date_of_birth date,
    a_bytea bytea,
    a_table bytea,
    a_vector tsvector,
    "column@lumenfield-studio.nl" text
);
INSERT INTO kinds VALUES (
    '6b2c5a2e-6d7b-4f0e-9a53-0d9c1c1f7a10',
    'text@lumenfield-studio.nl',
    'varchar@lumenfield-studio.nl',
    'char@lumenfield-studio.nl',
    'citext@lumenfield-studio.nl',
    'domain@lumenfield-studio.nl',
    'enum@lumenfield-studio.nl',
    '{"user": {"mail": "json@lumenfield-studio.nl"}}',
    '[{"mail": "jsonb@lumenfield-studio.nl"}]',
    '<a href="mailto:xml@lumenfield-studio.nl"/>',
    'mail => hstore@lumenfield-studio.nl',
    ARRAY['nobody', 'array@lumenfield-studio.nl'],
    ARRAY[['nobody', 'no one'], ['none', 'matrix@lumenfield-studio.nl']],
    ROW('Mira Kestrel', 'composite@lumenfield-studio.nl'),
    ARRAY[ROW('Mira Kestrel', 'composites@lumenfield-studio.nl')::contact],
    span('range@lumenfield-studio.nl', 'zzz'),
    'name@lumenfield-studio.nl',
    '84.12.7.9',
    '84.12.8.0/24',
    '3c:22:fb:4a:91:07',
    4539578763621486,
    4916338506082832,
    '1984-03-17',
    convert_to(E'write to bytea@lumenfield-studio.nl\n', 'UTF8'),
    convert_to(E'name,mail\nMira,csv@lumenfield-studio.nl\nAnton,other@lumenfield-studio.nl\n', 'UTF8'),
    to_tsvector('simple', 'vector@lumenfield-studio.nl'),
    NULL
);
COMMENT ON TABLE kinds IS 'ask comment@lumenfield-studio.nl';
COMMENT ON COLUMN kinds.a_text IS 'ask columncomment@lumenfield-studio.nl';

CREATE TABLE parted (id int, part int, mail text) PARTITION BY LIST (part);
CREATE TABLE parted_1 PARTITION OF parted FOR VALUES IN (1) PARTITION BY RANGE (id);
CREATE TABLE parted_1_low PARTITION OF parted_1 FOR VALUES FROM (0) TO (100);
CREATE TABLE parted_rest PARTITION OF parted DEFAULT;
INSERT INTO parted VALUES (1, 1, 'leaf@lumenfield-studio.nl'), (2, 9, 'default@lumenfield-studio.nl');

CREATE TABLE ancestor (mail text);
CREATE TABLE heir () INHERITS (ancestor);
INSERT INTO ancestor VALUES ('ancestor@lumenfield-studio.nl');
INSERT INTO heir VALUES ('heir@lumenfield-studio.nl');

CREATE TABLE "Sales & co"."o/rders" ("E-Mail #1" text PRIMARY KEY);
INSERT INTO "Sales & co"."o/rders" VALUES ('odd@lumenfield-studio.nl');

CREATE UNLOGGED TABLE unlogged AS SELECT 'unlogged@lumenfield-studio.nl' AS mail;
CREATE TABLE large AS SELECT 1 AS id, repeat('nothing to see here. ', 150000) || 'long@lumenfield-studio.nl' AS document;
CREATE MATERIALIZED VIEW materialised AS SELECT 'materialised@lumenfield-studio.nl' AS mail;
CREATE VIEW seen AS SELECT 'view@lumenfield-studio.nl' AS mail;
CREATE SEQUENCE numbers;
SELECT lo_from_bytea(0, convert_to('write to object@lumenfield-studio.nl', 'UTF8'));
