#!/bin/bash
# A double click opens this in the Terminal.
cd "$(dirname "$0")" || exit 1
xattr -dr com.apple.quarantine . 2>/dev/null
uv="$(command -v uv || echo "./uv-$(uname -m)")"
echo '部品を取り込んでいます(1〜3分)。このときだけ、インターネットを使います。'
if ! "$uv" tool install --quiet --force --python '>=3.10' ./kachilog-*.whl; then
    echo '取り込めませんでした。インターネットにつながっているか確かめて、もう一度「はじめる」を開いてください。'
    exit 1
fi
"$("$uv" tool dir)/kachilog/bin/python" -m kachilog.cli.first_run "$@"
