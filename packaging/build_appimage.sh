#!/usr/bin/env bash
# An AppImage of the bundle that build_linux.sh made. It needs AppImage's own runtime, which is not a package
# of Debian: get https://github.com/AppImage/type2-runtime/releases (runtime-x86_64), check its hash, and name it.
# Usage: packaging/build_appimage.sh RUNTIME [OUT]   (OUT default: dist)
set -eu -o pipefail
here=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
runtime=${1:?"usage: build_appimage.sh RUNTIME [OUT]"}
out=$(realpath -m "${2:-$here/../dist}")
root=$out/lsgui.AppDir
version=$(sed -n 's/^__version__ = "\(.*\)"/\1/p' "$here/../lsgui/__init__.py")
image=$out/lsgui-$version-$(uname -m).AppImage
epoch=${SOURCE_DATE_EPOCH:-1577836800}
unset SOURCE_DATE_EPOCH # mksquashfs takes its times from the options below, and refuses both

rm -rf "$root"
python3 "$here/linux_tree.py" "$out/bundle/lsgui" "$out/icons" "$root"
ln -s usr/bin/lsgui "$root/AppRun"
cp "$here/linux/lsgui.desktop" "$root/lsgui.desktop"
cp "$out/icons/hicolor/256x256/apps/lsgui.png" "$root/lsgui.png"
ln -s lsgui.png "$root/.DirIcon"
chmod -R u=rwX,go=rX "$root"
rm -f "$out/lsgui.squashfs"
mksquashfs "$root" "$out/lsgui.squashfs" -quiet -no-progress -root-owned -noappend -comp zstd \
  -mkfs-time "$epoch" -all-time "$epoch"
cat "$runtime" "$out/lsgui.squashfs" >"$image"
chmod +x "$image"
rm -rf "$root" "$out/lsgui.squashfs"
echo "$image"
