# shellcheck shell=sh disable=SC2154
# What the hooks share. Plain POSIX sh, read by dash, bash and busybox; expects $hook (the hook's name) and $here (this
# directory). Git starts hooks in the top directory of the work tree, a bare repository's hooks in its git directory.

# What is pushed, and judged by others, is the original object, not its replacement. And `:(top).yoi` is no file name,
# whatever the caller has set.
GIT_NO_REPLACE_OBJECTS=1
GIT_LITERAL_PATHSPECS=0
export GIT_NO_REPLACE_OBJECTS GIT_LITERAL_PATHSPECS

yoi_package=$here/..
yoi_bundle=$yoi_package/dist/hook.js

# A hook that cannot run blocks: what was not seen must not pass.
yoi_block() {
  printf 'yoi: %s could not run, so git stops here: %s\n' "$hook" "$1" >&2
  exit 2
}

# Sets $node: the one of the project (a dependency of yoi or beside it), else the one on PATH, else git's yoi.node.
yoi_find_node() {
  for node in "$yoi_package/node_modules/.bin/node" "$yoi_package/../.bin/node"; do
    [ ! -x "$node" ] || return 0
  done
  node=$(command -v node) || node=$(git config --type=path yoi.node)
  [ -n "$node" ]
}

# Runs the check and ends the hook with its answer: 0 pass, 1 findings, 2 could not run.
yoi_check() {
  [ -f "$yoi_bundle" ] ||
    yoi_block "$yoi_bundle is missing; install yoi again (npm ci), or report it if that does not help"
  yoi_find_node ||
    yoi_block "no node on PATH; install Node 22 or later, or name one: git config --global yoi.node /path/to/node"
  "$node" "$yoi_bundle" "$hook" "$@"
  status=$?
  case $status in
    0 | 1 | 2) exit "$status" ;;
    *) yoi_block "$node ended with $status; run the command again, and report it if that does not help" ;;
  esac
}

# `yoi ticket doctor` asks whether git reaches this hook, and whether it could run.
if [ "${YOI_PROBE-}" = 1 ]; then
  bundle=ok
  [ -f "$yoi_bundle" ] || bundle=missing
  version=none
  if yoi_find_node; then version=$("$node" --version 2>/dev/null) || version=none; fi
  # Into a file as well: some managers of hooks show nothing of what passes.
  printf 'yoi-probe hook=%s bundle=%s node=%s\n' "$hook" "$bundle" "$version" | tee -a "${YOI_PROBE_FILE:-/dev/null}"
  exit 0
fi

# Whether a commit, named by anything git understands, differs from the index under .yoi. Also when git cannot tell.
yoi_index_differs() {
  ! git diff-index --cached --quiet --ignore-submodules=none "$1" -- ':(top).yoi' 2>/dev/null
}

# Whether two commits differ under .yoi. Also when git cannot tell: an object may be missing.
yoi_commits_differ() {
  ! git diff-tree --quiet --ignore-submodules=none "$1^{tree}" "$2^{tree}" -- ':(top).yoi' 2>/dev/null
}

# Whether a commit differs under .yoi from where it left each of some refs; also when none of them exists.
yoi_differs_since() {
  yoi_commit=$1
  shift
  yoi_known=
  for yoi_ref in "$@"; do
    yoi_tip=$(git rev-parse --quiet --verify "$yoi_ref^{commit}" 2>/dev/null) || continue
    yoi_known=1
    yoi_base=$(git merge-base "$yoi_commit" "$yoi_tip" 2>/dev/null) || return 0
    ! yoi_commits_differ "$yoi_base" "$yoi_commit" || return 0
  done
  [ -z "$yoi_known" ]
}

# Whether an object id means "nothing there".
yoi_is_zero() {
  case $1 in
    *[!0]*) return 1 ;;
    *) return 0 ;;
  esac
}

# Whether a word is the id of a ticket that the commit in the making holds.
yoi_is_ticket() {
  case $1 in
    '' | *[!0-9A-Za-z_-]*) return 1 ;;
  esac
  [ -n "$(git ls-files -- ":(top,glob).yoi/**/$1/item.md" ':(top,exclude).yoi/objectives')" ]
}
