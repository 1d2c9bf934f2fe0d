-- A body on the map. Precious: it follows from nothing else.
CREATE TABLE orgs (
    id BLOB PRIMARY KEY NOT NULL,
    name_folded TEXT NOT NULL,      -- for searching
    members_low INTEGER             -- absent: unknown, which is never zero
) STRICT;
