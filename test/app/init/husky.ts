import { chmodSync } from "node:fs";
import { join } from "node:path";
import type { TestRepo } from "../../support/git-repo.ts";

/** What husky 9 makes of a repository: its own files, which git ignores, start the ones beside them. */
export function withHusky(repo: TestRepo): void {
  repo.write(".husky/_/.gitignore", "*");
  repo.write(
    ".husky/_/h",
    '#!/usr/bin/env sh\nn=$(basename "$0")\ns=$(dirname "$(dirname "$0")")/$n\n[ ! -f "$s" ] && exit 0\nsh -e "$s" "$@"\nexit $?\n',
  );
  for (const name of ["pre-commit", "pre-merge-commit", "prepare-commit-msg", "commit-msg", "pre-push"]) {
    repo.write(`.husky/_/${name}`, '#!/usr/bin/env sh\n. "$(dirname "$0")/h"');
    chmodSync(join(repo.root, `.husky/_/${name}`), 0o755);
  }
  repo.git("config", "core.hooksPath", ".husky/_");
}
