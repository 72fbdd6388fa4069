#!/bin/bash
# Each has a database of its own, and no way into the other's. Runs once, in an empty volume.
set -euo pipefail

for who in sluice camunda; do
  password=${who^^}_DATABASE_PASSWORD
  psql --username postgres --dbname postgres --set ON_ERROR_STOP=1 \
    --set who="$who" --set password="${!password}" <<'SQL'
create role :"who" login password :'password';
create database :"who" owner :"who";
revoke all on database :"who" from public;
SQL
done
