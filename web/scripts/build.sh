#!/usr/bin/env bash
# Builds the web app into the gateway's package. Run by `make`, from the root of the repository.
set -euo pipefail

target=services/gateway/src/gateway/web

# Not `npm ci`: it refuses a lock that lacks the optional binaries of other platforms, which some registries do not have.
# A registry that can't be reached is told within a minute, not after many.
web/scripts/npm.sh install --no-save --no-audit --no-fund --loglevel=error --fetch-retry-maxtimeout=10000 >/dev/null
web/scripts/npm.sh run --silent build >/dev/null
rm -rf "$target.new"
cp -r web/build "$target.new"
rm -rf "$target"
mv "$target.new" "$target"
