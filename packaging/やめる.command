#!/bin/bash
# A double click opens this in the Terminal.
cd "$(dirname "$0")" || exit 1
uv="$(command -v uv || echo "./uv-$(uname -m)")"
"$("$uv" tool dir)/kachilog/bin/python" -m kachilog.cli.first_run --remove || exit 1
"$uv" tool uninstall --quiet kachilog
echo 'このあと、このフォルダーを消してください。'
