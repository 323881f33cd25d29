import {
  lstatSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  realpathSync,
  rmSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { afterEach } from "vitest";
import { YoiError } from "../../../src/core/diagnostic/error.ts";
import type { WritePlace } from "../../../src/io/files/journal.ts";

const made: string[] = [];

afterEach(() => {
  for (const base of made.splice(0)) rmSync(base, { recursive: true, force: true });
});

/** A new directory that is removed after the test. */
export function scratch(): string {
  const base = lastingScratch();
  made.push(base);
  return base;
}

/** A new directory that the caller removes. */
export function lastingScratch(): string {
  return realpathSync(mkdtempSync(join(tmpdir(), "yoi-files-")));
}

/** A worktree with some files and, outside of it, an empty state directory. Removed after the test. */
export function aPlace(files: Readonly<Record<string, string | Uint8Array>> = {}): WritePlace {
  return makePlace(scratch(), files);
}

/** The same in a directory that the caller removes. */
export function makePlace(base: string, files: Readonly<Record<string, string | Uint8Array>>): WritePlace {
  const place = { root: join(base, "work"), stateDir: join(base, "git", "yoi") };
  mkdirSync(place.root, { recursive: true });
  mkdirSync(place.stateDir, { recursive: true });
  for (const [path, content] of Object.entries(files)) put(place.root, path, content);
  return place;
}

export function put(root: string, path: string, content: string | Uint8Array): void {
  mkdirSync(dirname(join(root, path)), { recursive: true });
  writeFileSync(join(root, path), content);
}

/** Everything below a directory: texts of files, and empty directories as "(empty)". */
export function tree(dir: string): Record<string, string> {
  const result: Record<string, string> = {};
  for (const name of readdirSync(dir, { recursive: true, encoding: "utf8" }).sort()) {
    const path = join(dir, name);
    const stats = lstatSync(path);
    if (stats.isFile()) result[name] = readFileSync(path, "utf8");
    else if (stats.isSymbolicLink()) result[name] = "(link)";
    else if (stats.isDirectory() && readdirSync(path).length === 0) result[name] = "(empty)";
  }
  return result;
}

/** The code of the failure that a function throws; what is no failure is thrown on. */
export function codeOf(run: () => unknown): string {
  try {
    run();
  } catch (error) {
    if (error instanceof YoiError) return error.diagnostic.code;
    throw error;
  }
  return "nothing thrown";
}
