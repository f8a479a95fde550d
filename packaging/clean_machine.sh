#!/usr/bin/env bash
# Tries an artifact on a machine that knows nothing of this one: a fresh Debian, a fresh user, no repository.
# Usage (as root): packaging/clean_machine.sh ARTIFACT [ROOT]   (a bundle's folder, a .deb or a .whl; ROOT: where the
# machine is kept, default /var/tmp/lsgui-clean; SUITE, MIRROR: which Debian; PIP_*: handed on for a wheel)
set -eu -o pipefail
here=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
artifact=$(realpath "${1:?"usage: clean_machine.sh ARTIFACT [ROOT]"}")
root=$(realpath -m "${2:-/var/tmp/lsgui-clean}")
name=$(basename "$artifact")

[ -e "$root/etc/debian_version" ] ||
  debootstrap --variant=minbase "${SUITE:-bookworm}" "$root" "${MIRROR:-http://deb.debian.org/debian}"
cp /etc/resolv.conf "$root/etc/resolv.conf"
for place in proc dev; do
  mountpoint -q "$root/$place" || { mount --rbind "/$place" "$root/$place" && mount --make-rslave "$root/$place"; }
done
trap 'umount --recursive --lazy "$root/proc" "$root/dev"' EXIT

inside() { chroot "$root" env DEBIAN_FRONTEND=noninteractive HOME=/root LC_ALL=C.UTF-8 "$@"; }
kept=$(compgen -e | grep '^PIP_' | paste -sd, || true)
as_user() { chroot "$root" su ${kept:+--whitelist-environment "$kept"} - fresh -c "$1"; }
inside apt-get update -qq
# For the smoke test, for a screen, and (the drivers) as every desktop has them:
inside apt-get install -y -qq --no-install-recommends python3 python3-venv ca-certificates xvfb xauth libegl1 libgl1 >/dev/null
inside id fresh >/dev/null 2>&1 || inside useradd --create-home fresh
cp "$here/smoke.py" "$root/opt/smoke.py"
rm -rf "${root:?}/opt/$name"
cp -a "$artifact" "$root/opt/$name"

case $name in
  *.deb)
    inside apt-get install -y -qq --no-install-recommends --reinstall "/opt/$name" >/dev/null
    program=lsgui
    ;;
  *.whl)
    inside apt-get install -y -qq --no-install-recommends libxkbcommon0 libdbus-1-3 libfontconfig1 libglib2.0-0 libx11-xcb1 \
      libxcb-cursor0 libxcb-icccm4 libxcb-image0 libxcb-keysyms1 libxcb-randr0 libxcb-render-util0 libxcb-shape0 libxcb-sync1 \
      libxcb-xfixes0 libxcb-xkb1 libxkbcommon-x11-0 >/dev/null
    as_user "rm -rf venv && python3 -m venv venv && venv/bin/pip install -q /opt/$name && venv/bin/pip check"
    program=/home/fresh/venv/bin/lsgui
    ;;
  *) program=/opt/$name ;;
esac
as_user "python3 /opt/smoke.py $program"
as_user "xvfb-run -a python3 /opt/smoke.py --platform '' $program"
