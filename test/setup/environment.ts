import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import fc from "fast-check";
import { afterAll } from "vitest";

// Every test file runs with an empty home and none of the caller's git, forge or colour settings: a hook or a workflow
// that runs the tests exports GIT_DIR, GIT_INDEX_FILE or GITHUB_TOKEN.
const foreign =
  /^(?:GIT|GITHUB|RUNNER|YOI|XDG)_|^(?:CI|HUSKY|FORCE_COLOR|COLORTERM|LANG|LANGUAGE|EDITOR|VISUAL|PAGER)$|^LC_/;
for (const name of Object.keys(process.env)) {
  if (foreign.test(name)) delete process.env[name];
}

const home = mkdtempSync(join(tmpdir(), "yoi-home-"));
Object.assign(process.env, {
  HOME: home,
  USERPROFILE: home,
  GIT_CONFIG_NOSYSTEM: "1",
  LC_ALL: "C.UTF-8",
  NO_COLOR: "1",
  TZ: "UTC",
});

afterAll(() => rmSync(home, { recursive: true, force: true }));

// Every run draws the same cases, so that a red run is red again; FAST_CHECK_SEED=<number> looks elsewhere.
fc.configureGlobal({ seed: Number(process.env["FAST_CHECK_SEED"] ?? 20_261_121) });
