-- The service's role is a member of slipway_readwrite: it reads and writes rows, and sees which migrations are applied. Where
-- there is no such role, one role does everything, as in tests and in development.
DO $$
BEGIN
    IF EXISTS (SELECT FROM pg_roles WHERE rolname = 'slipway_readwrite') THEN
        GRANT USAGE ON SCHEMA ${flyway:defaultSchema} TO slipway_readwrite;
        GRANT SELECT, INSERT, UPDATE, DELETE ON tweets TO slipway_readwrite;
        GRANT SELECT ON ${flyway:table} TO slipway_readwrite;
    END IF;
END
$$;
