-- The inventory, version 1. Spellings of places are canonical; counts are of values unless they say
-- otherwise. No raw value is in here: previews are masked, registers say nothing without the key.

CREATE TABLE scan (
    id INTEGER PRIMARY KEY,
    started TEXT NOT NULL,            -- RFC 3339
    seconds REAL NOT NULL,
    version TEXT NOT NULL,            -- of domesday
    targets TEXT NOT NULL,            -- JSON array of places
    filtered INTEGER NOT NULL,        -- 1: only a part of what lies below the targets was listed
    min_confidence INTEGER NOT NULL,  -- per cent
    regions TEXT NOT NULL,            -- JSON array
    detectors TEXT NOT NULL,          -- JSON object of id and revision
    listed INTEGER NOT NULL,          -- units; listed = examined + gap_units
    examined INTEGER NOT NULL,
    gap_units INTEGER NOT NULL,
    bytes INTEGER NOT NULL
) STRICT;

CREATE TABLE system (
    id INTEGER PRIMARY KEY,
    place TEXT NOT NULL UNIQUE
) STRICT;

-- A directory, prefix or schema. The counts are those of the scan `scan`; `whole` says whether that
-- scan looked at all of it.
CREATE TABLE dataset (
    id INTEGER PRIMARY KEY,
    system INTEGER NOT NULL REFERENCES system ON DELETE CASCADE,
    scan INTEGER NOT NULL REFERENCES scan,
    place TEXT NOT NULL UNIQUE,
    whole INTEGER NOT NULL,
    listed INTEGER NOT NULL,
    examined INTEGER NOT NULL,
    gap_units INTEGER NOT NULL,
    bytes INTEGER NOT NULL
) STRICT;
CREATE INDEX dataset_system ON dataset (system);

-- A file, object or table in which something was found, that has fields, or of which something was
-- missed. Others are only counted in their dataset.
CREATE TABLE collection (
    id INTEGER PRIMARY KEY,
    dataset INTEGER NOT NULL REFERENCES dataset ON DELETE CASCADE,
    scan INTEGER NOT NULL REFERENCES scan,
    place TEXT NOT NULL UNIQUE,
    media_type TEXT,
    examined INTEGER NOT NULL,        -- 1: whole
    bytes INTEGER NOT NULL
) STRICT;
CREATE INDEX collection_dataset ON collection (dataset);

-- A column, a JSON path (structured = 1), or running text.
CREATE TABLE field (
    id INTEGER PRIMARY KEY,
    collection INTEGER NOT NULL REFERENCES collection ON DELETE CASCADE,
    place TEXT NOT NULL,
    structured INTEGER NOT NULL,
    value_count INTEGER NOT NULL,     -- values that are not empty; 0 for running text
    record_count INTEGER NOT NULL,
    UNIQUE (collection, place)
) STRICT;

CREATE TABLE category_tally (
    field INTEGER NOT NULL REFERENCES field ON DELETE CASCADE,
    category TEXT NOT NULL,
    detector TEXT NOT NULL,
    value_count INTEGER NOT NULL,     -- found, reserved ones among them
    reserved INTEGER NOT NULL,
    distinct_estimate INTEGER NOT NULL, -- of those that are not reserved
    low INTEGER NOT NULL,             -- values of low confidence, and so on
    medium INTEGER NOT NULL,
    high INTEGER NOT NULL,
    confidence INTEGER NOT NULL,      -- mean, per cent
    evidence TEXT NOT NULL,           -- ids, separated by a space
    previews TEXT NOT NULL,           -- JSON array of masks
    registers BLOB,                   -- of the distinct count; only when hashed under a secret key
    PRIMARY KEY (field, category, detector)
) STRICT, WITHOUT ROWID;
CREATE INDEX category_tally_category ON category_tally (category);

CREATE TABLE verdict (
    field INTEGER NOT NULL REFERENCES field ON DELETE CASCADE,
    category TEXT NOT NULL,
    detector TEXT NOT NULL,
    confidence INTEGER NOT NULL,
    share REAL NOT NULL,
    evidence TEXT NOT NULL,
    PRIMARY KEY (field, category, detector)
) STRICT, WITHOUT ROWID;

-- What was not read: a whole unit (collection is null), or a part of a collection.
CREATE TABLE gap (
    id INTEGER PRIMARY KEY,
    dataset INTEGER NOT NULL REFERENCES dataset ON DELETE CASCADE,
    collection INTEGER REFERENCES collection ON DELETE CASCADE,
    place TEXT NOT NULL,
    reason TEXT NOT NULL,
    detail TEXT NOT NULL,
    bytes INTEGER
) STRICT;
CREATE INDEX gap_dataset ON gap (dataset);
CREATE INDEX gap_collection ON gap (collection);
CREATE INDEX gap_place ON gap (place);

-- Units that were not read and are not named in `gap`: beyond a thousand of one reason in a dataset
-- they are only counted.
CREATE TABLE gap_rest (
    dataset INTEGER NOT NULL REFERENCES dataset ON DELETE CASCADE,
    reason TEXT NOT NULL,
    units INTEGER NOT NULL,
    PRIMARY KEY (dataset, reason)
) STRICT, WITHOUT ROWID;
