#!/usr/bin/env bash
# Runs the check and keeps its reports for the steps that follow. It never fails by itself, so that they run.
set -euo pipefail

reports=$RUNNER_TEMP/redraft/reports
rm -rf "$reports"
mkdir -p "$reports"

# A checkout of one commit has no baseline yet. Only the tree of the target branch is needed, not its history.
if [[ -n ${GITHUB_BASE_REF:-} ]]; then
    git fetch --quiet --no-tags --depth=1 origin "+refs/heads/$GITHUB_BASE_REF:refs/remotes/origin/$GITHUB_BASE_REF" \
        || printf '::warning title=redraft::the branch that the pull request goes to could not be fetched\n'
fi

# Divided at spaces and nowhere else: no quotes, no wildcards, no commands.
read -r -a arguments <<<"${ARGS:-}"
cd "$WORKING_DIRECTORY"
code=0
redraft check \
    --report "json=$reports/findings.json" \
    --report "sarif=$reports/redraft.sarif" \
    --report "markdown=$reports/comment.md" \
    ${arguments[@]+"${arguments[@]}"} || code=$?

# The first of these numbers is that of all comparisons.
number() {
    sed -n "s/^ *\"$1\": \([0-9]*\),\{0,1\}\$/\1/p" "$reports/findings.json" | head -n 1
}

{
    printf 'exit-code=%d\n' "$code"
    if [[ -s $reports/findings.json ]]; then
        printf 'pending=%d\n' "$(($(number new) + $(number updated) + $(number absent)))"
        printf 'denied=%d\n' "$(number denied)"
        printf 'json=%s\nsarif=%s\nmarkdown=%s\n' \
            "$reports/findings.json" "$reports/redraft.sarif" "$reports/comment.md"
    fi
} >>"$GITHUB_OUTPUT"
