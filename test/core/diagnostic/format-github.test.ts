import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { asWarning, type Diagnostic, finding } from "../../../src/core/diagnostic/diagnostic.ts";
import {
  formatCommand,
  formatGithub,
  MAX_ANNOTATIONS_PER_KIND,
} from "../../../src/core/diagnostic/format-github.ts";
import { samples } from "./samples.ts";

/** Reads a command as the runner does: https://github.com/actions/runner, ActionCommand.cs. */
function readCommand(line: string) {
  const end = line.indexOf("::", 2);
  const head = line.slice(2, end);
  const space = head.indexOf(" ");
  const name = space < 0 ? head : head.slice(0, space);
  const pairs = space < 0 ? [] : head.slice(space + 1).split(",");
  const properties = Object.fromEntries(
    pairs.map((pair) => {
      const at = pair.indexOf("=");
      return [
        pair.slice(0, at),
        unescaped(
          pair
            .slice(at + 1)
            .replaceAll("%3A", ":")
            .replaceAll("%2C", ","),
        ),
      ];
    }),
  );
  return { name, properties, message: unescaped(line.slice(end + 2)) };
}

function unescaped(text: string): string {
  return text.replaceAll("%0D", "\r").replaceAll("%0A", "\n").replaceAll("%25", "%");
}

describe("annotations", () => {
  it("point at file, line and columns, with the code as title", async () => {
    await expect(formatGithub(samples)).toMatchFileSnapshot("golden/github.txt");
  });

  it("are none for no findings", () => {
    expect(formatGithub([])).toBe("");
  });

  it("are as many of a kind as GitHub shows, and the rest is counted", () => {
    const many = Array.from(
      { length: 13 },
      (_, line): Diagnostic =>
        finding("config/unknown-key", { path: "a", line: line + 1 }, { key: "k", suggestion: "remove it" }),
    );
    const lines = formatGithub([...many.map((found) => asWarning(found, "old")), ...many.slice(0, 11)])
      .trimEnd()
      .split("\n");
    const names = lines.map((line) => readCommand(line).name);
    expect(names.filter((name) => name === "error")).toHaveLength(MAX_ANNOTATIONS_PER_KIND);
    expect(names.filter((name) => name === "warning")).toHaveLength(MAX_ANNOTATIONS_PER_KIND);
    expect(lines.at(-1)).toBe(
      "::notice title=yoi::1 error, 3 warnings more than GitHub shows; the log has all of them",
    );
  });
});

describe("a workflow command", () => {
  it("is read back by the runner as it was meant, whatever its values hold", () => {
    // Percent signs before hexadecimal digits are where a wrong order of escaping shows.
    const value = fc.string({
      unit: fc.constantFrom("%", "2", "5", "0", "A", "D", "3", "C", ":", ",", "\r", "\n", "=", " ", "日"),
    });
    fc.assert(
      fc.property(value, value, value, (file, title, message) => {
        const line = formatCommand("error", { file, title }, message);
        expect(line).not.toMatch(/[\r\n]/);
        expect(readCommand(line)).toEqual({ name: "error", properties: { file, title }, message });
      }),
      { numRuns: 500 },
    );
  });
});
