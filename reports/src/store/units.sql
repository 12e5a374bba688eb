-- The inventory, version 2: samples, and outcomes of units for scans to come.

-- Of a table that was read as a random sample: how many records were examined, and of how many.
ALTER TABLE collection ADD COLUMN sample_records INTEGER;
ALTER TABLE collection ADD COLUMN sample_of INTEGER;
ALTER TABLE collection ADD COLUMN sample_estimated INTEGER; -- 1: sample_of is an estimate
-- With 95 % confidence, records with something of which none was seen are fewer than this share.
ALTER TABLE collection ADD COLUMN sample_missed_below REAL;

-- What became of units whose systems tell when they change: a later scan with the same settings takes
-- the outcome over instead of reading an unchanged unit again. No raw value is in here, as in the rest.
CREATE TABLE unit (
    place TEXT PRIMARY KEY,
    version TEXT NOT NULL,            -- changes with the content
    fingerprint INTEGER NOT NULL,     -- of everything that decides what is found
    outcome TEXT NOT NULL             -- JSON, an internal form
) STRICT, WITHOUT ROWID;
