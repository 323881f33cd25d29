import { chmodSync, mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";

// What GitHub refuses in a push, as hooks of the bare repository. The server tells them by variables who is pushing; a push
// that goes past the server (a test that sets something up) has none of them, and may everything.

/** Asks for each ref: the rules of branches, and workflow files without `workflows`. */
const UPDATE = `#!/bin/sh
test -n "$EMULATED_ACTOR" || exit 0
ref=$1 old=$2 new=$3
zero=0000000000000000000000000000000000000000
if test -n "$EMULATED_REFUSED" && grep -qxF "$ref" "$EMULATED_REFUSED/refs"; then
  if test -f "$EMULATED_REFUSED/protection" && grep -qxF "$ref" "$EMULATED_REFUSED/protection"; then
    echo "error: GH006: Protected branch update failed for $ref." >&2
    echo "error:" >&2
    if test "$new" = $zero; then echo "error: Cannot delete this protected branch" >&2
    else echo "error: Changes must be made through a pull request." >&2; fi
  else
    echo "error: GH013: Repository rule violations found for $ref." >&2
    echo "error:" >&2
    echo "error: - Changes must be made through a pull request." >&2
  fi
  exit 1
fi
case $ref in refs/heads/gh-readonly-queue/*)
  echo "error: GH013: Repository rule violations found for $ref." >&2; exit 1 ;;
esac
test -n "$EMULATED_MAY_WORKFLOWS" && exit 0
test "$new" = $zero && exit 0
list() { git ls-tree -r "$1" -- .github/workflows/; }
brought=$(list "$new") || exit 1
test -n "$brought" || exit 0
known=$(
  test "$old" = $zero || list "$old"
  git for-each-ref --format='%(objectname)' refs/heads | sort -u | while read -r tip; do list "$tip"; done
)
fresh=$(printf '%s\\n' "$brought" | grep -vxF "$known" | head -n 1)
test -n "$fresh" || exit 0
path=$(printf '%s' "$fresh" | cut -f 2)
echo "refusing to allow a GitHub App to create or update workflow \\\`$path\\\` without \\\`workflows\\\` permission" >&2
exit 1
`;

/** Notes what moved, for the events. */
const POST_RECEIVE = `#!/bin/sh
test -n "$EMULATED_MOVED" || exit 0
cat > "$EMULATED_MOVED"
`;

/** Installs the hooks into a bare repository. */
export function installPushHooks(root: string): void {
  const dir = join(root, "hooks");
  mkdirSync(dir, { recursive: true });
  for (const [name, script] of [
    ["update", UPDATE],
    ["post-receive", POST_RECEIVE],
  ] as const) {
    writeFileSync(join(dir, name), script);
    chmodSync(join(dir, name), 0o755);
  }
}
