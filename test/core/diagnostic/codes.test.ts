import { readdirSync, readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import type { CodeInfo } from "../../../src/core/diagnostic/code-info.ts";
import { codes } from "../../../src/core/diagnostic/codes.ts";

const folder = new URL("../../../src/core/diagnostic/codes/", import.meta.url);
const files = readdirSync(folder).map((name) => name.replace(/\.ts$/, ""));
const registry: Readonly<Record<string, CodeInfo>> = codes;
const entries = Object.entries(registry);

/** The codes for which a check of their words fails: what a failing test shows. */
function refused(isGood: (info: CodeInfo) => boolean): readonly string[] {
  return entries.filter(([, info]) => !isGood(info)).map(([code]) => code);
}

async function codesOf(file: string): Promise<readonly string[]> {
  const loaded: Record<string, object> = await import(new URL(`${file}.ts`, folder).href);
  return Object.values(loaded).flatMap((table) => Object.keys(table));
}

describe("the registry of codes", () => {
  it.each(files)("holds every code of the file %s, whose name begins with their area", async (file) => {
    for (const code of await codesOf(file)) {
      expect(`${file}-`.startsWith(`${code.split("/")[0]}-`) || code).toBe(true);
      expect(Object.keys(registry)).toContain(code);
    }
  });

  it("defines every code once", () => {
    // Counted in the text: of two entries with one name, the program only ever sees the later.
    const sources = files.map((file) => readFileSync(new URL(`${file}.ts`, folder), "utf8"));
    const written = sources.flatMap((source) =>
      [...source.matchAll(/^ {2}"([^"]+\/[^"]+)":/gm)].map((match) => match[1]),
    );
    expect(written.toSorted()).toEqual(Object.keys(registry).sort());
  });

  it("names what is wrong in kebab-case", () => {
    const names = entries.map(([code]) => code);
    expect(names.length).toBeGreaterThan(0);
    expect(names.filter((name) => !/^[a-z]+(?:-[a-z]+)*\/[a-z]+(?:-[a-z0-9]+)*$/.test(name))).toEqual([]);
  });
});

describe("the words of every code", () => {
  it("have a title of a few words, in lower case but for names, without a full stop", () => {
    expect(refused(({ title }) => /^\S.{1,48}[^\s.]$/.test(title) && !/[{}]/.test(title))).toEqual([]);
  });

  it("have a message of one line that begins in lower case, with a fact or with an abbreviation, without a full stop", () => {
    const isGood = (message: string) =>
      /^(?:[a-z[`]|[A-Z]{2}|\{\w+\})..../.test(message) && !/\n|[.!]$/.test(message);
    expect(refused(({ message }) => isGood(message))).toEqual([]);
  });

  it("have a help of one imperative line that begins in lower case or with a fact, without a full stop", () => {
    expect(refused(({ help }) => /^(?:[a-z]|\{\w+\})/.test(help) && !/\n|[.!]$/.test(help))).toEqual([]);
  });

  it("have an explanation of whole sentences that says more than the message, without facts", () => {
    const isGood = ({ explain, message }: CodeInfo) =>
      /^\S[^{}]*[.)]$/.test(explain) && explain.length > Math.max(60, message.length);
    expect(refused(isGood)).toEqual([]);
  });

  it("write every fact as a name in braces", () => {
    const bare = (text: string) => text.replaceAll(/\{[a-z]\w*\}/g, "");
    expect(refused(({ message, help }) => !/[{}]/.test(bare(message) + bare(help)))).toEqual([]);
  });
});
