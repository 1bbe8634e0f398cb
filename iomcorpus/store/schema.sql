-- The store. All of it is derived from the captures, so it can always be made again.
-- Lines are 1-based, bytes 0-based with exclusive ends, dates EDTF, days YYYY-MM-DD.

CREATE TABLE capture (
    id INTEGER PRIMARY KEY,
    name TEXT NOT NULL UNIQUE,     -- path relative to the store's folder
    source TEXT NOT NULL,          -- path as last given
    digest TEXT NOT NULL,          -- of its bytes
    encoding TEXT NOT NULL,
    size INTEGER NOT NULL,         -- in bytes, decompressed
    lines INTEGER NOT NULL,
    strays TEXT NOT NULL,          -- JSON: stray bytes of a UTF-8 file, {line: [columns]}
    settings TEXT NOT NULL,        -- with which it was split
    survey BLOB NOT NULL,          -- what the first pass saw, to decide borders again without reading the file
    summary TEXT NOT NULL          -- JSON: what a person is told of it
) STRICT;

CREATE TABLE record (
    number INTEGER PRIMARY KEY,
    id TEXT NOT NULL,              -- of thousands of copies of one text two may have the same
    capture INTEGER NOT NULL REFERENCES capture (id) ON DELETE CASCADE,
    first_line INTEGER NOT NULL,
    last_line INTEGER NOT NULL,
    start_byte INTEGER NOT NULL,
    end_byte INTEGER NOT NULL,
    skip TEXT NOT NULL,            -- JSON: lines inside that are furniture all the same
    published TEXT,                -- as the capture states it
    updated TEXT,
    inferred TEXT,                 -- as it follows from text and order
    evidence TEXT NOT NULL,        -- JSON
    kind TEXT NOT NULL,
    title TEXT,
    lead TEXT,
    byline TEXT,
    language TEXT NOT NULL,
    body_line INTEGER NOT NULL,
    border TEXT NOT NULL,          -- JSON: why it begins where it does
    filled TEXT,                   -- JSON: what it takes from its copies; not its own, so not in the digest
    date TEXT,                     -- the first of published, filled and inferred that there is
    date_from TEXT,                -- which of them
    date_first TEXT,               -- the days that it covers
    date_last TEXT,
    digest BLOB NOT NULL,          -- of all its own columns
    text TEXT NOT NULL,            -- the lines as decoded; long columns last, so that the others are read without them
    clean TEXT NOT NULL
) STRICT;
CREATE INDEX record_id ON record (id);
CREATE INDEX record_place ON record (capture, first_line);
CREATE INDEX record_date ON record (date_first);

CREATE TABLE furniture (
    capture INTEGER NOT NULL REFERENCES capture (id) ON DELETE CASCADE,
    first_line INTEGER NOT NULL,
    last_line INTEGER NOT NULL,
    start_byte INTEGER NOT NULL,
    end_byte INTEGER NOT NULL,
    reason TEXT NOT NULL,
    digest BLOB NOT NULL,
    text TEXT NOT NULL
) STRICT;
CREATE INDEX furniture_place ON furniture (capture, first_line);

CREATE TABLE print (               -- hashes of paragraphs, by which captures find their twins
    print INTEGER NOT NULL,
    capture INTEGER NOT NULL REFERENCES capture (id) ON DELETE CASCADE,
    PRIMARY KEY (print, capture)
) STRICT, WITHOUT ROWID;
CREATE INDEX print_capture ON print (capture);

-- The index. Datasette knows it by content="record": double quotes, no blanks.
CREATE VIRTUAL TABLE record_fts USING fts5(
    title, clean,
    content="record", content_rowid="number", tokenize="porter unicode61 remove_diacritics 2"
);
