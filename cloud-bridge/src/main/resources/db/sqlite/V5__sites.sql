-- When and how a bin wants to be emptied. Windows are HH:MM-HH:MM with one space between, days are
-- names of days of the week likewise; without days its level decides.
ALTER TABLE bin ADD COLUMN service_s INTEGER;
ALTER TABLE bin ADD COLUMN windows TEXT NOT NULL DEFAULT '';
ALTER TABLE bin ADD COLUMN schedule_days TEXT;
ALTER TABLE bin ADD COLUMN schedule_litres INTEGER;
ALTER TABLE bin ADD COLUMN schedule_grams INTEGER;

-- What may be tipped at a site, how long that takes, and when it is open. A disposal site of before
-- took whatever the tenant collects.
ALTER TABLE site ADD COLUMN accepts TEXT NOT NULL DEFAULT '';
ALTER TABLE site ADD COLUMN service_s INTEGER NOT NULL DEFAULT 0;
ALTER TABLE site ADD COLUMN open TEXT NOT NULL DEFAULT '';

UPDATE site SET
  service_s = 900,
  accepts = COALESCE(
    (SELECT group_concat(code, ' ') FROM (
      SELECT DISTINCT waste_stream AS code FROM bin WHERE bin.tenant = site.tenant ORDER BY code)),
    'mixed')
WHERE kind = 'DISPOSAL';

-- A truck started at a point on the map; now it starts and ends at sites. A depot that stands there
-- already is that site, otherwise the point becomes one.
INSERT INTO site (tenant, site, name, kind, latitude, longitude)
SELECT tenant, 'depot-' || vehicle, 'Depot of ' || substr(name, 1, 190), 'DEPOT', latitude, longitude
FROM vehicle AS truck
WHERE NOT EXISTS (
  SELECT 1 FROM site AS known
  WHERE known.tenant = truck.tenant AND known.kind = 'DEPOT'
    AND known.latitude = truck.latitude AND known.longitude = truck.longitude);

-- Trucks: where they start and end, what they hold, when they work (seconds of the local day).
CREATE TABLE vehicle_with_sites (
  tenant        TEXT    NOT NULL,
  vehicle       TEXT    NOT NULL,
  name          TEXT    NOT NULL,
  waste_streams TEXT    NOT NULL,
  start_site    TEXT    NOT NULL,
  end_site      TEXT    NOT NULL,
  litres        INTEGER NOT NULL,
  grams         INTEGER NOT NULL,
  shift_start_s INTEGER NOT NULL,
  shift_end_s   INTEGER NOT NULL,
  PRIMARY KEY (tenant, vehicle),
  FOREIGN KEY (tenant, start_site) REFERENCES site (tenant, site),
  FOREIGN KEY (tenant, end_site) REFERENCES site (tenant, site)
) STRICT, WITHOUT ROWID;

INSERT INTO vehicle_with_sites
SELECT tenant, vehicle, name, waste_streams, depot, depot, litres, grams, shift_start_s, shift_end_s
FROM (
  SELECT truck.*, (
    SELECT site FROM site AS known
    WHERE known.tenant = truck.tenant AND known.kind = 'DEPOT'
      AND known.latitude = truck.latitude AND known.longitude = truck.longitude
    ORDER BY known.site <> 'depot-' || truck.vehicle, known.site
    LIMIT 1) AS depot
  FROM vehicle AS truck);

DROP TABLE vehicle;
ALTER TABLE vehicle_with_sites RENAME TO vehicle;
