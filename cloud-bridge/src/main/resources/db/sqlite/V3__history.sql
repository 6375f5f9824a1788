-- One batch as it came: what counts are its records from seq counts_from on; those before it were
-- stored with an earlier batch. The id is the order of storing.
CREATE TABLE segment (
  id          INTEGER PRIMARY KEY,
  tenant      TEXT    NOT NULL,
  bin         TEXT    NOT NULL,
  stream      TEXT    NOT NULL,
  counts_from INTEGER NOT NULL,
  start       INTEGER NOT NULL,
  first       INTEGER NOT NULL,
  last        INTEGER NOT NULL,
  from_ms     INTEGER NOT NULL,
  to_ms       INTEGER NOT NULL,
  body        BLOB    NOT NULL,
  UNIQUE (tenant, bin, stream, counts_from)
) STRICT;

-- Finds the segments of a time range, also those that came late.
CREATE INDEX segment_time ON segment (tenant, bin, to_ms);

-- The events of a bin, by kind and the bin's time.
CREATE TABLE event (
  tenant TEXT    NOT NULL,
  bin    TEXT    NOT NULL,
  stream TEXT    NOT NULL,
  seq    INTEGER NOT NULL,
  start  INTEGER NOT NULL,
  kind   TEXT    NOT NULL,
  at_ms  INTEGER NOT NULL,
  record BLOB    NOT NULL,
  PRIMARY KEY (tenant, bin, stream, seq)
) STRICT, WITHOUT ROWID;

-- Finds a bin's emptyings without reading its other events.
CREATE INDEX event_kind ON event (tenant, bin, kind, at_ms);
