import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { build } from "rolldown";
import configs from "../../rolldown.config.ts";

/** The doors are tested as built: refuses to start when dist/ is not what the source builds now. */
export async function setup(): Promise<void> {
  const fresh = mkdtempSync(join(tmpdir(), "yoi-dist-"));
  try {
    for (const each of configs) await build({ ...each, output: { ...each.output, dir: fresh } });
    const stale = differences(fresh, "dist");
    if (stale.length > 0) {
      throw new Error(
        `dist/ is not what the source builds (${stale.join(", ")}). Run "npm run build" first.`,
      );
    }
  } finally {
    rmSync(fresh, { recursive: true, force: true });
  }
}

function differences(one: string, other: string): string[] {
  const names = new Set([...list(one), ...list(other)]);
  return [...names].filter((name) => !read(join(one, name)).equals(read(join(other, name)))).sort();
}

function list(folder: string): string[] {
  return existsSync(folder) ? readdirSync(folder) : [];
}

function read(path: string): Buffer {
  return existsSync(path) ? readFileSync(path) : Buffer.from("missing");
}
