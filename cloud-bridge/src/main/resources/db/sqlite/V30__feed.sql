-- What changed, in the order of commits: topic and ids only. Event streams resume from its ids, which are never used twice; rows are kept for 24 hours.
CREATE TABLE feed (
  id           INTEGER PRIMARY KEY AUTOINCREMENT,
  tenant       TEXT    NOT NULL,
  published_ms INTEGER NOT NULL,
  topic        TEXT    NOT NULL,
  ids          TEXT    NOT NULL
) STRICT;

CREATE INDEX feed_by_age ON feed (tenant, published_ms);
