#!/bin/bash
# Of what the official image does at its start, what docker-compose.yml and the tests need.
set -euo pipefail

if [ "${1:0:1}" = - ]; then
  set -- postgres "$@"
fi
if [ "$1" != postgres ]; then
  exec "$@"
fi
if [ "$(id -u)" = 0 ]; then
  mkdir -p "$PGDATA"
  chown -R postgres:postgres "$PGDATA" /var/run/postgresql
  chmod 700 "$PGDATA"
  exec setpriv --reuid=postgres --regid=postgres --clear-groups "$0" "$@"
fi

export PGUSER=${POSTGRES_USER:-postgres}
sockets='-c unix_socket_directories=/var/run/postgresql'
if [ ! -s "$PGDATA/PG_VERSION" ]; then
  [ -n "${POSTGRES_PASSWORD:-}" ] || { echo "Set POSTGRES_PASSWORD." >&2; exit 1; }
  initdb --username="$PGUSER" --encoding=UTF8 --locale=C.UTF-8 \
    --auth-local=trust --auth-host=scram-sha-256 --pwfile=<(printf '%s\n' "$POSTGRES_PASSWORD")
  echo "host all all all scram-sha-256" >>"$PGDATA/pg_hba.conf"
  # While the databases are made, nobody comes in over the network.
  pg_ctl --wait --options="-c listen_addresses= $sockets" start
  export PGDATABASE=${POSTGRES_DB:-$PGUSER}
  [ "$PGDATABASE" = postgres ] || createdb --maintenance-db=postgres "$PGDATABASE"
  for each in /docker-entrypoint-initdb.d/*; do
    case $each in
      *.sh) bash "$each" ;;
      *.sql) psql --set ON_ERROR_STOP=1 --no-psqlrc --file="$each" ;;
    esac
  done
  pg_ctl --wait --mode=fast stop
fi
# shellcheck disable=SC2086
exec "$@" -c listen_addresses='*' $sockets
