#!/usr/bin/env bash
# Builds redraft into a folder that the action caches, and puts it on the PATH of the steps that follow.
set -euo pipefail

root=$RUNNER_TEMP/redraft/root
if [[ ! -x $root/bin/redraft && ! -x $root/bin/redraft.exe ]]; then
    if [[ -z ${VERSION:-} ]]; then
        cargo install --locked --root "$root" --path "$GITHUB_ACTION_PATH"
    elif [[ $VERSION =~ ^[A-Za-z0-9][A-Za-z0-9._/+-]*$ ]]; then
        source=$RUNNER_TEMP/redraft/source
        rm -rf "$source"
        git clone --quiet https://github.com/redraft-project/redraft "$source"
        git -C "$source" checkout --quiet --detach "$VERSION" -- 2>/dev/null \
            || git -C "$source" checkout --quiet --detach "origin/$VERSION" --
        cargo install --locked --root "$root" --path "$source"
    else
        printf '::error title=redraft::the input `version` is no tag, branch or commit\n'
        exit 2
    fi
fi
printf '%s\n' "$root/bin" >>"$GITHUB_PATH"
