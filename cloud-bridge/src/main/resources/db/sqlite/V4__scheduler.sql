-- The jobs of db-scheduler, with its own names for columns; times are ms since 1970. Not by tenant:
-- a job runs once over all bridges, whatever it works on.
CREATE TABLE scheduled_tasks (
  task_name            TEXT    NOT NULL,
  task_instance        TEXT    NOT NULL,
  task_data            BLOB,
  execution_time       INTEGER NOT NULL,
  picked               INTEGER NOT NULL,
  picked_by            TEXT,
  last_success         INTEGER,
  last_failure         INTEGER,
  consecutive_failures INTEGER,
  last_heartbeat       INTEGER,
  version              INTEGER NOT NULL,
  priority             INTEGER,
  PRIMARY KEY (task_name, task_instance)
);

-- Finds what is due.
CREATE INDEX scheduled_tasks_due ON scheduled_tasks (execution_time);
