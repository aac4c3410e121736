#!/bin/sh
# Bring the published examples of CommonMark and GFM: install.sh [FOLDER]
#
# FOLDER defaults to $PUBKIT_SPECS, else ~/.cache/pubkit-specs. CommonMark's come from the source package
# of markdown-it-py, GFM's from Debian's source package of cmark-gfm; elsewhere than on Debian and Ubuntu
# the latter are left out. pip and apt use the registries you configured for them.
set -eu

here=$(CDPATH='' cd -- "$(dirname -- "$0")" && pwd)
folder=${1:-${PUBKIT_SPECS:-$HOME/.cache/pubkit-specs}}
mkdir -p "$folder"
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT

if [ ! -s "$folder/commonmark.json" ]; then
  "${PYTHON:-python3}" -m pip download --quiet --no-deps --no-binary :all: --dest "$work" markdown-it-py==4.3.0
  tar xzf "$work"/markdown_it_py-*.tar.gz -C "$work"
  cp "$work"/markdown_it_py-*/tests/test_cmark_spec/commonmark.json "$folder/"
fi

if [ ! -s "$folder/gfm.txt" ] && command -v apt-get >/dev/null 2>&1; then
  mkdir -p "$work/lists" "$work/parts/partial"
  cat /etc/apt/sources.list.d/*.sources 2>/dev/null | sed 's/^Types:.*/Types: deb-src/' >"$work/src.sources"
  sed -n 's/^deb /deb-src /p' /etc/apt/sources.list /etc/apt/sources.list.d/*.list 2>/dev/null >"$work/src.list" || :
  mkdir "$work/etc" && cp "$work"/src.* "$work/etc/"
  if (cd "$work" && apt-get -qq -o Dir::Etc::sourcelist=/dev/null -o Dir::Etc::sourceparts="$work/etc" \
    -o Dir::State::lists="$work/lists" update && apt-get -qq -o Dir::Etc::sourcelist=/dev/null \
    -o Dir::Etc::sourceparts="$work/etc" -o Dir::State::lists="$work/lists" \
    source --download-only cmark-gfm) >"$work/log" 2>&1; then
    tar xf "$work"/cmark-gfm_*.orig.tar.* -C "$work"
    cp "$work"/cmark-gfm-*/test/spec.txt "$folder/gfm.txt"
  else
    echo "specs: GFM's examples could not be had:" >&2
    tail -n 3 "$work/log" >&2
  fi
fi
