#!/bin/bash
# Of what the official image does, what docker-compose.yml and the tests need.
set -euo pipefail
data=/var/lib/postgresql/data
user=${POSTGRES_USER:-postgres}

if [ ! -s "$data/PG_VERSION" ]; then
  initdb --username="$user" --pgdata="$data" --encoding=UTF8 --locale=C.UTF-8 \
    --auth-local=trust --auth-host=scram-sha-256 --pwfile=<(printf '%s\n' "$POSTGRES_PASSWORD")
  echo "host all all all scram-sha-256" >> "$data/pg_hba.conf"
  pg_ctl --pgdata="$data" --wait --options="-c listen_addresses= -c unix_socket_directories=/tmp" start
  export PGHOST=/tmp PGUSER=$user
  [ "${POSTGRES_DB:-$user}" = postgres ] || createdb "${POSTGRES_DB:-$user}"
  for script in /docker-entrypoint-initdb.d/*.sh; do
    [ -e "$script" ] && bash "$script"
  done
  pg_ctl --pgdata="$data" --wait stop
fi
exec "$@" -D "$data" -c listen_addresses='*' -c unix_socket_directories=/tmp
