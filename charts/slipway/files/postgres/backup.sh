#!/bin/bash
# Dumps the database into /backups, and keeps the newest $KEEP dumps. A dump has its name only when it is complete.
set -euo pipefail
shopt -s nullglob

PGPASSWORD=$(cat "$PASSWORD_FILE")
export PGPASSWORD

rm -f /backups/*.part
name=/backups/$PGDATABASE-$(date --utc +%Y-%m-%dT%H-%M-%SZ).dump
pg_dump --format=custom --file="$name.part"
pg_restore --list "$name.part" >/dev/null
sync "$name.part"
mv "$name.part" "$name"
echo "$name: $(stat --format=%s "$name") bytes"

# Their names are in order of their time.
dumps=(/backups/"$PGDATABASE"-*.dump)
for ((i = 0; i < ${#dumps[@]} - KEEP; i++)); do
  rm "${dumps[i]}"
  echo "${dumps[i]}: removed"
done
