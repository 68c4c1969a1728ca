-- JobRunr keeps its own tables and migrates them itself, as the application's role; afterMigrate.sql lets it.
CREATE SCHEMA IF NOT EXISTS jobrunr;
COMMENT ON SCHEMA jobrunr IS 'Background jobs; made and migrated by JobRunr';
