#!/usr/bin/env bash
# A Debian package of the bundle that build_linux.sh made; the same bundle gives the same package.
# Usage: packaging/build_deb.sh [OUT]   (default: dist)
set -eu -o pipefail
here=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
out=$(realpath -m "${1:-$here/../dist}")
root=$out/deb-root
version=$(sed -n 's/^__version__ = "\(.*\)"/\1/p' "$here/../lsgui/__init__.py")
architecture=$(dpkg --print-architecture)
glibc=$(dpkg-query --show --showformat='${Version}' libc6 | cut -d- -f1)
export SOURCE_DATE_EPOCH=${SOURCE_DATE_EPOCH:-1577836800}

rm -rf "$root"
python3 "$here/linux_tree.py" "$out/bundle/lsgui" "$out/icons" "$root"
mkdir "$root/DEBIAN"
cat >"$root/DEBIAN/control" <<CONTROL
Package: lsgui
Version: $version
Architecture: $architecture
Maintainer: The lsgui developers <lsgui@localhost>
Installed-Size: $(du -sk "$root/usr" | cut -f1)
Depends: libc6 (>= $glibc), libegl1, libgl1
Recommends: fonts-dejavu-core | fonts-noto-core, hicolor-icon-theme, shared-mime-info
Section: graphics
Priority: optional
Description: explore photographs by their label sets
 Drop two photographs, choose intersection, union or difference, and see the
 labels of the combination and the nearest photographs of your own library.
 Everything runs on your machine; nothing is sent anywhere.
CONTROL
# Others may read and run it, whatever the umask here.
chmod -R u=rwX,go=rX "$root"
find "$root" -exec touch --no-dereference --date="@$SOURCE_DATE_EPOCH" {} +
# zstd unpacks fast, and every dpkg that goes with a glibc this new knows it.
dpkg-deb --root-owner-group -Zzstd -z12 --build "$root" "$out/lsgui_${version}_$architecture.deb"
rm -rf "$root"
