#!/bin/sh
# Make .venv and install pubkit in it: setup.sh [dev | lowest [FOLDER]]
#
# Python packages come from the lock file, by hash. The system libraries of the PDF engine (Pango and
# HarfBuzz) are installed where this user may; elsewhere what to type is printed, and HTML and EPUB work
# all the same. Run it as often as you like: nothing is done twice.
set -eu

cd -- "$(dirname -- "$0")/.."
kind=${1:-}
lock=requirements${kind:+-$kind}.lock
venv=${2:-.venv}
say() { printf '%s\n' "setup: $*" >&2; }

family() {
  case $(uname) in Darwin) echo macos; return ;; esac
  id=$(. /etc/os-release 2>/dev/null && echo "$ID ${ID_LIKE:-}")
  case " $id " in
    *' debian '* | *' ubuntu '*) echo debian ;;
    *' fedora '* | *' rhel '*) echo fedora ;;
    *' arch '*) echo arch ;;
    *) echo unknown ;;
  esac
}

installer() { # the command that installs system packages, or nothing when this user may not
  case $(family) in
    debian) run='apt-get install -y --no-install-recommends' ;;
    fedora) run='dnf install -y' ;;
    arch) run='pacman -S --needed --noconfirm' ;;
    macos) command -v brew >/dev/null && echo 'brew install'; return ;;
    *) return ;;
  esac
  if [ "$(id -u)" = 0 ]; then echo "$run"
  elif command -v sudo >/dev/null && sudo -n true 2>/dev/null; then echo "sudo $run"
  fi
}

install_system() { # WHAT PACKAGE…
  what=$1; shift
  run=$(installer)
  if [ -n "$run" ]; then
    say "installing $what: $*"
    case $run in
      *apt-get*) ${run%%apt-get*} apt-get -qq update >&2 || :; DEBIAN_FRONTEND=noninteractive; export DEBIAN_FRONTEND ;;
    esac
    # shellcheck disable=SC2086
    $run "$@" >&2 && return
  fi
  case $(family) in
    debian) hint='sudo apt-get install' ;;
    fedora) hint='sudo dnf install' ;;
    arch) hint='sudo pacman -S' ;;
    *) hint='brew install' ;;
  esac
  say "$what is missing; type: $hint $*"
  return 1
}

python=${PYTHON:-python3}
"$python" -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null || {
  say "Python 3.11 or later is needed; \"$python\" is $("$python" --version 2>&1). Name another one: make PYTHON=python3.12 demo"
  exit 2
}

if [ ! -x $venv/bin/python ] || ! $venv/bin/python -m pip --version >/dev/null 2>&1; then
  if ! "$python" -c 'import ensurepip' 2>/dev/null; then
    install_system "Python's venv" python3-venv || exit 2
  fi
  "$python" -m venv --clear $venv
fi

stamp=$(cat "$lock" pyproject.toml | cksum)
if [ "$(cat $venv/stamp-"$lock" 2>/dev/null)" != "$stamp" ]; then
  say "installing Python packages from $lock"
  $venv/bin/python -m pip install --quiet --disable-pip-version-check --require-hashes -r "$lock"
  $venv/bin/python -m pip install --quiet --disable-pip-version-check --no-deps --no-build-isolation -e .
  echo "$stamp" >$venv/stamp-"$lock"
fi
$venv/bin/python -m compileall -q src # as pip does for what is not a checkout

if ! $venv/bin/python -c 'import weasyprint' >/dev/null 2>&1; then
  case $(family) in
    debian) set -- libpango-1.0-0 libpangoft2-1.0-0 libharfbuzz-subset0 ;;
    fedora) set -- pango harfbuzz ;;
    *) set -- pango ;;
  esac
  install_system "the PDF engine's library Pango" "$@" || say 'HTML and EPUB work without it'
fi
