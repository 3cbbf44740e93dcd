#!/bin/sh
# npm for Maven: says what is missing, and installs only when the lock file has changed.
set -eu
cd "$(dirname "$0")"

oldest=20

fail() {
  echo "The GraphQL gateway needs Node $oldest or newer with npm on the PATH; $1." >&2
  echo "Debian and Ubuntu: apt-get install nodejs npm; macOS: brew install node." >&2
  exit 1
}

command -v node >/dev/null || fail "there is no node"
command -v npm >/dev/null || fail "there is no npm"
[ "$(node -p 'process.versions.node.split(".")[0]')" -ge "$oldest" ] || fail "this is $(node -v)"

if [ "$1" = ci ] && [ node_modules/.package-lock.json -nt package-lock.json ]; then
  exit 0
fi
exec npm --no-update-notifier "$@"
