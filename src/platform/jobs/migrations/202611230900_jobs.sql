-- Work that takes longer than a request, and effects outside the database: one row for each piece.
-- A row is written in the transaction of whoever wants the work, and carried out after it by a
-- runner on any server. Precious while waiting or running; afterwards it only tells how it ended.
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

-- What a runner looks through at every turn: few rows, however many jobs have ended.
CREATE INDEX jobs_unfinished ON jobs (due_at) WHERE finished_at IS NULL;
