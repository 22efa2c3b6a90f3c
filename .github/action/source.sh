#!/usr/bin/env bash
# Names what is to be built, so that the cache gives back nothing else: a branch moves, and so does the action itself.
set -euo pipefail

if [[ -z ${VERSION:-} ]]; then
    cd "$GITHUB_ACTION_PATH"
    key=$(find Cargo.toml Cargo.lock src -type f -print0 | LC_ALL=C sort -z | xargs -0 cat | git hash-object --stdin)
elif [[ $VERSION =~ ^[A-Za-z0-9][A-Za-z0-9._/+-]*$ ]]; then
    found=$(git ls-remote "${SOURCE:-https://github.com/redraft-project/redraft}" "$VERSION")
    # A commit is its own name.
    key=${found%%[[:space:]]*}
    key=${key:-$VERSION}
else
    printf '::error title=redraft::the input `version` is no tag, branch or commit\n'
    exit 2
fi
printf 'key=%s\n' "$key" >>"$GITHUB_OUTPUT"
