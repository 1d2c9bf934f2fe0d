# Installing what is missing: Debian packages by the groups of packaging/dependencies.txt, front-end
# packages by the lock file. Says first what it will install, and installs nothing else.

# packages_of GROUP...: the Debian packages of these groups.
packages_of() {
    local group
    for group in "$@"; do
        awk -v group="$group" '$1 == group { print $2 }' packaging/dependencies.txt
    done
}

is_installed() {
    [ "$(dpkg-query -W -f='${db:Status-Status}' "$1" 2>/dev/null)" = installed ]
}

# A Node.js of version 18 or later with npm, wherever it comes from.
node_is_there() {
    command -v npm >/dev/null && command -v node >/dev/null &&
        node -e 'process.exit(Number(process.versions.node.split(".")[0]) >= 18 ? 0 : 1)'
}

# missing_packages GROUP...: those of these groups that are not installed, one a line.
missing_packages() {
    local package groups=("$@")
    case " $* " in
        *" build "*) node_is_there || groups+=(node) ;;
    esac
    for package in $(packages_of "${groups[@]}"); do
        is_installed "$package" || printf '%s\n' "$package"
    done
}

as_root() {
    if [ "$(id -u)" -eq 0 ]; then
        "$@"
    elif command -v sudo >/dev/null; then
        sudo "$@"
    else
        die "installing needs root: run this as root, or install sudo, or install these yourself"
    fi
}

# Debian's package creates a database cluster and starts it at every boot. The tests start one of
# their own and stop it, so a folder of defaults says "create none" while the package is installed.
without_a_database_service() {
    local folder=/etc/postgresql-common/createcluster.d code=0
    as_root mkdir -p "$folder"
    echo 'create_main_cluster = false' | as_root tee "$folder/groundwork-tests.conf" >/dev/null
    "$@" || code=$?
    as_root rm -f "$folder/groundwork-tests.conf"
    as_root rmdir --ignore-fail-on-non-empty "$folder"
    return "$code"
}

apt_install() {
    as_root apt-get update -qq &&
        as_root env DEBIAN_FRONTEND=noninteractive \
            apt-get install --yes --quiet --no-install-recommends "$@"
}

install_packages() {
    local missing=("$@")
    printf 'These Debian packages are missing and will be installed:\n'
    printf '%s ' "${missing[@]}" | fold -s -w 96 | sed 's/^/    /'
    printf '\n'
    case " ${missing[*]} " in
        *" postgresql "*)
            printf 'No database server is set up or started by this.\n'
            step "install" without_a_database_service apt_install "${missing[@]}"
            ;;
        *) step "install" apt_install "${missing[@]}" ;;
    esac
}

# The lock file that node_modules was installed from is kept inside it: equal means up to date.
install_front_end() {
    local stamp=node_modules/.installed-from.json
    cmp -s package-lock.json "$stamp" && return 0
    printf 'The front-end packages of package-lock.json will be installed into ./node_modules.\n'
    step "npm" npm ci --ignore-scripts --no-audit --no-fund --loglevel=error
    cp package-lock.json "$stamp"
}

# set_up GROUP...: leaves a machine on which these groups are installed.
set_up() {
    local missing
    command -v dpkg-query >/dev/null ||
        die "this needs Debian 12 (or a container of it): packages are named as Debian names them"
    mapfile -t missing < <(missing_packages "$@")
    [ ${#missing[@]} -eq 0 ] || install_packages "${missing[@]}"
    case " $* " in
        *" build "*) install_front_end ;;
    esac
}

set_up_for() {
    case $1 in
        run) set_up run ;;
        build) set_up run build ;;
        test) set_up run build test ;;
        *) die "setup knows run, build and test, not $1" ;;
    esac
    printf 'Everything for "%s" is installed.\n' "$1"
}
