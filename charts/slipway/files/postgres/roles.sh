#!/bin/sh
# Makes the service's database and its roles. SERVICE is the service's name; the database has this name, and the roles' names begin with it:
#
#   SERVICE            the service's role: it reads and writes rows
#   SERVICE_owner      owns the database and migrates it
#   SERVICE_readwrite  can read and write the rows of all tables that the owner creates; the service's role is a member of it
#   SERVICE_backup     reads everything; only with BACKUP_PASSWORD_FILE
#   SERVICE_exporter   reads statistics, and no rows; only with EXPORTER_PASSWORD_FILE
#
# OWNER_PASSWORD_FILE and SERVICE_PASSWORD_FILE name the files with the passwords. psql reads these files itself, so that no command line
# contains a password. No role is a superuser.
#
# The image of PostgreSQL runs this script once, as the superuser, when it initializes the data; from then on the superuser can connect over
# the local socket only. For a managed database, run the script yourself. libpq's variables (PGHOST, PGUSER, PGPASSWORD or PGPASSFILE) then
# name a role with CREATEROLE and CREATEDB, which need not be a superuser. Backups and the exporter also need ADMIN OPTION for pg_read_all_data
# and pg_monitor. You can run the script again: it makes what is missing, and sets the passwords.
set -eu
: "${SERVICE:?has to be the name of the service}"

sql() { # DATABASE: runs the statements on standard input
  psql --no-psqlrc --quiet --set ON_ERROR_STOP=1 --dbname "$1" --set service="$SERVICE" --set owner="${SERVICE}_owner" \
    --set readwrite="${SERVICE}_readwrite" --set backup="${SERVICE}_backup" --set exporter="${SERVICE}_exporter" \
    --command "SET client_min_messages = warning" --file -
}

# Only members of the owner can create its database and set its default privileges. A role that is no superuser first becomes a member.
sql postgres <<'SQL'
\set owner_password `cat "$OWNER_PASSWORD_FILE"`
\set service_password `cat "$SERVICE_PASSWORD_FILE"`
SELECT to_regrole(quote_ident(:'readwrite')) IS NULL AS new_readwrite, to_regrole(quote_ident(:'owner')) IS NULL AS new_owner,
  to_regrole(quote_ident(:'service')) IS NULL AS new_service, NOT EXISTS (SELECT FROM pg_database WHERE datname = :'service') AS new_database \gset
\if :new_readwrite
CREATE ROLE :"readwrite" NOLOGIN;
\endif
\if :new_owner
CREATE ROLE :"owner" LOGIN;
\endif
\if :new_service
CREATE ROLE :"service" LOGIN;
\endif
ALTER ROLE :"owner" PASSWORD :'owner_password';
ALTER ROLE :"service" PASSWORD :'service_password';
GRANT :"readwrite" TO :"service";
GRANT :"owner" TO CURRENT_USER;
\if :new_database
CREATE DATABASE :"service" OWNER :"owner";
\endif
REVOKE ALL ON DATABASE :"service" FROM PUBLIC;
GRANT CONNECT ON DATABASE :"service" TO :"readwrite";
SQL

sql "$SERVICE" <<'SQL'
ALTER DEFAULT PRIVILEGES FOR ROLE :"owner" GRANT SELECT, INSERT, UPDATE, DELETE ON TABLES TO :"readwrite";
ALTER DEFAULT PRIVILEGES FOR ROLE :"owner" GRANT USAGE, SELECT ON SEQUENCES TO :"readwrite";
ALTER DEFAULT PRIVILEGES FOR ROLE :"owner" GRANT USAGE ON SCHEMAS TO :"readwrite";
SQL

if [ -n "${BACKUP_PASSWORD_FILE:-}" ]; then
  sql "$SERVICE" <<'SQL'
\set backup_password `cat "$BACKUP_PASSWORD_FILE"`
SELECT to_regrole(quote_ident(:'backup')) IS NULL AS new_backup \gset
\if :new_backup
CREATE ROLE :"backup" LOGIN;
\endif
ALTER ROLE :"backup" PASSWORD :'backup_password';
GRANT pg_read_all_data TO :"backup";
GRANT CONNECT ON DATABASE :"service" TO :"backup";
GRANT :"backup" TO CURRENT_USER;
CREATE SCHEMA IF NOT EXISTS backup AUTHORIZATION :"backup";
SET ROLE :"backup";
CREATE TABLE IF NOT EXISTS backup.last (succeeded boolean PRIMARY KEY, finished timestamptz NOT NULL DEFAULT now());
GRANT USAGE ON SCHEMA backup TO pg_monitor;
GRANT SELECT ON backup.last TO pg_monitor;
RESET ROLE;
REVOKE :"backup" FROM CURRENT_USER;
SQL
fi

if [ -n "${EXPORTER_PASSWORD_FILE:-}" ]; then
  sql "$SERVICE" <<'SQL'
\set exporter_password `cat "$EXPORTER_PASSWORD_FILE"`
SELECT to_regrole(quote_ident(:'exporter')) IS NULL AS new_exporter \gset
\if :new_exporter
CREATE ROLE :"exporter" LOGIN;
\endif
ALTER ROLE :"exporter" PASSWORD :'exporter_password';
GRANT pg_monitor TO :"exporter";
GRANT CONNECT ON DATABASE :"service" TO :"exporter";
SQL
fi

sql postgres <<'SQL'
REVOKE :"owner" FROM CURRENT_USER;
SQL

# Beside the server, refuse the superuser over TCP. PostgreSQL uses the first line that matches.
[ -z "${PGDATA:-}" ] || grep -qx 'host all postgres all reject' "$PGDATA/pg_hba.conf" || sed -i '1i host all postgres all reject' "$PGDATA/pg_hba.conf"
