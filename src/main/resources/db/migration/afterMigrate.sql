-- What the application's role may do with the tables of this schema, said anew after every migration:
-- rows of any table may be read and written, but a table whose comment starts with 'append-only' takes new rows only.
-- Nothing to say when the application connects as the owner itself (an external database with one role),
-- or when there is no such role. Row changes in append-only tables are refused by their triggers then.
DO $$
DECLARE
    application CONSTANT text := '${applicationRole}';
    relation record;
BEGIN
    IF application = current_user OR NOT EXISTS (SELECT FROM pg_roles WHERE rolname = application) THEN
        RETURN;
    END IF;
    -- Nodes that start together take turns.
    PERFORM pg_advisory_xact_lock(hashtext('missioncontrol.grants'));
    EXECUTE format('GRANT USAGE ON SCHEMA %I TO %I', current_schema(), application);
    EXECUTE format('GRANT USAGE, CREATE ON SCHEMA jobrunr TO %I', application);
    FOR relation IN
        SELECT c.oid::regclass AS name, c.relkind AS kind,
               coalesce(obj_description(c.oid, 'pg_class') LIKE 'append-only%', false) AS append_only
          FROM pg_class c
         WHERE c.relnamespace = current_schema()::regnamespace
           AND c.relkind IN ('r', 'p', 'v', 'm', 'S')
           AND c.relname <> 'flyway_schema_history'
           -- Sequences behind identity columns belong to their table.
           AND NOT EXISTS (SELECT FROM pg_depend d
                            WHERE c.relkind = 'S' AND d.objid = c.oid AND d.deptype = 'i')
    LOOP
        EXECUTE format('REVOKE ALL ON %s FROM %I', relation.name, application);
        EXECUTE format(
            CASE
                WHEN relation.kind = 'S' THEN 'GRANT USAGE ON SEQUENCE %s TO %I'
                WHEN relation.kind IN ('v', 'm') THEN 'GRANT SELECT ON %s TO %I'
                WHEN relation.append_only THEN 'GRANT SELECT, INSERT ON %s TO %I'
                ELSE 'GRANT SELECT, INSERT, UPDATE, DELETE ON %s TO %I'
            END,
            relation.name, application);
    END LOOP;
END
$$;
