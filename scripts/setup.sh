#!/bin/sh
# Install what is missing and leave alone what is there: scripts/setup.sh [python] [client] [wechat] [browser] [tracer] [proxy]
set -eu
cd "$(dirname "$0")/.."

UV=0.13.9
CLIENT=frontend-miniprogram

say() { printf '%s\n' "· $*"; }
stop() {
    printf '\n%s\n' "Stopped: $1" >&2
    exit 1
}

# debian "what it is for" package…: installs as root, otherwise says the line that does.
debian() {
    reason=$1
    shift
    command -v apt-get >/dev/null || stop "$reason needs $* — install them with this system's package manager, then try again."
    [ "$(id -u)" = 0 ] || stop "$reason needs $*. Run this line, then try again:
    sudo apt-get update && sudo apt-get install -y --no-install-recommends $*"
    say "$reason: installing $* with apt-get"
    apt-get update -q -q && DEBIAN_FRONTEND=noninteractive apt-get install -q -q -y --no-install-recommends "$@" >/dev/null ||
        stop "apt-get could not install $*. Its own words are above."
}

setup_python() {
    command -v python3 >/dev/null || debian "The server" python3 python3-venv
    python3 -c 'import sys; sys.exit(sys.version_info < (3, 11))' ||
        stop "Python 3.11 or newer is needed; this is $(python3 --version)."
    [ "$(cat requirements.txt requirements-dev.txt | cksum)" = "$(cat .venv/.installed 2>/dev/null || true)" ] && return
    if [ ! -x .venv/bin/pip ]; then
        python3 -c 'import ensurepip' 2>/dev/null || debian "The server's own Python folder" python3-venv
        say "Python: making .venv"
        python3 -m venv --clear .venv || stop "python3 -m venv failed. Its own words are above."
    fi
    say "Python: installing the packages of requirements.txt and requirements-dev.txt"
    .venv/bin/python -m pip install -q --disable-pip-version-check "uv==$UV" ||
        stop "pip could not fetch uv $UV. Check the network and pip's package index, then try again."
    .venv/bin/uv pip sync -q --compile-bytecode --python .venv/bin/python --require-hashes requirements.txt requirements-dev.txt ||
        stop "the Python packages could not be installed. Check the network, then try again."
    cat requirements.txt requirements-dev.txt | cksum >.venv/.installed
}

# Letters are printed in it; everything else works without, so nothing stops here.
setup_font() {
    [ -e /usr/share/fonts/opentype/noto/NotoSerifCJK-Regular.ttc ] && return
    if [ "$(id -u)" = 0 ] && command -v apt-get >/dev/null; then
        debian "Printing letters" fonts-noto-cjk
    else
        say "Letters cannot be printed without a font: sudo apt-get install -y --no-install-recommends fonts-noto-cjk"
    fi
}

# npm_ci folder "words": by the lock file, once a lock file.
npm_ci() {
    cmp -s "$1/package-lock.json" "$1/node_modules/.installed.json" && return
    command -v node >/dev/null || stop "Node.js 20 or newer is needed and is not here. Install it (https://nodejs.org or your system's packages), then try again."
    [ "$(node -p 'process.versions.node.split(".")[0]')" -ge 20 ] || stop "Node.js 20 or newer is needed; this is $(node --version)."
    command -v npm >/dev/null || debian "The client" npm
    say "$2: installing the packages of $1/package-lock.json (about a minute)"
    (cd "$1" && npm ci --no-audit --no-fund --loglevel=error) ||
        stop "npm ci failed in $1. Check the network and npm's registry, then try again."
    cp "$1/package-lock.json" "$1/node_modules/.installed.json"
}

setup_browser() {
    missing=
    command -v chromium-headless-shell >/dev/null || missing="chromium-headless-shell"
    fc-list 2>/dev/null | grep -q 'Noto Sans CJK' || missing="$missing fonts-noto-cjk fontconfig"
    # shellcheck disable=SC2086  # a list of words is meant
    [ -z "$missing" ] || debian "The tests of the pages" $missing
}

setup_tracer() {
    command -v strace >/dev/null || debian "The test that an answer waits for the disk" strace
}

# Unpacked here and not installed: Debian's package would start a web server at once.
setup_proxy() {
    [ -x var/caddy/usr/bin/caddy ] && return
    command -v apt-get >/dev/null || stop "The tests of the proxy need caddy as var/caddy/usr/bin/caddy: a link to this system's own will do."
    say "The tests of the proxy: fetching caddy with apt-get"
    [ "$(id -u)" != 0 ] || apt-get update -q -q || stop "apt-get could not read its lists. Its own words are above."
    mkdir -p var/caddy
    (cd var/caddy && apt-get download -q -q caddy && dpkg-deb -x caddy_*.deb .) ||
        stop "apt-get could not fetch caddy. Run this line, then try again:
    sudo apt-get update"
}

for part in "${@:-python}"; do
    case $part in
    python)
        setup_python
        setup_font
        ;;
    client) npm_ci $CLIENT "Client" ;;
    wechat) npm_ci $CLIENT/tools/mp-ci "WeChat's builder" ;;
    browser) setup_browser ;;
    tracer) setup_tracer ;;
    proxy) setup_proxy ;;
    *) stop "scripts/setup.sh knows python, client, wechat, browser, tracer and proxy, not $part." ;;
    esac
done
