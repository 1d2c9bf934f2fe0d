CREATE TABLE applied_migrations (
    name TEXT PRIMARY KEY NOT NULL    -- as its file, without ".sql"
) STRICT;

CREATE TABLE import_chunks (
    import BLOB NOT NULL,
    seq INTEGER NOT NULL,
    bytes BLOB NOT NULL,
    PRIMARY KEY (import, seq)
) STRICT;

CREATE TABLE import_findings (
    import BLOB NOT NULL,
    seq INTEGER NOT NULL,
    kind TEXT NOT NULL,             -- set_aside, repaired, implausible, superseded, whole_file
    file TEXT NOT NULL,
    line INTEGER NOT NULL,          -- 0: not about one line
    file_number INTEGER,
    message TEXT NOT NULL,          -- text key and its values, as packed by store
    excerpt TEXT NOT NULL,
    PRIMARY KEY (import, seq)
) STRICT;

CREATE TABLE import_transitions (
    import BLOB NOT NULL,
    seq INTEGER NOT NULL,
    from_state TEXT NOT NULL,
    to_state TEXT NOT NULL,
    at INTEGER NOT NULL,
    actor TEXT NOT NULL,
    PRIMARY KEY (import, seq)
) STRICT;

CREATE TABLE imports (
    id BLOB PRIMARY KEY NOT NULL,
    number INTEGER NOT NULL UNIQUE, -- counts imports from 1: what people say and type
    state TEXT NOT NULL CHECK (state IN ('reading', 'ready', 'saving', 'committed', 'undone',
                                     'failed', 'discarded')),
    file_names TEXT NOT NULL,       -- as the person saved them, one a line; only ever shown
    first_period TEXT NOT NULL,     -- the earliest and the latest end of a reporting period in it
    last_period TEXT NOT NULL,
    last_received TEXT NOT NULL,
    partial INTEGER NOT NULL,       -- saved before all reports of its last year were due
    lines_read INTEGER NOT NULL,
    lines_set_aside INTEGER NOT NULL,
    lines_repaired INTEGER NOT NULL,
    reports_superseded INTEGER NOT NULL,
    bodies_new INTEGER NOT NULL,    -- expected in `ready`, counted in `committed`
    bodies_changed INTEGER NOT NULL,
    bodies_unchanged INTEGER NOT NULL,
    needs_look INTEGER NOT NULL,
    failure TEXT NOT NULL,          -- text key and values, where state is failed
    job BLOB,                       -- where the progress of the present step is told
    created_at INTEGER NOT NULL,
    committed_seq INTEGER           -- map_changes.seq of its saving; undoing goes from the last one
                                    -- backwards
) STRICT;

CREATE TABLE jobs (
    id BLOB PRIMARY KEY NOT NULL,
    kind TEXT NOT NULL,             -- which work: "community_map.read_register"
    payload TEXT NOT NULL,          -- the kind's own words: ids, never private fields
    instance TEXT NOT NULL,         -- only the server of this name may run it; empty: any
    state TEXT NOT NULL CHECK (state IN ('waiting', 'running', 'done', 'failed')),
    due_at INTEGER NOT NULL,        -- UTC seconds from when a runner may take it. Waiting: its
                                    -- turn. Running: the end of the lease
    lease INTEGER NOT NULL,         -- counts the runners that took it; only the last may write
    tries INTEGER NOT NULL,         -- runs begun and not left off on purpose
    step TEXT NOT NULL,             -- text key of what it is doing; empty: nothing told yet
    done INTEGER NOT NULL,          -- of total, in whatever the job counts
    total INTEGER NOT NULL CHECK (total >= 0),    -- 0: not known yet
    failure TEXT NOT NULL,          -- text key, where it failed
    enqueued_at INTEGER NOT NULL,   -- UTC seconds
    finished_at INTEGER,            -- UTC seconds; absent while waiting or running
    CHECK ((failure <> '') = (state = 'failed')),
    CHECK ((finished_at IS NULL) = (state IN ('waiting', 'running')))
) STRICT;

CREATE INDEX jobs_unfinished ON jobs (due_at) WHERE finished_at IS NULL;

CREATE TABLE map_changes (
    one INTEGER PRIMARY KEY CHECK (one = 1),
    seq INTEGER NOT NULL
) STRICT;

CREATE TABLE org_facts (
    org BLOB NOT NULL,              -- the body, see orgs.id
    seq INTEGER NOT NULL,           -- counts the facts of one body from 1
    field TEXT NOT NULL,            -- what it is about: name, member_count, mail_place ...
    value TEXT NOT NULL,            -- the answer; empty for member_count
    low INTEGER,                    -- member_count: at least; absent where the source leaves it
                                    -- blank
    high INTEGER,                   -- member_count: at most; equal to low where exact
    source_kind TEXT NOT NULL,      -- lm_filing, union_site, news, self_reported, estimate
    source_ref TEXT NOT NULL,       -- which report, which address, whose word
    source_rank INTEGER NOT NULL,   -- orders reports about the same date: amendment, then receipt
    as_of TEXT NOT NULL,            -- ISO date the answer is true of; empty where the source gives
                                    -- none
    confidence INTEGER NOT NULL CHECK (confidence BETWEEN 1 AND 3),
    reason TEXT NOT NULL,           -- why the person went on in spite of a warning; mostly empty
    import BLOB,                    -- the import that brought it; absent: entered by hand
    recorded_at INTEGER NOT NULL,   -- UTC seconds
    recorded_by TEXT NOT NULL,      -- visitor or operator
    PRIMARY KEY (org, seq)
) STRICT, WITHOUT ROWID;

CREATE TABLE orgs (
    id BLOB PRIMARY KEY NOT NULL,
    file_number INTEGER UNIQUE,     -- the Labor Department's; absent for bodies that file nothing
    kind TEXT NOT NULL,             -- local, intermediate, international, clc, statefed, btc ...
    affiliation TEXT NOT NULL,      -- abbreviation of the parent union; UNAFF or empty: none
    parent_name TEXT NOT NULL,
    designation TEXT NOT NULL,      -- the register's code for the sort of body: LU, BR, BCTC
    number TEXT NOT NULL,
    name TEXT NOT NULL,
    nickname TEXT NOT NULL,
    city TEXT NOT NULL,             -- the place where its mail goes
    state TEXT NOT NULL,
    zip TEXT NOT NULL,
    street INTEGER NOT NULL,        -- tells equal mailing streets from unequal ones, nothing else;
                                    -- 0: unknown
    website TEXT NOT NULL,
    latitude REAL,                  -- absent: on no map, but in the lists
    longitude REAL,
    members_low INTEGER,            -- absent: unknown, which is never zero
    members_high INTEGER,
    members_as_of TEXT NOT NULL,
    confidence INTEGER NOT NULL,
    filing_status TEXT NOT NULL,
    flags INTEGER NOT NULL,         -- bits, see Flag in org.hpp
    closed_on TEXT NOT NULL         -- ISO date; empty: open
) STRICT;

