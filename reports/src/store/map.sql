-- Version 3: what a data map is drawn from beside findings. Days are spelled 2026-01-31.

-- What the system knows of a collection.
ALTER TABLE collection ADD COLUMN records INTEGER;      -- as the system says; null where it does not
ALTER TABLE collection ADD COLUMN modified TEXT;        -- the day of its last change
ALTER TABLE collection ADD COLUMN region TEXT;          -- where it is stored

-- Who else can get at a collection; ids as in docs/inventory.md.
CREATE TABLE exposure (
    collection INTEGER NOT NULL REFERENCES collection ON DELETE CASCADE,
    exposure TEXT NOT NULL,
    PRIMARY KEY (collection, exposure)
) STRICT, WITHOUT ROWID;

ALTER TABLE field ADD COLUMN declared_type TEXT;
ALTER TABLE field ADD COLUMN primary_key INTEGER NOT NULL DEFAULT 0;  -- 1: is the primary key, or a part of it
ALTER TABLE field ADD COLUMN is_unique INTEGER NOT NULL DEFAULT 0;
ALTER TABLE field ADD COLUMN oldest TEXT;               -- day; dates of birth do not count
ALTER TABLE field ADD COLUMN newest TEXT;

-- Fields whose values must be in another field, by its place: declared foreign keys.
CREATE TABLE reference (
    field INTEGER NOT NULL REFERENCES field ON DELETE CASCADE,
    target TEXT NOT NULL,
    PRIMARY KEY (field, target)
) STRICT, WITHOUT ROWID;

-- Values of persons who must not be there any more.
ALTER TABLE category_tally ADD COLUMN suppressed INTEGER NOT NULL DEFAULT 0;

ALTER TABLE verdict ADD COLUMN role TEXT NOT NULL DEFAULT 'dedicated';  -- dedicated, incidental, unlikely
ALTER TABLE verdict ADD COLUMN form TEXT NOT NULL DEFAULT 'plain';      -- plain, hashed, masked

-- Until now a verdict had its confidence and share only.
UPDATE verdict SET role = CASE
    WHEN confidence < 50 THEN 'unlikely'
    WHEN share < 0.6 THEN 'incidental'
    ELSE 'dedicated'
END;

-- Bytes of units that are only counted, as far as they are known.
ALTER TABLE gap_rest ADD COLUMN bytes INTEGER NOT NULL DEFAULT 0;

-- What each scan found, by category: trends. Rows of scans before version 3 are missing.
CREATE TABLE scan_category (
    scan INTEGER NOT NULL REFERENCES scan ON DELETE CASCADE,
    category TEXT NOT NULL,
    fields INTEGER NOT NULL,
    value_count INTEGER NOT NULL,     -- that are not reserved
    PRIMARY KEY (scan, category)
) STRICT, WITHOUT ROWID;
