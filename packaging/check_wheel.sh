#!/usr/bin/env bash
# Builds the wheel twice, from two copies of the tree without git, and says whether both are the same, byte for byte.
# Usage: packaging/check_wheel.sh [OUT]   (default: dist; PYTHON: one with build and hatchling)
set -eu -o pipefail
here=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
out=$(realpath -m "${1:-$here/../dist}")/wheel
python=${PYTHON:-python3}
export SOURCE_DATE_EPOCH=${SOURCE_DATE_EPOCH:-1577836800}
scratch=$(mktemp -d)
trap 'rm -rf "$scratch"' EXIT

for name in one two; do
  mkdir "$scratch/$name"
  tar -C "$here/.." --exclude=./.git --exclude=./dist --exclude=__pycache__ -cf - . | tar -C "$scratch/$name" -xf - --touch
  (umask "$([ "$name" = one ] && echo 022 || echo 077)" && cd "$scratch/$name" &&
    "$python" -m build -q --wheel --no-isolation --outdir "$scratch/$name-out" . >/dev/null)
done
cmp "$scratch"/one-out/*.whl "$scratch"/two-out/*.whl
mkdir -p "$out"
cp "$scratch"/one-out/*.whl "$out/"
(cd "$out" && sha256sum ./*.whl)
