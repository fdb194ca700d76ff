#!/bin/sh
# Build the client for h5 and, when asked, mp-weixin: scripts/build-client.sh [h5] [mp-weixin]. Unchanged sources are not built again.
set -eu
cd "$(dirname "$0")/../frontend-miniprogram"

sources=$(find src env vite index.html vite.config.ts package-lock.json -type f -exec cksum {} + | sort -k 3 | cksum)

for target in "${@:-h5}"; do
    stamp=dist/.$target
    [ -d "dist/build/$target" ] && [ "$sources" = "$(cat "$stamp" 2>/dev/null || true)" ] && continue
    printf '· Client: building %s (about half a minute)\n' "$target"
    mkdir -p dist
    npm run --silent "build:$target" >"dist/$target.log" 2>&1 || {
        cat "dist/$target.log" >&2
        printf '\nStopped: the client does not build for %s. The lines above say where.\n' "$target" >&2
        exit 1
    }
    printf '%s\n' "$sources" >"$stamp"
done
