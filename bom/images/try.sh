#!/usr/bin/env bash
# try.sh IMAGE.tar…: starts each service's image as an engine would, in a root of its own that nobody writes to, as its user. A service that
# finds all it loads says which secrets it lacks, and ends; on the JVM with its AOT cache, or before that.
set -euo pipefail
[ "$(id -u)" = 0 ] || { echo "Only root starts something in another root."; exit 1; }
patience=120

# an OCI image layout: the index names a manifest, that the layers and the configuration, all by their digests
described='const read = (digest) => JSON.parse(require("fs").readFileSync(blob(digest)));
  const blob = (digest) => `${process.argv[1]}/blobs/${digest.replace(":", "/")}`;
  const index = JSON.parse(require("fs").readFileSync(`${process.argv[1]}/index.json`));
  const manifest = read(index.manifests[0].digest), {config} = read(manifest.config.digest);
  const quoted = (words) => words.map((word) => `\x27${word}\x27`).join(" ");
  `layers=(${quoted(manifest.layers.map(({digest}) => blob(digest)))}) user=${config.User}
  environment=(${quoted(config.Env ?? [])}) words=(${quoted(config.Entrypoint)})`'
in_root='mount --bind "$1" "$1"; mount -o remount,bind,ro "$1"; mount -t tmpfs none "$1/tmp"; mount -t proc none "$1/proc"; mount --rbind /dev "$1/dev"
  exec chroot --userspec="$2" "$1" "${@:3}"'

failures=0
for tar in "$@"; do
  work=$(mktemp -d)
  mkdir -p "$work/image" "$work/root/proc" "$work/root/dev" "$work/root/tmp"
  tar -xf "$tar" -C "$work/image"
  eval "$(node -p "$described" "$work/image")"
  for layer in "${layers[@]}"; do tar --warning=no-unknown-keyword -xzf "$layer" -C "$work/root"; done
  [[ "${words[*]}" != *AOTCache* ]] || environment+=(JDK_JAVA_OPTIONS=-XX:AOTMode=on)
  said=$(env -i "${environment[@]}" "$(command -v timeout)" "$patience" "$(command -v unshare)" --mount --pid --fork \
    "$(command -v bash)" -c "$in_root" try "$work/root" "$user" "${words[@]}" 2>&1 || true)
  if grep -qE "NEONPRO_(MASTER_KEYS|SERVICE_SECRET)" <<<"$said"; then
    echo "$tar: starts, and says what it lacks"
  else
    echo "$tar: does not get as far"; echo "$said" | head -20; failures=1
  fi
  rm -rf "$work"
done
exit $failures
