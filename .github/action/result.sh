#!/usr/bin/env bash
# Ends the action as the check ended.
set -euo pipefail

case ${EXIT_CODE:-} in
    0) exit 0 ;;
    1) if [[ ${FAIL:-true} == false ]]; then exit 0; fi; exit 1 ;;
    *) exit 2 ;;
esac
