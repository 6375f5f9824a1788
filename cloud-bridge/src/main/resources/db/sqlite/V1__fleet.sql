-- The bins of a tenant. A bin that reports without being described has its id as name and no place.
CREATE TABLE bin (
  tenant        TEXT    NOT NULL,
  bin           TEXT    NOT NULL,
  name          TEXT    NOT NULL,
  latitude      REAL,
  longitude     REAL,
  waste_stream  TEXT    NOT NULL,
  volume_litres INTEGER NOT NULL,
  depth_mm      INTEGER NOT NULL,
  PRIMARY KEY (tenant, bin)
) STRICT, WITHOUT ROWID;

-- How a bin is now: the newest sample by (start, stream, seq) and what its state message says.
-- A stream id is its 16 hex digits, whose order is that of the protocol.
CREATE TABLE bin_state (
  tenant           TEXT    NOT NULL,
  bin              TEXT    NOT NULL,
  online           INTEGER NOT NULL,
  heard_ms         INTEGER NOT NULL,
  software_version TEXT,
  start            INTEGER,
  stream           TEXT,
  seq              INTEGER,
  sampled_ms       INTEGER,
  level_mm         INTEGER,
  level_permille   INTEGER,
  weight_grams     INTEGER,
  temperature_dc   INTEGER,
  battery_mv       INTEGER,
  tilt_dd          INTEGER,
  signal_dbm       INTEGER,
  PRIMARY KEY (tenant, bin)
) STRICT, WITHOUT ROWID;

-- Trucks: where they start, what they hold, when they work (seconds of the local day).
CREATE TABLE vehicle (
  tenant        TEXT    NOT NULL,
  vehicle       TEXT    NOT NULL,
  name          TEXT    NOT NULL,
  waste_streams TEXT    NOT NULL,
  latitude      REAL    NOT NULL,
  longitude     REAL    NOT NULL,
  litres        INTEGER NOT NULL,
  grams         INTEGER NOT NULL,
  shift_start_s INTEGER NOT NULL,
  shift_end_s   INTEGER NOT NULL,
  PRIMARY KEY (tenant, vehicle)
) STRICT, WITHOUT ROWID;

-- Depots and the places where a truck is emptied.
CREATE TABLE site (
  tenant    TEXT NOT NULL,
  site      TEXT NOT NULL,
  name      TEXT NOT NULL,
  kind      TEXT NOT NULL,
  latitude  REAL NOT NULL,
  longitude REAL NOT NULL,
  PRIMARY KEY (tenant, site)
) STRICT, WITHOUT ROWID;
