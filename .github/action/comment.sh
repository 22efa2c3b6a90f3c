#!/usr/bin/env bash
# Writes the comment to the pull request, or renews the one that this action wrote before. A pull request from a fork
# has no right to comment: the check counts all the same.
set -euo pipefail

if [[ ! $PULL_REQUEST =~ ^[0-9]+$ ]]; then
    printf '::warning title=redraft::this is no pull request, so there is no comment\n'
    exit 0
fi

marker=$(head -n 1 "$MARKDOWN")
export marker
# Only comments of our own: anybody may write one that begins with the marker.
known=$(gh api graphql --paginate \
    -F owner="${GITHUB_REPOSITORY%%/*}" -F name="${GITHUB_REPOSITORY#*/}" -F number="$PULL_REQUEST" \
    -f query='query($owner: String!, $name: String!, $number: Int!, $endCursor: String) {
        repository(owner: $owner, name: $name) { pullRequest(number: $number) {
            comments(first: 100, after: $endCursor) {
                nodes { databaseId viewerDidAuthor body }
                pageInfo { hasNextPage endCursor }
            }
        } }
    }' \
    --jq '.data.repository.pullRequest.comments.nodes[]
        | select(.viewerDidAuthor and (.body | startswith(env.marker))) | .databaseId') || known=
known=${known%%$'\n'*}

if [[ -n $known ]]; then
    set -- --method PATCH "repos/$GITHUB_REPOSITORY/issues/comments/$known"
elif [[ ${EXIT_CODE:-} == 0 ]]; then
    # Where all is well and was well before, nobody needs a comment.
    exit 0
else
    set -- --method POST "repos/$GITHUB_REPOSITORY/issues/$PULL_REQUEST/comments"
fi
if ! gh api "$@" --silent -F body=@"$MARKDOWN"; then
    printf '::warning title=redraft::the comment could not be written; it needs `permissions: {pull-requests: write}`, which a fork does not get\n'
fi
