#!/bin/bash
# Dumps the database into /backups, and keeps the newest $KEEP dumps. A dump has its name only when it is complete. With BUCKET, copies the
# dump to S3-compatible storage. The table backup.last has the time of the last success and of the last failure, for the alert BackupMissing.
set -euo pipefail
shopt -s nullglob

PGPASSWORD=$(cat "$PASSWORD_FILE")
export PGPASSWORD

record() { # SUCCEEDED
  psql --no-psqlrc --quiet --command "INSERT INTO backup.last (succeeded) VALUES ($1) ON CONFLICT (succeeded) DO UPDATE SET finished = now()" ||
    echo "the table backup.last cannot be written: docs/operate/backup.md shows how to make it"
}
trap '[ $? = 0 ] || record false' EXIT
prune() { # NUMBER: keeps the newest dumps; their names are in the order of their times
  local dumps=(/backups/"$PGDATABASE"-*.dump) i
  for ((i = 0; i < ${#dumps[@]} - $1; i++)); do
    rm "${dumps[i]}"
    echo "${dumps[i]}: removed"
  done
}

# The first backup begins with the installation, before there is a database.
timeout 600 bash -c 'until pg_isready --quiet; do sleep 1; done'

# Room first: a volume that is full would stay full. One dump always stays.
rm -f /backups/*.part
prune $((KEEP > 1 ? KEEP - 1 : 1))
name=/backups/$PGDATABASE-$(date --utc +%Y-%m-%dT%H-%M-%SZ).dump
pg_dump --format=custom --exclude-schema=backup --file="$name.part"
pg_restore --list "$name.part" >/dev/null
sync "$name.part"
mv "$name.part" "$name"
echo "$name: $(stat --format=%s "$name") bytes"
prune "$KEEP"
if [ -n "${BUCKET:-}" ]; then
  /tmp/rclone copy "$name" ":s3:$BUCKET/"
  echo "$name: copied to $BUCKET"
fi
record true
