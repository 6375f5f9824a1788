-- The times and ways between places of a tenant as somebody measured them: row by row, 4 bytes each,
-- big-endian, in the order of road_place.
CREATE TABLE road_matrix (
  tenant  TEXT NOT NULL,
  seconds BLOB NOT NULL,
  metres  BLOB NOT NULL,
  PRIMARY KEY (tenant)
) STRICT;

-- The bins and sites that are rows and columns of the matrix.
CREATE TABLE road_place (
  tenant TEXT    NOT NULL,
  place  INTEGER NOT NULL,
  id     TEXT    NOT NULL,
  PRIMARY KEY (tenant, place),
  UNIQUE (tenant, id)
) STRICT, WITHOUT ROWID;
