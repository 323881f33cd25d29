import { describe, expect, it } from "vitest";
import { fetchMissing } from "../../../src/io/git/fetch-missing.ts";
import { openRepository } from "../../../src/io/git/repository.ts";
import { type TestRepo, withRepo } from "../../support/git-repo.ts";

function missingIn(clone: TestRepo, commit: string): number {
  const listed = clone.git("rev-list", "--objects", "--no-walk", "--missing=print", commit);
  return listed.split("\n").filter((line) => line.startsWith("?")).length;
}

describe("fetchMissing", () => {
  it("brings all files of some commits at once, and asks for nothing that is here", async () => {
    await withRepo(async (repo) => {
      repo.git("config", "uploadpack.allowFilter", "true");
      repo.git("config", "uploadpack.allowAnySHA1InWant", "true");
      repo.write("a.txt", "a\n");
      repo.commit("first");
      repo.git("switch", "--quiet", "-c", "work");
      for (const name of ["b", "c", "d"]) repo.write(`deep/${name}.txt`, `${name}\n`);
      const tip = repo.commit("second");
      repo.git("switch", "--quiet", "main");
      repo.git("clone", "--quiet", "--filter=blob:none", `file://${repo.root}`, `${repo.base}/clone`);
      const clone = repo.at(`${repo.base}/clone`);
      const partial = openRepository(clone.root, clone.env);
      expect(missingIn(clone, tip)).toBe(3);
      expect(await fetchMissing(partial, "origin", [tip, tip])).toBe(3);
      expect(missingIn(clone, tip)).toBe(0);
      expect(await fetchMissing(partial, "origin", [tip])).toBe(0);
      expect(clone.git("for-each-ref", "refs/heads/work")).toBe("");
    });
  });

  it("leaves a complete clone alone", async () => {
    await withRepo(async (repo) => {
      repo.write("a.txt", "a\n");
      const tip = repo.commit("first");
      expect(await fetchMissing(openRepository(repo.root, repo.env), "origin", [tip])).toBe(0);
    });
  });
});
