-- roles.sh lets the service's role write the rows of every table that the owner creates. Which migrations are applied is only for the
-- owner to write.
DO $$
DECLARE
    writer text;
BEGIN
    FOR writer IN
        SELECT DISTINCT grantee
        FROM information_schema.role_table_grants
        WHERE table_schema = '${flyway:defaultSchema}' AND table_name = '${flyway:table}'
            AND privilege_type <> 'SELECT' AND grantee <> current_user
    LOOP
        EXECUTE format('REVOKE INSERT, UPDATE, DELETE ON ${flyway:defaultSchema}.${flyway:table} FROM %I', writer);
    END LOOP;
END
$$;
