#!/usr/bin/env bash
# The one-folder bundle for Linux, with its licences, its bill of materials and a table of its sizes.
# Usage: packaging/build_linux.sh [OUT]   (default: dist; LSGUI_BUILD_ENV: an environment to build in)
set -eu -o pipefail
here=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
out=$(realpath -m "${1:-$here/../dist}")
env=${LSGUI_BUILD_ENV:-$out/env}
export SOURCE_DATE_EPOCH=${SOURCE_DATE_EPOCH:-1577836800} PYTHONHASHSEED=0
unset PYTHONPATH # what is bundled is what was installed, not a checkout, whose resources lie elsewhere
mkdir -p "$out"

[ -x "$env/bin/python" ] || python3 -m venv "$env"
python=$env/bin/python
"$python" "$here/requirements.py" >"$out/requirements.txt"
"$python" -m pip install -q -r "$out/requirements.txt" pyinstaller hatchling build
"$python" -m pip install -q --no-deps "PySide6==$("$python" -c 'import PySide6; print(PySide6.__version__)')"
"$python" -m build -q --wheel --no-isolation --outdir "$out/wheel" "$here/.."
"$python" -m pip install -q --no-deps --force-reinstall "$out"/wheel/lsgui-*.whl

"$python" "$here/icons.py" "$out/icons"
"$python" -P -m PyInstaller --noconfirm --log-level WARN --distpath "$out/bundle" --workpath "$out/work" "$here/lsgui.spec"
"$python" "$here/licences.py" "$out/bundle/lsgui" "$out/bundle/lsgui/licences"
"$python" "$here/sbom.py" "$out/bundle/lsgui" "$out/bundle/lsgui/sbom.cdx.json"
"$python" "$here/sizes.py" "$out/bundle/lsgui"
