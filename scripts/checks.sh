# The steps of scripts/check, one function each. A step prints what it finds and fails by its exit status.

# All files that belong to the repository, the new ones included, that match the patterns given.
repository_files() {
  # A checkout may belong to somebody else, as in CI.
  git -c safe.directory="$root" ls-files -z --cached --others --exclude-standard -- "$@" |
    while IFS= read -r -d '' file; do [ ! -f "$file" ] || printf '%s\0' "$file"; done
}

check_format() {
  swift format lint --strict -r Sources Tests Package.swift --configuration .swift-format
}

check_sizes() {
  repository_files '*.swift' ':!Tests/Fixtures' | xargs -0 wc -l | awk '
    $2 == "total" { next }
    { count++ }
    $1 > 500 { print $2 ": " $1 " lines, more than 500"; tooLong++; next }
    $1 > 300 { print $2 ": " $1 " lines, allowed with a reason" }
    END { print count + 0 " Swift files"; exit tooLong > 0 || count == 0 }'
}

# Folders of one machine and addresses of package mirrors. The brackets keep the patterns from finding themselves.
check_no_machine_paths() {
  local patterns='(^|[^[:alnum:]_.])/([w]ork|[r]oot|[h]ome/[a-z]+)/[[:alnum:]]|[p]ypi\.|[n]pmjs\.|[a]rtifactory|--[i]ndex-url'
  if repository_files ':!content/data/*.csv' | xargs -0 grep -nIE -e "$patterns"; then
    echo "these lines name a folder or a host that exists on one machine only"
    return 1
  fi
}

# Builds everything with the compiler's own check that every import is declared in Package.swift.
check_imports() {
  build_tests
}

check_tests() {
  scripts/test
}

check_content() {
  "$program" check content
}

# Two folders, two time zones, two languages, one thread and two: the bytes must be the same.
check_double_build() {
  local one="$scratch/one" two="$scratch/第二个 folder/below"
  mkdir -p "$one" "$two"
  cp -r content "$one/site"
  cp -r content "$two/site"
  (cd "$one" && env -u LC_ALL TZ=Asia/Shanghai LANG=zh_CN.UTF-8 "$program" build site --quiet --jobs 1)
  (cd "$two" && env -u LC_ALL TZ=America/St_Johns LANG=C "$program" build site --quiet --jobs 2)
  [ -s "$one/public/index.html" ]
  diff -r "$one/public" "$two/public"
}

# Kills a build that replaces a site, at many moments: the site is the old one or the new one, never a mixture.
check_kill() {
  local folder="$scratch/kill" started full moment pid old=0 new=0
  mkdir -p "$folder"
  "$program" build content --quiet --as-of 2026-10-20 --output "$folder/old"
  cp -a "$folder/old" "$folder/public"
  started=$(date +%s%N)
  "$program" build content --quiet --output "$folder/public"
  full=$((($(date +%s%N) - started) / 1000000))
  cp -a "$folder/public" "$folder/new"
  if diff -rq "$folder/old" "$folder/new" >/dev/null; then
    echo "the two sites are alike, so nothing would be shown"
    return 1
  fi
  for moment in 5 40 70 85 90 94 97 99 101 104 300; do
    rm -rf "$folder/public"
    cp -a "$folder/old" "$folder/public"
    "$program" build content --quiet --output "$folder/public" &
    pid=$!
    sleep "$(awk -v ms="$full" -v share="$moment" 'BEGIN { print ms * share / 100000 }')"
    kill -9 "$pid" 2>/dev/null || true
    wait "$pid" 2>/dev/null || true
    if diff -rq "$folder/old" "$folder/public" >/dev/null; then
      old=$((old + 1))
    elif diff -rq "$folder/new" "$folder/public" >/dev/null; then
      new=$((new + 1))
    else
      echo "killed after $moment % of $full ms, the site is neither the old nor the new one"
      return 1
    fi
  done
  echo "killed $((old + new)) times: $old times the old site, $new times the new one"
  ((old > 0 && new > 0))
  # What a killed build left beside the site must not disturb the next one.
  "$program" build content --quiet --output "$folder/public"
  diff -r "$folder/new" "$folder/public"
}

check_browser() {
  set_up_browser
  "$program" build content --quiet --output "$scratch/browser"
  "$python" Tests/Browser/check.py "$scratch/browser"
  "$python" Tests/Browser/search.py "$scratch/browser" Tests/Browser/questions.tsv
}
