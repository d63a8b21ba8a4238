#!/usr/bin/env bash
# Installs what the machine lacks to build and run the portal; with --tests also what its tests need.
#
# It looks for commands and files rather than packages, because they may come from elsewhere, and is quick when nothing
# is missing. It uses apt-get as root or through sudo, or Homebrew; otherwise it names the packages in one sentence.
set -euo pipefail

tests=false
[ "${1:-}" = --tests ] && tests=true

has() { command -v "$1" >/dev/null 2>&1; }

say() { printf '%s\n' "$*" >&2; }

any_exists() {
    local path
    for path in "$@"; do
        [ -e "$path" ] && return 0
    done
    return 1
}

# The same places as crates/store/src/cluster/binaries.rs.
has_server() {
    [ -n "${DATABASE_URL:-}" ] && return 0
    [ -n "${PG_BIN:-}" ] && [ -x "$PG_BIN/initdb" ] && return 0
    has initdb && has postgres && return 0
    has pg_config && [ -x "$(pg_config --bindir)/initdb" ] && return 0
    any_exists /usr/lib/postgresql/*/bin/initdb /usr/pgsql-*/bin/initdb \
        /opt/homebrew/opt/postgresql*/bin/initdb /usr/local/opt/postgresql*/bin/initdb
}

has_libpq() {
    has pg_config && any_exists "$(pg_config --libdir)"/libpq.{so,dylib,a}
}

has_browser() {
    has chromium || has chromium-browser || has google-chrome || any_exists "/Applications/Chromium.app" \
        "/Applications/Google Chrome.app"
}

missing=()
has_server || missing+=(postgresql)
has_libpq || missing+=(libpq-dev)
has node || missing+=(nodejs)
has npm || missing+=(npm)
has cc || missing+=(gcc libc6-dev)
if $tests && ! has_browser; then
    missing+=(chromium)
fi

# A package may bring the command in another place than the one that is missing, so versions are asked afterwards.
check_versions() {
    if ! has cargo; then
        say "Rust is missing: install it with rustup, from https://rustup.rs, and open a new terminal."
        exit 1
    fi
    local major
    major=$(node --version)
    major=${major#v}
    major=${major%%.*}
    if [ "$major" -lt 18 ]; then
        say "node is version $major, and the assets need 18 or newer: install a newer nodejs."
        exit 1
    fi
}

as_root=()
may_install() {
    if [ "$(id -u)" -eq 0 ]; then
        return 0
    fi
    has sudo || return 1
    as_root=(sudo)
    # Without a terminal nobody can answer the question for a password.
    [ -t 0 ] || sudo -n true 2>/dev/null
}

# Debian's package makes and starts a cluster on port 5432, unless it is told not to before it is installed.
without_own_cluster() {
    local folder=/etc/postgresql-common/createcluster.d
    local file=$folder/gemeengoed.conf
    ${as_root[@]+"${as_root[@]}"} mkdir -p "$folder"
    echo 'create_main_cluster = false' | ${as_root[@]+"${as_root[@]}"} tee "$file" >/dev/null
    local status=0
    "$@" || status=$?
    # The machine's next PostgreSQL is the machine's own affair.
    ${as_root[@]+"${as_root[@]}"} rm -f "$file"
    ${as_root[@]+"${as_root[@]}"} rmdir --ignore-fail-on-non-empty "$folder"
    return $status
}

apt() {
    ${as_root[@]+"${as_root[@]}"} env DEBIAN_FRONTEND=noninteractive apt-get -qq -o DPkg::Lock::Timeout=300 "$@"
}

install_with_apt() {
    local packages=("$@")
    # Debian and Ubuntu disagree about one name.
    if [[ " ${packages[*]} " == *" chromium "* ]] && grep -qs '^ID=ubuntu' /etc/os-release; then
        packages=("${packages[@]/#chromium/chromium-browser}")
    fi
    say "Installing: ${packages[*]}"
    apt update || say "apt-get update failed; trying with the lists that are there."
    without_own_cluster apt install -y --no-install-recommends "${packages[@]}" >/dev/null
}

install_with_brew() {
    local package
    for package in "$@"; do
        case $package in
        postgresql) brew install postgresql@17 ;;
        libpq-dev) brew install libpq && brew link --force libpq ;;
        nodejs | npm) brew install node ;;
        chromium) brew install --cask chromium ;;
        gcc) xcode-select --install ;;
        esac
    done
}

if [ ${#missing[@]} -gt 0 ]; then
    if has brew; then
        install_with_brew "${missing[@]}"
    elif has apt-get && may_install; then
        install_with_apt "${missing[@]}"
    else
        say "These packages are missing (Debian's names), and only root or sudo can install them: ${missing[*]}."
        exit 1
    fi
fi
check_versions
