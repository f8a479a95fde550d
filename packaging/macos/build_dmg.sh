#!/usr/bin/env bash
# The app and the disk image for macOS, signed and notarised. NOT RUN YET: to be tried on macOS 13 or newer.
# Needs Xcode's command line tools and Python 3.11 or newer. Credentials stay outside this repository:
#   LSGUI_IDENTITY        "Developer ID Application: NAME (TEAM)", in the keychain; without it nothing is signed
#   LSGUI_NOTARY_PROFILE  made once by: xcrun notarytool store-credentials PROFILE --apple-id ... --team-id ...
# Usage: packaging/macos/build_dmg.sh [OUT]   (default: dist)
set -eu -o pipefail
here=$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd)
mkdir -p "${1:-$here/../dist}"
out=$(cd "${1:-$here/../dist}" && pwd)
python=$out/env/bin/python
export SOURCE_DATE_EPOCH=${SOURCE_DATE_EPOCH:-1577836800} PYTHONHASHSEED=0

[ -x "$python" ] || python3 -m venv "$out/env"
"$python" "$here/requirements.py" >"$out/requirements.txt"
"$python" -m pip install -q -r "$out/requirements.txt" pyinstaller hatchling build
"$python" -m pip install -q --no-deps "PySide6==$("$python" -c 'import PySide6; print(PySide6.__version__)')"
"$python" -m build -q --wheel --no-isolation --outdir "$out/wheel" "$here/.."
"$python" -m pip install -q --no-deps --force-reinstall "$out"/wheel/lsgui-*.whl
"$python" "$here/icons.py" "$out/icons"
"$python" -P -m PyInstaller --noconfirm --log-level WARN --distpath "$out/bundle" --workpath "$out/work" "$here/lsgui.spec"
app=$out/bundle/lsgui.app
"$python" "$here/licences.py" "$app" "$app/Contents/Resources/licences"
"$python" "$here/sbom.py" "$app" "$app/Contents/Resources/sbom.cdx.json"
"$python" "$here/sizes.py" "$app"

if [ -n "${LSGUI_IDENTITY:-}" ]; then
  # From the inside out: a signature covers what lies below it.
  find "$app/Contents" -type f \( -name '*.dylib' -o -name '*.so' \) -print0 |
    xargs -0 codesign --force --timestamp --options runtime --sign "$LSGUI_IDENTITY"
  codesign --force --timestamp --options runtime --entitlements "$here/macos/entitlements.plist" \
    --sign "$LSGUI_IDENTITY" --deep "$app"
  codesign --verify --deep --strict "$app"
fi
"$python" "$here/smoke.py" "$app"

version=$("$python" -c 'import lsgui; print(lsgui.__version__)')
image=$out/lsgui-$version.dmg
stage=$(mktemp -d)
cp -R "$app" "$stage/"
ln -s /Applications "$stage/Applications"
rm -f "$image"
hdiutil create -volname "lsgui $version" -srcfolder "$stage" -format ULFO "$image"
rm -rf "$stage"
if [ -n "${LSGUI_IDENTITY:-}" ] && [ -n "${LSGUI_NOTARY_PROFILE:-}" ]; then
  codesign --timestamp --sign "$LSGUI_IDENTITY" "$image"
  xcrun notarytool submit "$image" --keychain-profile "$LSGUI_NOTARY_PROFILE" --wait
  xcrun stapler staple "$image"
  spctl --assess --type open --context context:primary-signature --verbose "$image"
else
  echo "neither signed nor notarised: macOS will warn of $image" >&2
fi
