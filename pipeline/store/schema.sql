-- The database that `filet batch FOLDER -o records.db` writes. Everything in it can be made again from the texts.
--
-- Figures: low and high are the least and the most that the text says. A range has its two ends; "more than" and "at least" n
-- are n and null (the text sets no end); "less than" and "at most" n are 0 and n; "about" and "nearly" n are n and n, since they
-- give no bound. Sums are sum(low) to sum(high) over the counts whose not_summed is null; a sum is open (null) at its upper
-- end as soon as one of its figures is.
-- start and end are characters of the text as it was read, end not included. Lists of country codes are JSON, null when empty.

-- What each run was asked for and did. A run without "ended" was interrupted.
create table runs (
    run_id integer primary key,
    started text not null,
    ended text,
    version text not null,
    models text not null,
    patterns text not null,
    options text not null,
    texts integer not null default 0,
    unchanged integer not null default 0,
    done integer not null default 0,
    failed integer not null default 0,
    vanished integer not null default 0,
    records integer not null default 0,
    seconds real not null default 0
);

-- One text. status: done; failed (see failures); vanished (no longer in the folder; its records count in no view).
-- content_hash (SHA-256 of the file), metadata_hash (of its row in metadata.csv) and identity (of version, models, patterns and
-- options) say whether a later run has to read it again. text_hash: of the letters and digits of the text alone.
create table documents (
    id integer primary key,
    doc_id text not null unique,
    status text not null check (status in ('done', 'failed', 'vanished')),
    language text,
    published text,
    path text,
    url text,
    title text,
    text text,
    content_hash text,
    metadata_hash text not null,
    identity text not null,
    text_hash text,
    run_id integer not null references runs
);
create index documents_status on documents (status, doc_id);
create index documents_text_hash on documents (text_hash) where text_hash is not null;

-- Why a text is not done; tried again by the next run.
create table failures (
    doc_id text primary key references documents (doc_id) on delete cascade,
    path text,
    error text not null,
    run_id integer not null references runs
);

-- One operation, case or total. kind "total": a yearly or stated overall total, never added to cases.
-- date_start, date_end: first and last day of dates (EDTF), null where open or unknown. operation_key: the name for comparison.
create table records (
    record_id text primary key,
    doc_id text not null references documents (doc_id) on delete cascade,
    position integer not null,
    operation text,
    operation_key text,
    dates text,
    date_start text,
    date_end text,
    year integer,
    countries text,
    kind text not null check (kind in ('case', 'total'))
) without rowid;
create index records_doc_id on records (doc_id);
create index records_operation on records (operation_key) where operation_key is not null;
create index records_year on records (year);

create table record_countries (
    record_id text not null references records on delete cascade,
    country text not null,
    position integer not null,
    primary key (record_id, country)
) without rowid;
create index record_countries_country on record_countries (country);

-- One number of people, things or acts. parent_id: the count that it is a part of ("94 victims, 85 of them minors").
-- value: null for a range, which is in value_range as JSON. of_category: category of the outermost count above it.
-- counted_under: the country that it is added up under, 'several', or null for unknown. not_summed: null, or why sums leave
-- it out: part (a count above it is of the same category and unit), beside_whole (it is of some countries, and another one is of
-- the whole record), total (its record is one), overlapping (a number of countries: the same one may be in each), retold (the
-- figure of another document of the same event stands for it).
create table counts (
    count_id text primary key,
    record_id text not null references records on delete cascade,
    doc_id text not null,
    parent_id text references counts on delete cascade,
    position integer not null,
    category text not null,
    value,
    value_range text,
    low not null,
    high,
    modifier text,
    unit text,
    presumed integer not null,
    "where" text,
    label text,
    of_category text,
    counted_under text,
    not_summed text check (not_summed in ('part', 'beside_whole', 'total', 'overlapping', 'retold'))
) without rowid;
create index counts_record_id on counts (record_id);
create index counts_parent_id on counts (parent_id) where parent_id is not null;
create index counts_category on counts (category, counted_under);
create index counts_retold on counts (not_summed) where not_summed = 'retold';

-- What a value was read from. field: operation, dates, countries or counts; item: '', the country code, the count_id.
create table evidence (
    record_id text not null references records on delete cascade,
    field text not null check (field in ('operation', 'dates', 'countries', 'counts')),
    item text not null,
    position integer not null,
    start integer not null,
    "end" integer not null,
    text text not null,
    rule text not null,
    primary key (record_id, field, item, position)
) without rowid;

-- Quantities that went into no record, and why.
create table unassigned (
    doc_id text not null references documents (doc_id) on delete cascade,
    position integer not null,
    start integer not null,
    "end" integer not null,
    text text not null,
    value,
    value_range text,
    reason text not null,
    primary key (doc_id, position)
) without rowid;

-- Passages in a third language, which were not read.
create table unread (
    doc_id text not null references documents (doc_id) on delete cascade,
    position integer not null,
    start integer not null,
    "end" integer not null,
    language text not null,
    primary key (doc_id, position)
) without rowid;

-- What several documents tell of is one event. Made anew at the end of each run from records and documents, so deleting all
-- rows (and setting not_summed to null where it is 'retold') takes the joining back. event_id: the least record_id in it.
create table events (
    event_id text primary key,
    operation text,
    date_start text,
    date_end text,
    year integer,
    documents integer not null
) without rowid;
create index events_year on events (year);

create table event_records (
    record_id text primary key references records on delete cascade,
    event_id text not null references events on delete cascade,
    reason text not null
) without rowid;
create index event_records_event_id on event_records (event_id);

-- Full-text search over title and text; the words are looked up in documents. Accents and case make no difference.
create virtual table documents_fts using fts5 (
    title, text, content = 'documents', content_rowid = 'id', tokenize = 'unicode61 remove_diacritics 2'
);
create trigger documents_inserted after insert on documents begin
    insert into documents_fts (rowid, title, text) values (new.id, new.title, new.text);
end;
create trigger documents_deleted after delete on documents begin
    insert into documents_fts (documents_fts, rowid, title, text) values ('delete', old.id, old.title, old.text);
end;
create trigger documents_updated after update of title, text on documents begin
    insert into documents_fts (documents_fts, rowid, title, text) values ('delete', old.id, old.title, old.text);
    insert into documents_fts (rowid, title, text) values (new.id, new.title, new.text);
end;
