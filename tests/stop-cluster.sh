#!/bin/sh
# Stops the cluster that the tests started, if it runs.
set -eu
cd "$(dirname "$0")/.."
pid_file=${CARGO_TARGET_DIR:-target}/test-cluster/running/data/postmaster.pid
[ -r "$pid_file" ] || exit 0
read -r pid <"$pid_file"
# SIGINT is PostgreSQL's fast stop; the pid file goes with the server.
kill -INT "$pid" 2>/dev/null || exit 0
tries=0
while [ -e "$pid_file" ] && [ "$tries" -lt 300 ]; do
    tries=$((tries + 1))
    sleep 0.1
done
