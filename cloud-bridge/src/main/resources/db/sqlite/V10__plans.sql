-- Published plans: one row a version, never changed. Problem hash, seed and iterations give the same plan again.
CREATE TABLE plan (
  tenant       TEXT    NOT NULL,
  day          TEXT    NOT NULL,
  version      INTEGER NOT NULL,
  made_ms      INTEGER NOT NULL,
  problem_hash TEXT    NOT NULL,
  seed         INTEGER NOT NULL,
  iterations   TEXT    NOT NULL,
  verdict      TEXT    NOT NULL,
  PRIMARY KEY (tenant, day, version)
) STRICT, WITHOUT ROWID;

CREATE INDEX plan_by_time ON plan (tenant, made_ms, day, version);

-- The trucks of a plan version, with their capacity as it was then.
CREATE TABLE plan_route (
  tenant          TEXT    NOT NULL,
  day             TEXT    NOT NULL,
  version         INTEGER NOT NULL,
  route           INTEGER NOT NULL,
  vehicle         TEXT    NOT NULL,
  vehicle_name    TEXT    NOT NULL,
  latitude        REAL    NOT NULL,
  longitude       REAL    NOT NULL,
  starts_ms       INTEGER NOT NULL,
  ends_ms         INTEGER NOT NULL,
  metres          INTEGER NOT NULL,
  driven_s        INTEGER NOT NULL,
  litres          INTEGER NOT NULL,
  capacity_litres INTEGER NOT NULL,
  grams           INTEGER NOT NULL,
  capacity_grams  INTEGER NOT NULL,
  PRIMARY KEY (tenant, day, version, route)
) STRICT, WITHOUT ROWID;

-- The emptyings of a route in order, each with the reason and its numbers as they were told.
CREATE TABLE plan_stop (
  tenant        TEXT    NOT NULL,
  day           TEXT    NOT NULL,
  version       INTEGER NOT NULL,
  route         INTEGER NOT NULL,
  stop          INTEGER NOT NULL,
  bin           TEXT    NOT NULL,
  bin_name      TEXT    NOT NULL,
  latitude      REAL    NOT NULL,
  longitude     REAL    NOT NULL,
  arrives_ms    INTEGER NOT NULL,
  litres        INTEGER NOT NULL,
  grams         INTEGER NOT NULL,
  litres_after  INTEGER NOT NULL,
  grams_after   INTEGER NOT NULL,
  reason        TEXT    NOT NULL,
  p_overflow    REAL    NOT NULL,
  level_percent INTEGER NOT NULL,
  sentence      TEXT    NOT NULL,
  PRIMARY KEY (tenant, day, version, route, stop)
) STRICT, WITHOUT ROWID;

-- Bins that a plan version leaves out, in the order in which they are told, and why.
CREATE TABLE plan_left_out (
  tenant   TEXT    NOT NULL,
  day      TEXT    NOT NULL,
  version  INTEGER NOT NULL,
  place    INTEGER NOT NULL,
  bin      TEXT    NOT NULL,
  bin_name TEXT    NOT NULL,
  why      TEXT    NOT NULL,
  sentence TEXT    NOT NULL,
  PRIMARY KEY (tenant, day, version, place)
) STRICT, WITHOUT ROWID;
