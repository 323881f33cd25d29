import { existsSync, readFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { describe, expect, it } from "vitest";

const PROJECT = resolve(import.meta.dirname, "..");
const text = readFileSync(join(PROJECT, "SECURITY.md"), "utf8");
const rows = [...text.matchAll(/^\| (.+?) \| .+ \| `(test\/\S+)` "(.+?)" \|$/gm)].map(
  ([, attack = "", file = "", title = ""]) => ({ attack, file, title }),
);

describe("SECURITY.md", () => {
  it("names a test for every attack that it lists", () => {
    const table = text.split("| Attack | Defence | Test |\n|---|---|---|\n")[1]?.split("\n\n")[0] ?? "";
    expect(rows.length).toBeGreaterThan(20);
    expect(table.split("\n")).toHaveLength(rows.length);
  });

  it.each(rows)("says of “$attack” only what is tested", ({ file, title }) => {
    expect(existsSync(join(PROJECT, file)) && file).toBe(file);
    expect(readFileSync(join(PROJECT, file), "utf8")).toContain(title);
  });
});
