#!/usr/bin/env bash
# Installs the planvers that this action came with, so that both are of one version, where no other step meets it.
set -euo pipefail

place="$RUNNER_TEMP/planvers-review/venv"
# -I: Python looks for no module in the folder of the job, into which a pull request may have put a pip.py.
"$REVIEW_PYTHON" -I -m venv "$place"
"$place/bin/python" -I -m pip install --quiet --no-input --disable-pip-version-check "$GITHUB_ACTION_PATH/../../.."
echo "python=$place/bin/python" >> "$GITHUB_OUTPUT"
