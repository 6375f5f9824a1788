-- How the travel times of a plan were known.
ALTER TABLE plan ADD COLUMN travel TEXT NOT NULL DEFAULT 'estimate: straight lines x 1.35';

-- Which version of a day's plan was put in force when, in that order: the newest one is in force.
-- Versions without a row are drafts.
CREATE TABLE plan_publication (
  tenant       TEXT    NOT NULL,
  day          TEXT    NOT NULL,
  publication  INTEGER NOT NULL,
  version      INTEGER NOT NULL,
  published_ms INTEGER NOT NULL,
  PRIMARY KEY (tenant, day, publication)
) STRICT, WITHOUT ROWID;

-- Finds the publications of a version, and the newest of all days.
CREATE INDEX plan_publication_of ON plan_publication (tenant, day, version);
CREATE INDEX plan_publication_by_time ON plan_publication (tenant, published_ms);

-- Until now every version was published when it was made.
INSERT INTO plan_publication
SELECT tenant, day, version, version, made_ms FROM plan;

-- The trucks of a plan version, with their sites and capacity as they were then.
CREATE TABLE plan_route_with_sites (
  tenant          TEXT    NOT NULL,
  day             TEXT    NOT NULL,
  version         INTEGER NOT NULL,
  route           INTEGER NOT NULL,
  vehicle         TEXT    NOT NULL,
  vehicle_name    TEXT    NOT NULL,
  start_site      TEXT    NOT NULL,
  start_name      TEXT    NOT NULL,
  start_latitude  REAL    NOT NULL,
  start_longitude REAL    NOT NULL,
  end_site        TEXT    NOT NULL,
  end_name        TEXT    NOT NULL,
  end_latitude    REAL    NOT NULL,
  end_longitude   REAL    NOT NULL,
  starts_ms       INTEGER NOT NULL,
  ends_ms         INTEGER NOT NULL,
  metres          INTEGER NOT NULL,
  driven_s        INTEGER NOT NULL,
  served_s        INTEGER NOT NULL,
  capacity_litres INTEGER NOT NULL,
  capacity_grams  INTEGER NOT NULL,
  PRIMARY KEY (tenant, day, version, route)
) STRICT, WITHOUT ROWID;

-- Trucks started and ended at one depot and never waited, so what was not driven was served.
INSERT INTO plan_route_with_sites
SELECT tenant, day, version, route, vehicle, vehicle_name,
  'depot-' || vehicle, 'Depot of ' || substr(vehicle_name, 1, 190), latitude, longitude,
  'depot-' || vehicle, 'Depot of ' || substr(vehicle_name, 1, 190), latitude, longitude,
  starts_ms, ends_ms, metres, driven_s, MAX(0, (ends_ms - starts_ms) / 1000 - driven_s),
  capacity_litres, capacity_grams
FROM plan_route;

DROP TABLE plan_route;
ALTER TABLE plan_route_with_sites RENAME TO plan_route;

-- Where a stop stands among the stops and tips of its route, and when the truck leaves it. Until now
-- a route had stops only, and each took equally long.
ALTER TABLE plan_stop ADD COLUMN visit INTEGER NOT NULL DEFAULT 0;
ALTER TABLE plan_stop ADD COLUMN leaves_ms INTEGER NOT NULL DEFAULT 0;

UPDATE plan_stop SET
  visit = stop,
  leaves_ms = arrives_ms + (
    SELECT 1000 * r.served_s FROM plan_route AS r
    WHERE r.tenant = plan_stop.tenant AND r.day = plan_stop.day
      AND r.version = plan_stop.version AND r.route = plan_stop.route
  ) / (
    SELECT COUNT(*) FROM plan_stop AS s
    WHERE s.tenant = plan_stop.tenant AND s.day = plan_stop.day
      AND s.version = plan_stop.version AND s.route = plan_stop.route
  );

-- Where and when a truck of a plan version is emptied, and of how much.
CREATE TABLE plan_tip (
  tenant     TEXT    NOT NULL,
  day        TEXT    NOT NULL,
  version    INTEGER NOT NULL,
  route      INTEGER NOT NULL,
  visit      INTEGER NOT NULL,
  site       TEXT    NOT NULL,
  site_name  TEXT    NOT NULL,
  latitude   REAL    NOT NULL,
  longitude  REAL    NOT NULL,
  arrives_ms INTEGER NOT NULL,
  leaves_ms  INTEGER NOT NULL,
  litres     INTEGER NOT NULL,
  grams      INTEGER NOT NULL,
  PRIMARY KEY (tenant, day, version, route, visit)
) STRICT, WITHOUT ROWID;
