-- The streams of a bin, and up to where each is committed here or explained as lost.
CREATE TABLE stream (
  tenant    TEXT    NOT NULL,
  bin       TEXT    NOT NULL,
  stream    TEXT    NOT NULL,
  start     INTEGER NOT NULL,
  watermark INTEGER NOT NULL,
  PRIMARY KEY (tenant, bin, stream)
) STRICT, WITHOUT ROWID;

-- What will never come, by ranges of seqs; each seq is explained once, when the watermark crosses it.
CREATE TABLE loss (
  tenant   TEXT    NOT NULL,
  bin      TEXT    NOT NULL,
  stream   TEXT    NOT NULL,
  first    INTEGER NOT NULL,
  last     INTEGER NOT NULL,
  reason   TEXT    NOT NULL,
  samples  INTEGER NOT NULL,
  deposits INTEGER NOT NULL,
  events   INTEGER NOT NULL,
  unknown  INTEGER NOT NULL,
  noted_ms INTEGER NOT NULL,
  PRIMARY KEY (tenant, bin, stream, first)
) STRICT, WITHOUT ROWID;

-- Batches that were well transported but invalid, with their bytes, for whoever finds out why.
CREATE TABLE quarantine (
  tenant   TEXT    NOT NULL,
  bin      TEXT    NOT NULL,
  stream   TEXT    NOT NULL,
  first    INTEGER NOT NULL,
  last     INTEGER NOT NULL,
  start    INTEGER NOT NULL,
  reason   TEXT    NOT NULL,
  body     BLOB    NOT NULL,
  noted_ms INTEGER NOT NULL,
  PRIMARY KEY (tenant, bin, stream, first)
) STRICT;

-- The newest runs of a bin's agent, in the order of their last Hello; a run that comes back after
-- another one was heard shows that two cards are alive.
CREATE TABLE run (
  tenant  TEXT    NOT NULL,
  bin     TEXT    NOT NULL,
  run     TEXT    NOT NULL,
  nonce   TEXT    NOT NULL,
  heard   INTEGER NOT NULL,
  returns INTEGER NOT NULL,
  PRIMARY KEY (tenant, bin, run)
) STRICT, WITHOUT ROWID;

-- Bins whose identity is used by two cards at once.
CREATE TABLE identity_alarm (
  tenant   TEXT    NOT NULL,
  bin      TEXT    NOT NULL,
  run_a    TEXT    NOT NULL,
  run_b    TEXT    NOT NULL,
  times    INTEGER NOT NULL,
  first_ms INTEGER NOT NULL,
  last_ms  INTEGER NOT NULL,
  PRIMARY KEY (tenant, bin, run_a, run_b)
) STRICT, WITHOUT ROWID;
