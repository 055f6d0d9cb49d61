#!/bin/bash
# Replaces what is in the database by the newest dump in /backups, or by the one that DUMP names: all of it, or nothing if anything
# fails. With BUCKET, copies a dump that is not in /backups from S3-compatible storage.
set -euo pipefail
shopt -s nullglob

PGPASSWORD=$(cat "$PASSWORD_FILE")
export PGPASSWORD

dumps=(/backups/"$PGDATABASE"-*.dump)
[ -n "${DUMP:-}" ] || [ ${#dumps[@]} -gt 0 ] || { echo "there is no dump in /backups"; exit 1; }
dump=${DUMP:-${dumps[${#dumps[@]} - 1]}}
[ -z "${BUCKET:-}" ] || [ -e "$dump" ] || /tmp/rclone copy ":s3:$BUCKET/${dump##*/}" /backups
[ -r "$dump" ] || { echo "$dump is not one of ${dumps[*]}"; exit 1; }
# Also what is newer than the dump goes. Without the last line nothing has happened.
{
  echo "BEGIN; DROP OWNED BY CURRENT_USER CASCADE;"
  pg_restore --file=- "$dump"
  echo "COMMIT;"
} | psql --no-psqlrc --quiet --set ON_ERROR_STOP=1 >/dev/null
echo "$dump: restored"
