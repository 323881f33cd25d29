import { rmSync, symlinkSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { readBlobs, readFileSetAt } from "../../../src/io/git/blobs.ts";
import { openRepository } from "../../../src/io/git/repository.ts";
import { listFiles } from "../../../src/io/git/tree.ts";
import { countGit } from "../../support/count-git.ts";
import { failureOf } from "../../support/failure.ts";
import { type TestRepo, withRepo } from "../../support/git-repo.ts";

const open = (repo: TestRepo) => openRepository(repo.root, repo.env);
const indexOf = (repo: TestRepo) => listFiles(open(repo), { kind: "index" }, []).entries;

describe.each(["sha1", "sha256"])("readBlobs in a %s repository", (format) => {
  it("gives exact bytes, whatever they are", async () => {
    await withRepo((repo) => {
      const contents = [
        "",
        "\n",
        "no line end",
        "two\nlines\n",
        "課題\n",
        Uint8Array.of(0, 255, 10, 0, 13, 10),
      ];
      for (const [index, content] of contents.entries()) repo.write(`f${index}`, content);
      repo.git("add", ".");
      const entries = indexOf(repo);
      const oids = entries.map((entry) => entry.oid);
      const blobs = readBlobs(open(repo), [...oids, ...oids], 100);
      expect(blobs.size).toBe(contents.length);
      for (const [index, { oid }] of entries.entries()) {
        expect(Buffer.from(blobs.get(oid) as Uint8Array)).toEqual(Buffer.from(contents[index] ?? "nothing"));
      }
    }, `--object-format=${format}`);
  });
});

describe("readBlobs", () => {
  it("does not read what is above the limit, and says how large it is", async () => {
    await withRepo((repo) => {
      repo.write("small", "x".repeat(1000));
      repo.write("large", "x".repeat(1001));
      repo.write("huge", Buffer.alloc(20 * 1024 * 1024, "x"));
      repo.git("add", ".");
      const [huge, large, small] = indexOf(repo).map((entry) => entry.oid);
      const blobs = readBlobs(open(repo), [huge ?? "", large ?? "", small ?? ""], 1000);
      expect(blobs.get(huge ?? "")).toEqual({ kind: "too-large", sizeBytes: 20 * 1024 * 1024 });
      expect(blobs.get(large ?? "")).toEqual({ kind: "too-large", sizeBytes: 1001 });
      expect(blobs.get(small ?? "")).toHaveLength(1000);
    });
  });

  it("takes one process for a hook's worth, two for many, one more for each further 64 MiB", async () => {
    await withRepo((repo) => {
      for (let i = 0; i < 600; i++) repo.write(`many/${i}`, `${i}\n`);
      for (let i = 0; i < 5; i++) repo.write(`big/${i}`, Buffer.alloc(15 * 1024 * 1024, `${i}`));
      repo.git("add", ".");
      const counted = countGit(repo);
      const git = { ...open(repo), env: counted.repo.env };
      const oids = (dir: string): string[] =>
        listFiles(open(repo), { kind: "index" }, [dir]).entries.map((entry) => entry.oid);
      const count = (asked: readonly string[]): number => {
        const blobs = readBlobs(git, asked, 16 * 1024 * 1024);
        expect(blobs.size).toBe(asked.length);
        return counted.take();
      };
      expect(count([])).toBe(0);
      expect(count(oids("many").slice(0, 100))).toBe(1);
      expect(count(oids("many"))).toBe(2);
      // The first attempt is cut off at 16 MiB; then sizes, and two chunks.
      expect(count(oids("big"))).toBe(4);
    });
  });

  it("fails when one object is missing, is no blob or has no id, however many there are", async () => {
    await withRepo((repo) => {
      for (let i = 0; i < 600; i++) repo.write(`many/${i}`, `${i}\n`);
      const head = repo.commit("first");
      const oids = indexOf(repo).map((entry) => entry.oid);
      for (const bad of ["1".repeat(40), head, "HEAD", "", `${oids[0]}\n${oids[1]}`]) {
        for (const asked of [[bad], [...oids.slice(0, 5), bad], [...oids, bad]]) {
          const { code, facts } = failureOf(() => readBlobs(open(repo), asked, 1000)).diagnostic;
          expect(code).toBe("git/missing-object");
          if (bad.length === 40) expect(facts).toEqual({ oid: bad });
        }
      }
    });
  });

  it("fails when an object file is gone or a partial clone cannot fetch", async () => {
    await withRepo((repo) => {
      repo.write("a", "only here\n");
      repo.commit("first");
      const [entry] = indexOf(repo);
      const oid = entry?.oid ?? "";
      repo.git("config", "uploadpack.allowFilter", "true");
      const partial = repo.clone("partial", "--filter=blob:none", "--no-checkout");
      rmSync(join(repo.root, ".git/objects", oid.slice(0, 2), oid.slice(2)));
      expect(failureOf(() => readBlobs(open(repo), [oid], 1000)).diagnostic.code).toBe("git/missing-object");
      expect(failureOf(() => readBlobs(open(partial), [oid], 1000)).diagnostic.code).toMatch(
        /^git\/(missing|refused)/,
      );
    });
  });

  it("fails when git's answer ends early, wherever that is", async () => {
    await withRepo((repo) => {
      repo.write("a", "some text\n");
      repo.git("add", "a");
      const oid = indexOf(repo)[0]?.oid ?? "";
      const real = repo.run("sh", ["-c", "command -v git"]).stdout.trim();
      const whole = `${oid} blob 10\nsome text\n\n`.length;
      for (const length of [0, 20, oid.length + 8, oid.length + 9, whole - 2, whole - 1]) {
        const cut = repo.withProgram("git", `'${real}' "$@" | head -c ${length}`);
        const git = { ...open(repo), env: cut.env };
        expect(failureOf(() => readBlobs(git, [oid], 1000)).diagnostic.code).toBe("git/missing-object");
      }
      const other = repo.withProgram("git", `'${real}' "$@" | sed 's/^.\\{4\\}/0000/'`);
      const git = { ...open(repo), env: other.env };
      expect(failureOf(() => readBlobs(git, [oid], 1000)).diagnostic.code).toBe("git/missing-object");
    });
  });

  it("fetches from the server of a partial clone", async () => {
    await withRepo((repo) => {
      repo.write("a", "from afar\n");
      repo.commit("first");
      const oid = indexOf(repo)[0]?.oid ?? "";
      repo.git("config", "uploadpack.allowFilter", "true");
      const partial = repo.clone("partial", "--filter=blob:none", "--no-checkout");
      const blob = readBlobs(open(partial), [oid], 1000).get(oid);
      expect(Buffer.from(blob as Uint8Array).toString()).toBe("from afar\n");
    });
  });
});

describe("readFileSetAt", () => {
  it("decodes files and follows neither links nor submodules", async () => {
    await withRepo((repo) => {
      repo.write("text", "課題\n");
      repo.write("same", "課題\n");
      repo.write("nul", "a\0b");
      repo.write("latin", Uint8Array.of(0xe9));
      repo.write("large", "x".repeat(2000));
      repo.write("image.png", "skipped");
      repo.write("run", "#!/bin/sh\n");
      symlinkSync("text", join(repo.root, "link"));
      repo.git("add", ".");
      repo.git("update-index", "--chmod=+x", "run");
      repo.git("update-index", "--add", "--cacheinfo", `160000,${"1".repeat(40)},mod`);
      const entries = indexOf(repo);
      const files = readFileSetAt(open(repo), entries, {
        maxBytes: 1000,
        wants: (path) => !path.endsWith(".png"),
      });
      expect([...files.keys()]).toEqual(entries.map((entry) => entry.path));
      const oid = repo.git("rev-parse", ":text");
      expect(files.get("text")).toEqual({ text: "課題\n", sizeBytes: 7, oid });
      expect(files.get("same")).toEqual(files.get("text"));
      expect(files.get("run")).toMatchObject({ text: "#!/bin/sh\n", executable: true });
      expect(files.get("large")).toMatchObject({ text: "", sizeBytes: 2000, problem: "too-large" });
      const problems = ["nul", "latin", "link", "mod", "image.png"].map((path) => files.get(path)?.problem);
      expect(problems).toEqual(["nul-byte", "not-utf8", "symlink", "submodule", "skipped"]);
    });
  });

  it("runs no filter: it gives what the commit holds", async () => {
    await withRepo((repo) => {
      repo.write(".gitattributes", "* text=auto eol=crlf filter=shout\n");
      repo.write("a", "low\n");
      repo.git("add", ".");
      repo.git("config", "filter.shout.smudge", "tr a-z A-Z");
      const files = readFileSetAt(open(repo), indexOf(repo), { maxBytes: 1000 });
      expect(files.get("a")?.text).toBe("low\n");
    });
  });
});
