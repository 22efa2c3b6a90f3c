#!/usr/bin/env bash
# Builds redraft into a folder that the action caches, and puts it on the PATH of the steps that follow.
set -euo pipefail

root=$RUNNER_TEMP/redraft/root
if [[ ! -x $root/bin/redraft && ! -x $root/bin/redraft.exe ]]; then
    path=$GITHUB_ACTION_PATH
    if [[ -n ${VERSION:-} ]]; then
        path=$RUNNER_TEMP/redraft/source
        rm -rf "$path"
        git clone --quiet "${SOURCE:-https://github.com/redraft-project/redraft}" "$path"
        # A tag or a commit, or else a branch.
        git -C "$path" checkout --quiet --detach "$VERSION" -- 2>/dev/null \
            || git -C "$path" checkout --quiet --detach "origin/$VERSION" --
    fi
    cargo install --locked --root "$root" --path "$path"
fi
printf '%s\n' "$root/bin" >>"$GITHUB_PATH"
