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
    summary TEXT NOT NULL,         -- JSON: what a person is told of it
    url TEXT,                      -- what a sidecar says of it, as all that follows: its records carry that
    retrieved TEXT,                -- when the page was saved, EDTF
    language TEXT,                 -- in place of what the texts look like
    seal BLOB NOT NULL             -- digest of all that and of its prints
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
-- All that a period asks, and whether facts rest on the date that a record has, so that records are left alone.
CREATE INDEX record_date ON record (date_first, date_last, capture, date);

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

CREATE TABLE cut (                 -- captures as their own cues cut them, to show others borders; once it was asked for
    capture INTEGER PRIMARY KEY REFERENCES capture (id) ON DELETE CASCADE,
    cut BLOB NOT NULL,
    seal BLOB NOT NULL             -- digest of all that
) STRICT;
CREATE TABLE shown (               -- what others show of a capture, where they show anything
    capture INTEGER PRIMARY KEY REFERENCES capture (id) ON DELETE CASCADE,
    shown BLOB NOT NULL,
    seal BLOB NOT NULL             -- digest of all that
) STRICT;

-- Facts. A mention stands at a line and columns of its capture; fields of other types are NULL.
CREATE TABLE mention (
    record INTEGER NOT NULL REFERENCES record (number) ON DELETE CASCADE,
    line INTEGER NOT NULL,
    start INTEGER NOT NULL,        -- columns of the raw line
    "end" INTEGER NOT NULL,
    type TEXT NOT NULL,            -- date, person, figure, quote, contact, organisation; name: nobody is known by it
    surface TEXT NOT NULL,
    rule TEXT NOT NULL,            -- which found it
    confidence REAL NOT NULL,      -- 0 to 1
    value TEXT,                    -- of a date, EDTF
    kind TEXT,                     -- of a date: published or mention
    relative INTEGER,              -- of a date: its value needs the record's date
    doubt TEXT,                    -- of a date: what in the text contradicts it
    first_day TEXT,                -- the days that a date covers
    last_day TEXT,
    number ANY,                    -- of a figure
    low ANY,                       -- of a figure: bounds of a range
    high ANY,
    ratio TEXT,                    -- of a figure, JSON: [1, 7]
    unit TEXT,                     -- what is counted; ISO 4217 codes for money
    "of" TEXT,                     -- base of a share
    approx TEXT,
    name TEXT,                     -- of a person or contact, as the record has it
    who INTEGER,                   -- the record's person: persona (record, who)
    person TEXT REFERENCES person (id) DEFERRABLE INITIALLY DEFERRED,
    role TEXT,
    org TEXT,
    indirect INTEGER,              -- of a quote: told, not quoted
    phones TEXT,                   -- JSON
    emails TEXT,                   -- JSON
    organisation TEXT
) STRICT;
CREATE INDEX mention_record ON mention (record, line, start);
CREATE INDEX mention_person ON mention (person, record) WHERE person IS NOT NULL;
CREATE INDEX mention_figure ON mention (record, number, low, high, unit) WHERE type = 'figure';
CREATE INDEX mention_day ON mention (first_day) WHERE first_day IS NOT NULL;

CREATE TABLE person (              -- of the corpus
    id TEXT PRIMARY KEY,
    name TEXT NOT NULL,            -- the fullest form
    seal BLOB NOT NULL             -- digest of all that and of its names
) STRICT, WITHOUT ROWID;

CREATE TABLE person_name (         -- by which words find persons: all forms of their names
    person TEXT NOT NULL,          -- its id
    name TEXT NOT NULL,            -- folded as in the index, a blank before and behind each word
    PRIMARY KEY (person, name)
) STRICT, WITHOUT ROWID;

-- By these who comes later is settled beside those alone who may be the same.
CREATE TABLE name (                -- what the fullest names of persons of records have in common
    id INTEGER PRIMARY KEY,
    key TEXT NOT NULL UNIQUE,      -- the units of a name
    text TEXT,                     -- as it is written where it says most; NULL where it is no full name
    seal BLOB NOT NULL             -- digest of all that
) STRICT;
CREATE TABLE name_block (          -- hashes of what full names share that may be one person's
    block INTEGER NOT NULL,        -- 64 bits with sign
    name INTEGER NOT NULL,         -- dropped with it when all names are made anew: an index for that would be as large
    seal INTEGER NOT NULL,         -- checksum of that, short since there are many
    PRIMARY KEY (block, name)
) STRICT, WITHOUT ROWID;

CREATE TABLE persona (             -- persons of one record
    record INTEGER NOT NULL REFERENCES record (number) ON DELETE CASCADE,
    who INTEGER NOT NULL,
    names TEXT NOT NULL,           -- JSON: forms in the record, the fullest first
    roles TEXT NOT NULL,           -- JSON
    orgs TEXT NOT NULL,            -- JSON
    given INTEGER NOT NULL,        -- only a given name
    weak INTEGER NOT NULL,         -- nothing in the record shows that this is a person
    person TEXT REFERENCES person (id) DEFERRABLE INITIALLY DEFERRED,
    name INTEGER,                  -- its fullest; NULL until it is settled who this is
    PRIMARY KEY (record, who)
) STRICT, WITHOUT ROWID;
CREATE INDEX persona_name ON persona (name);
CREATE INDEX persona_person ON persona (person);  -- else a person that goes is looked for in all of them

CREATE TABLE gone (                -- persons of records that are there no more, until those are settled again whom that concerns
    names TEXT NOT NULL,           -- as persona has them
    roles TEXT NOT NULL,
    orgs TEXT NOT NULL,
    given INTEGER NOT NULL,
    weak INTEGER NOT NULL,
    person TEXT,
    again TEXT NOT NULL            -- all that once more, in place of a digest, which no trigger can make
) STRICT;
-- However somebody goes, with a capture, a record or other settings of the finders, it is noted.
CREATE TRIGGER persona_goes AFTER DELETE ON persona WHEN old.name IS NOT NULL
BEGIN
    INSERT INTO gone VALUES (
        old.names, old.roles, old.orgs, old.given, old.weak, old.person,
        json_array(old.names, old.roles, old.orgs, old.given, old.weak, old.person)
    );
END;

CREATE TABLE settled (             -- one row where all persons of records have been settled by rules alone
    version INTEGER NOT NULL,      -- of the rules
    personas INTEGER NOT NULL,     -- of how many persons of records it was settled who they are
    seal BLOB NOT NULL             -- digest of all that
) STRICT;

-- Copies. Records of the same words and capitals share a text; what is alike is told of texts.
CREATE TABLE text (
    id INTEGER PRIMARY KEY,
    digest BLOB NOT NULL UNIQUE,   -- of its normalised words and of which of them are names or numbers
    words INTEGER NOT NULL,
    place INTEGER NOT NULL,        -- in the order of likeness
    sketch BLOB NOT NULL,          -- its sampled shingles, in order, 8 bytes each
    seal BLOB NOT NULL             -- digest of all that
) STRICT;
CREATE TABLE record_text (
    record INTEGER PRIMARY KEY REFERENCES record (number) ON DELETE CASCADE,
    text INTEGER NOT NULL REFERENCES text (id),
    decided INTEGER NOT NULL,      -- its row in `copy`, or that it has none, is up to date
    seal BLOB NOT NULL,            -- digest of its text's id
    copies BLOB                    -- digest of its row in `copy` and of what it takes; NULL where never decided
) STRICT;
CREATE INDEX record_text_text ON record_text (text);
CREATE TABLE shingle (             -- which texts have a sampled shingle
    hash INTEGER NOT NULL,         -- 64 bits with sign
    place INTEGER NOT NULL,        -- of the text
    text INTEGER NOT NULL,         -- deleted with it, by its sketch: an index for that would be as large again
    PRIMARY KEY (hash, place, text)
) STRICT, WITHOUT ROWID;
CREATE TABLE likeness (            -- texts that have much in common, whatever they are to each other
    a INTEGER NOT NULL REFERENCES text (id) ON DELETE CASCADE,
    b INTEGER NOT NULL REFERENCES text (id) ON DELETE CASCADE,
    relation TEXT NOT NULL,        -- exact, near, revised, contained (the shorter in the longer), template
    similarity REAL NOT NULL,
    seal BLOB NOT NULL,            -- digest of all that
    PRIMARY KEY (a, b)
) STRICT, WITHOUT ROWID;
CREATE INDEX likeness_b ON likeness (b);
CREATE TABLE copy (                -- records that have copies, and composites
    record INTEGER PRIMARY KEY REFERENCES record (number) ON DELETE CASCADE,
    cluster TEXT,                  -- the smallest id of its members; NULL for a composite
    relation TEXT NOT NULL,        -- to the kept one: kept, exact, near, revised, contained, contains; or composite
    similarity REAL NOT NULL,
    keep INTEGER NOT NULL,
    was TEXT,                      -- the cluster's name before
    composite INTEGER NOT NULL     -- it holds two articles or more, whether it has copies itself or not
) STRICT;
CREATE INDEX copy_cluster ON copy (cluster);

-- The ledger: what stages have done. Splitting keeps its own with each capture.
CREATE TABLE finding (             -- records whose facts have been found
    record INTEGER PRIMARY KEY REFERENCES record (number) ON DELETE CASCADE,
    settings TEXT NOT NULL,        -- of the finders
    date TEXT,                     -- by which relative dates got their value
    seal BLOB NOT NULL,            -- digest of all that was found, but for who is who
    people BLOB                    -- digest of who its persons are; NULL where nobody is known
) STRICT;
CREATE TABLE stage (
    name TEXT PRIMARY KEY,
    settings TEXT NOT NULL,
    covers TEXT NOT NULL,          -- of `split`: how often it has changed records; of others: the state they went over
    seal BLOB NOT NULL             -- digest of that
) STRICT;

-- The index. Datasette knows it by content="record": double quotes, no blanks.
CREATE VIRTUAL TABLE record_fts USING fts5(
    title, clean,
    content="record", content_rowid="number", tokenize="porter unicode61 remove_diacritics 2"
);
INSERT INTO record_fts (record_fts, rank) VALUES ('hashsize', 16777216);  -- bytes in memory before it writes

-- Of the commonest words the records that rank best by each, so that a search need not weigh all.
CREATE TABLE common_state (        -- of the index when the lists were made: one row, none in a small store
    records INTEGER NOT NULL,
    mean REAL NOT NULL             -- length of a record, in words
) STRICT;
CREATE TABLE common_word (
    id INTEGER PRIMARY KEY,
    word TEXT NOT NULL UNIQUE,     -- as the index has it
    records INTEGER NOT NULL,      -- that have it
    bound REAL NOT NULL            -- the word is less thinly spread than this in the records of its list, and in no other
) STRICT;
CREATE TABLE common_record (       -- the lists; a record's number is not declared, since nothing looks for it here
    word INTEGER NOT NULL REFERENCES common_word (id),
    record INTEGER NOT NULL,
    frequency INTEGER NOT NULL,    -- how often the word stands there, once in the heading as four times
    length INTEGER NOT NULL,       -- of the record, in words
    PRIMARY KEY (word, record)
) STRICT, WITHOUT ROWID;
