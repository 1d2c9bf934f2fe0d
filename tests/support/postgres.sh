#!/bin/bash
# A PostgreSQL server to throw away, for the tests.
#
#   tests/support/postgres.sh start FOLDER    prints its address, postgresql://...
#   tests/support/postgres.sh stop FOLDER
#
# FOLDER only remembers where the server is. Its data lie in a temporary folder of the user that
# runs it: PostgreSQL refuses root, and root's own folders are closed to others. It listens on the
# loopback address alone, asks for a password that nobody else knows, and does not care for power
# cuts (fsync off). Text is ordered by language rules unless the schema says otherwise: what forgets
# to say so shows here.
set -euo pipefail
umask 077
PATH=$PATH:/usr/sbin:/sbin    # runuser

die() {
  echo "postgres.sh: $*" >&2
  exit 1
}

newest_programs() {
  local found
  found=$(ls -d /usr/lib/postgresql/*/bin/initdb 2>/dev/null | sort -V | tail -n 1) || true
  [ -n "$found" ] || found=$(command -v initdb) || true
  [ -n "$found" ] || die "PostgreSQL is not installed, and every test runs on it, too." \
    "Install the package postgresql (./dev setup does)."
  dirname "$found"
}

# Runs a program as a user that PostgreSQL accepts.
as_server() {
  if [ "$(id -u)" = 0 ]; then
    (cd / && runuser -u postgres -- "$@")
  else
    "$@"
  fi
}

configure() {
  local data=$1 port=$2
  as_server tee -a "$data/postgresql.conf" >/dev/null <<EOF
listen_addresses = '127.0.0.1'
port = $port
unix_socket_directories = ''
fsync = off
synchronous_commit = off
full_page_writes = off
wal_level = minimal
max_wal_senders = 0
max_connections = 100
shared_buffers = 64MB
EOF
}

start() {
  local folder=$1 programs data password port
  [ ! -e "$folder/data-folder" ] || die "$folder has a server already; stop it first."
  programs=$(newest_programs)
  mkdir -p "$folder"
  data=$(as_server mktemp -d /tmp/groundwork-postgres-XXXXXX)
  echo "$data" >"$folder/data-folder"
  password=$(od -An -N16 -tx1 /dev/urandom | tr -d ' \n')
  echo "$password" | as_server tee "$data.password" >/dev/null
  as_server "$programs/initdb" --pgdata="$data" --username=groundwork --pwfile="$data.password" \
    --auth=scram-sha-256 --encoding=UTF8 --locale=C.UTF-8 --locale-provider=icu --icu-locale=en \
    --no-sync >"$folder/initdb.log" 2>&1 ||
    die "initdb failed: $(tail -n 5 "$folder/initdb.log")"
  as_server rm -f "$data.password"
  configure "$data" 0
  # A port can be taken between choosing and using it, so another is tried.
  for _ in 1 2 3 4 5 6 7 8; do
    port=$((20000 + RANDOM % 30000))
    as_server sed -i "s/^port = .*/port = $port/" "$data/postgresql.conf"
    if as_server "$programs/pg_ctl" --pgdata="$data" --log="$data/server.log" --silent --wait \
      --timeout=30 start >/dev/null 2>&1; then
      echo "postgresql://groundwork:$password@127.0.0.1:$port/postgres"
      return
    fi
  done
  echo "$(as_server tail -n 20 "$data/server.log")" >&2
  die "the server does not start; its last words are above."
}

stop() {
  local folder=$1 data
  [ -e "$folder/data-folder" ] || die "$folder has no server."
  data=$(cat "$folder/data-folder")
  as_server "$(newest_programs)/pg_ctl" --pgdata="$data" --mode=immediate --silent --wait stop ||
    true
  as_server rm -rf "$data"
  rm -f "$folder/data-folder" "$folder/initdb.log"
}

case "${1:-} ${2:+folder}" in
  "start folder") start "$2" ;;
  "stop folder") stop "$2" ;;
  *) die "usage: postgres.sh start FOLDER | postgres.sh stop FOLDER" ;;
esac
