-- Views that answer the usual questions: docs/inventory.md. They hold nothing of their own.

-- One row for each field and category. Of several detectors values are added; the verdict that says most counts.
CREATE VIEW personal_field AS
WITH tally AS (
    SELECT field, category,
           sum(value_count) AS value_count,
           sum(reserved) AS reserved,
           sum(suppressed) AS suppressed,
           sum(distinct_estimate) AS distinct_estimate,
           sum(confidence * value_count) / max(sum(value_count), 1) AS confidence
    FROM category_tally GROUP BY field, category
), ranked AS (
    SELECT v.*, row_number() OVER (
        PARTITION BY v.field, v.category
        ORDER BY CASE role WHEN 'dedicated' THEN 0 WHEN 'incidental' THEN 1 ELSE 2 END, confidence DESC,
                 share DESC, detector
    ) AS rank
    FROM verdict v JOIN field f ON f.id = v.field WHERE f.structured = 1
), found AS (
    SELECT field, category FROM tally UNION SELECT field, category FROM ranked
)
SELECT s.place AS system,
       d.place AS dataset,
       c.place AS collection,
       f.place AS field,
       found.category AS category,
       coalesce(v.role, CASE WHEN t.confidence < 50 THEN 'unlikely' ELSE 'incidental' END) AS role,
       coalesce(v.form, 'plain') AS form,
       coalesce(v.confidence, t.confidence) AS confidence,
       v.share AS share,
       coalesce(t.value_count, 0) AS value_count,
       coalesce(t.reserved, 0) AS reserved,
       coalesce(t.suppressed, 0) AS suppressed,
       coalesce(t.distinct_estimate, 0) AS distinct_estimate,
       f.structured AS structured,
       f.declared_type AS declared_type,
       f.oldest AS oldest,
       f.newest AS newest
FROM found
JOIN field f ON f.id = found.field
JOIN collection c ON c.id = f.collection
JOIN dataset d ON d.id = c.dataset
JOIN system s ON s.id = d.system
LEFT JOIN tally t ON t.field = found.field AND t.category = found.category
LEFT JOIN ranked v ON v.field = found.field AND v.category = found.category AND v.rank = 1;

-- One row for each collection with personal data. `distinct_estimate` is that of the field with most.
CREATE VIEW personal_collection AS
SELECT p.system AS system,
       p.dataset AS dataset,
       p.collection AS collection,
       group_concat(DISTINCT p.category) AS categories,
       count(DISTINCT p.field) AS fields,
       sum(p.value_count) AS value_count,
       max(p.distinct_estimate) AS distinct_estimate,
       c.media_type AS media_type,
       c.records AS records,
       c.modified AS modified,
       c.region AS region,
       c.examined AS examined,
       c.sample_missed_below AS sample_missed_below,
       min(p.oldest) AS oldest,
       max(p.newest) AS newest
FROM personal_field p JOIN collection c ON c.place = p.collection
WHERE p.role <> 'unlikely'
GROUP BY p.collection;

-- One row for each category. `distinct_estimate` is that of the field with most: at least so many.
CREATE VIEW category_total AS
SELECT category,
       count(*) AS fields,
       count(DISTINCT collection) AS collections,
       count(DISTINCT system) AS systems,
       sum(role = 'dedicated') AS dedicated_fields,
       sum(value_count) AS value_count,
       sum(reserved) AS reserved,
       max(distinct_estimate) AS distinct_estimate
FROM personal_field WHERE role <> 'unlikely'
GROUP BY category;

-- What was not read. `place` is null for units that are only counted.
CREATE VIEW unread AS
SELECT s.place AS system, d.place AS dataset, g.place AS place, g.reason AS reason, g.detail AS detail,
       1 AS units, g.bytes AS bytes, g.collection IS NULL AS whole_unit
FROM gap g JOIN dataset d ON d.id = g.dataset JOIN system s ON s.id = d.system
UNION ALL
SELECT s.place, d.place, NULL, r.reason, '', r.units, r.bytes, 1
FROM gap_rest r JOIN dataset d ON d.id = r.dataset JOIN system s ON s.id = d.system;

-- Collections with personal data that others can get at: one row for each way.
CREATE VIEW exposed_personal_data AS
SELECT p.system AS system, p.dataset AS dataset, p.collection AS collection, e.exposure AS exposure,
       p.categories AS categories, p.fields AS fields, p.value_count AS value_count
FROM personal_collection p
JOIN collection c ON c.place = p.collection
JOIN exposure e ON e.collection = c.id;

-- One row for each dataset: what was listed and what became of it.
CREATE VIEW coverage AS
SELECT s.place AS system, d.place AS dataset, scan.started AS scanned, d.whole AS whole, d.listed AS listed,
       d.examined AS examined, d.gap_units AS gap_units, d.bytes AS bytes,
       CASE WHEN d.listed = 0 THEN 1.0 ELSE CAST(d.examined AS REAL) / d.listed END AS share
FROM dataset d JOIN system s ON s.id = d.system JOIN scan ON scan.id = d.scan;
