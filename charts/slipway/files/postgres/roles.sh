#!/bin/sh
# Runs once, when the database is made, as its superuser: makes the database and the two roles that use it. For a managed database run
# it yourself, with libpq's variables (PGHOST, PGUSER, PGPASSWORD or PGPASSFILE) for its administrator. The owner migrates;
# the service reads and writes rows, by rights that the migrations give to slipway_readwrite. Neither is a superuser, and the
# superuser is let in over the local socket only.
#
# OWNER_PASSWORD_FILE and SERVICE_PASSWORD_FILE name the files with their passwords: read by psql itself, so that no password is
# on a command line. With BACKUP_PASSWORD_FILE there is a third one, who may read everything.
set -eu

psql --no-psqlrc --quiet --set ON_ERROR_STOP=1 --dbname postgres <<'SQL'
\set owner_password `cat "$OWNER_PASSWORD_FILE"`
\set service_password `cat "$SERVICE_PASSWORD_FILE"`
CREATE ROLE slipway_readwrite NOLOGIN;
CREATE ROLE slipway_owner LOGIN PASSWORD :'owner_password';
CREATE ROLE slipway LOGIN PASSWORD :'service_password' IN ROLE slipway_readwrite;
CREATE DATABASE slipway OWNER slipway_owner;
REVOKE ALL ON DATABASE slipway FROM PUBLIC;
GRANT CONNECT ON DATABASE slipway TO slipway_readwrite;
SQL

if [ -n "${BACKUP_PASSWORD_FILE:-}" ]; then
  psql --no-psqlrc --quiet --set ON_ERROR_STOP=1 --dbname postgres <<'SQL'
\set backup_password `cat "$BACKUP_PASSWORD_FILE"`
CREATE ROLE slipway_backup LOGIN PASSWORD :'backup_password' IN ROLE pg_read_all_data;
GRANT CONNECT ON DATABASE slipway TO slipway_backup;
SQL
fi

# Only where this runs beside the server. The first line that fits decides.
[ -z "${PGDATA:-}" ] || sed -i '1i host all postgres all reject' "$PGDATA/pg_hba.conf"
