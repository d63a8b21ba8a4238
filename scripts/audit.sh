#!/usr/bin/env bash
# Checks the licences, bans and sources of all dependencies against deny.toml, and their advisories when the database
# of advisories can be had. Installs cargo-deny under target/ when the machine has none.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."

tools=${CARGO_TARGET_DIR:-target}/tools
export PATH="$PWD/$tools/bin:$PATH"
if ! command -v cargo-deny >/dev/null; then
    cargo install --quiet --locked --root "$tools" cargo-deny
fi

cargo deny --locked check bans licenses sources
if cargo deny --locked fetch db >/dev/null 2>&1; then
    cargo deny --locked check --disable-fetch advisories
else
    echo "The database of advisories could not be had: advisories are not checked."
fi
