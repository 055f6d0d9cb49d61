#!/bin/bash
# Replaces what is in the database by the newest dump in /backups, or by the one that DUMP names: all of it, or nothing if anything
# fails.
set -euo pipefail
shopt -s nullglob

export PGPASSFILE=/tmp/pgpass
(umask 077 && printf '*:*:*:%s:%s\n' "$PGUSER" "$(cat "$PASSWORD_FILE")" >"$PGPASSFILE")

dumps=(/backups/"$PGDATABASE"-*.dump)
[ ${#dumps[@]} -gt 0 ] || { echo "there is no dump in /backups"; exit 1; }
dump=${DUMP:-${dumps[-1]}}
pg_restore --clean --if-exists --single-transaction --exit-on-error --dbname="$PGDATABASE" "$dump"
echo "$dump: restored"
