#!/usr/bin/env bash
# try.sh IMAGE.tar…: starts each service's image as an engine would, in a root of its own that nobody writes to, as its user. A service that
# finds all it loads says which secrets it lacks, and ends; on the JVM with its AOT cache, or before that.
set -euo pipefail
[ "$(id -u)" = 0 ] || { echo "Only root starts something in another root."; exit 1; }
patience=120

layers='JSON.parse(require("fs").readFileSync(process.argv[1]))[0].Layers.join("\n")'
started='const {config} = JSON.parse(require("fs").readFileSync(process.argv[1]));
  const quoted = (words) => words.map((word) => `\x27${word}\x27`).join(" ");
  `user=${config.User} environment=(${quoted(config.Env ?? [])}) words=(${quoted(config.Entrypoint)})`'
in_root='mount --bind "$1" "$1"; mount -o remount,bind,ro "$1"; mount -t tmpfs none "$1/tmp"; mount -t proc none "$1/proc"
  exec chroot --userspec="$2" "$1" "${@:3}"'

failures=0
for image in "$@"; do
  work=$(mktemp -d)
  mkdir -p "$work/image" "$work/root/proc" "$work/root/tmp"
  tar -xf "$image" -C "$work/image"
  for layer in $(node -p "$layers" "$work/image/manifest.json"); do tar -xzf "$work/image/$layer" -C "$work/root"; done
  eval "$(node -p "$started" "$work/image/config.json")"
  [[ "${words[*]}" != *AOTCache* ]] || environment+=(JDK_JAVA_OPTIONS=-XX:AOTMode=on)
  said=$(env -i "${environment[@]}" "$(command -v timeout)" "$patience" "$(command -v unshare)" --mount --pid --fork \
    "$(command -v bash)" -c "$in_root" try "$work/root" "$user" "${words[@]}" 2>&1 || true)
  if grep -q NEONPRO_MASTER_KEYS <<<"$said"; then
    echo "$image: starts, and says what it lacks"
  else
    echo "$image: does not get as far"; echo "$said" | head -20; failures=1
  fi
  rm -rf "$work"
done
exit $failures
