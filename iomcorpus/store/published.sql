-- A store for Datasette and its like: no state of ours, every place labelled, JSON in columns of lists.
-- What each column means stands in output/schema.py and output/datasette.py, of which metadata.json is made.

CREATE TABLE capture (
    id INTEGER PRIMARY KEY,
    name TEXT NOT NULL UNIQUE,
    source TEXT NOT NULL,
    url TEXT,
    retrieved TEXT,
    language TEXT,
    encoding TEXT NOT NULL,
    bytes INTEGER NOT NULL,
    lines INTEGER NOT NULL
);
CREATE TABLE record (
    number INTEGER PRIMARY KEY,
    id TEXT NOT NULL,
    heading TEXT NOT NULL,
    date TEXT,
    date_from TEXT,
    capture INTEGER NOT NULL REFERENCES capture (id),
    first_line INTEGER NOT NULL,
    last_line INTEGER NOT NULL,
    kind TEXT NOT NULL,
    title TEXT,
    lead TEXT,
    byline TEXT,
    language TEXT NOT NULL,
    first_day TEXT,
    last_day TEXT,
    published TEXT,
    updated TEXT,
    inferred TEXT,
    cluster TEXT,
    relation TEXT,
    similarity REAL,
    kept INTEGER REFERENCES record (number) DEFERRABLE INITIALLY DEFERRED,
    start_byte INTEGER NOT NULL,
    end_byte INTEGER NOT NULL,
    body_line INTEGER NOT NULL,
    skip TEXT NOT NULL,
    evidence TEXT NOT NULL,
    filled TEXT,
    clean TEXT NOT NULL,
    text TEXT NOT NULL
);
CREATE TABLE furniture (
    id INTEGER PRIMARY KEY,
    capture INTEGER NOT NULL REFERENCES capture (id),
    first_line INTEGER NOT NULL,
    last_line INTEGER NOT NULL,
    start_byte INTEGER NOT NULL,
    end_byte INTEGER NOT NULL,
    reason TEXT NOT NULL,
    text TEXT NOT NULL
);
CREATE TABLE person (
    id TEXT PRIMARY KEY,
    name TEXT NOT NULL,
    mentions INTEGER,
    with_copies INTEGER,
    records INTEGER,
    first_day TEXT,
    last_day TEXT
);
CREATE TABLE mention (
    id INTEGER PRIMARY KEY,
    record INTEGER NOT NULL REFERENCES record (number),
    type TEXT NOT NULL,
    surface TEXT NOT NULL,
    meaning TEXT NOT NULL,
    person TEXT REFERENCES person (id),
    role TEXT,
    org TEXT,
    organisation TEXT,
    value TEXT,
    first_day TEXT,
    last_day TEXT,
    number REAL,
    low REAL,
    high REAL,
    ratio TEXT,
    unit TEXT,
    "of" TEXT,
    approx TEXT,
    kind TEXT,
    relative INTEGER,
    doubt TEXT,
    indirect INTEGER,
    name TEXT,
    phones TEXT,
    emails TEXT,
    line INTEGER NOT NULL,
    start INTEGER NOT NULL,
    "end" INTEGER NOT NULL,
    rule TEXT NOT NULL,
    confidence REAL NOT NULL
);

CREATE VIEW record_flat AS
SELECT
    record.number, record.id, record.date, record.date_from, record.kind, record.heading, record.lead, record.byline,
    (SELECT group_concat(name, '; ') FROM (
        SELECT DISTINCT person.name FROM mention JOIN person ON person.id = mention.person
        WHERE mention.record = record.number AND mention.type = 'person' ORDER BY person.name
    )) AS people,
    (SELECT group_concat(organisation, '; ') FROM (
        SELECT DISTINCT organisation FROM mention
        WHERE mention.record = record.number AND type = 'organisation' ORDER BY organisation
    )) AS organisations,
    capture.name AS source, record.first_line, record.last_line, record.language, record.relation, record.kept,
    capture.url, capture.retrieved, record.clean
FROM record JOIN capture ON capture.id = record.capture;
CREATE VIEW mention_flat AS
SELECT
    mention.id, record.date, record.date_from, mention.type, mention.surface, mention.meaning,
    person.name AS person, mention.role, mention.org, mention.organisation, mention.value, mention.number, mention.low,
    mention.high, mention.unit, mention."of", mention.approx, record.heading, capture.name AS source, mention.line,
    record.id AS record_id, record.number AS record_number
FROM mention
JOIN record ON record.number = mention.record
JOIN capture ON capture.id = record.capture
LEFT JOIN person ON person.id = mention.person;

-- Datasette and sqlite-utils know it by content="record": double quotes, no blanks.
CREATE VIRTUAL TABLE record_fts USING fts5(
    title, clean,
    content="record", content_rowid="number", tokenize="porter unicode61 remove_diacritics 2"
);
