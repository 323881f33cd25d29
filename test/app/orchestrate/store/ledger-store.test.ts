import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import {
  areEntriesUnchanged,
  isEntryUnchanged,
  type LedgerWrite,
  readLedger,
  writeLedger,
} from "../../../../src/app/orchestrate/store/ledger-store.ts";
import { EMPTY_LEDGER, type Ledger } from "../../../../src/core/orchestrator/ledger.ts";
import { openRepository } from "../../../../src/io/git/repository.ts";
import { countGit } from "../../../support/count-git.ts";
import { failureOf } from "../../../support/failure.ts";
import { type TestRepo, withRepo } from "../../../support/git-repo.ts";
import { claimFileAt, ledgers } from "../../../support/ledgers.ts";

const AT = 1_782_000_000;
const ID = "20261101-080000-dark-mode";
const OTHER = "20261101-080100-menu";
const open = (repo: TestRepo) => openRepository(repo.root, repo.env);
const HEAD = "a".repeat(40);

function claimsOf(...tickets: readonly (readonly [ticket: string, head: string])[]): Ledger {
  return { ...EMPTY_LEDGER, claims: new Map(tickets.map(([id, head]) => [id, claimFileAt(id, head)])) };
}

function write(repo: TestRepo, before: string | null, from: Ledger, to: Ledger, message = "step"): string {
  const request: LedgerWrite = { before, from, to, message, at: AT };
  return writeLedger(open(repo), request);
}

describe("the ledger in git", () => {
  it("holds what was written, commit upon commit, each with the one before as its only parent", async () => {
    for (const args of [[], ["--object-format=sha256"]]) {
      await withRepo(
        (repo) => {
          const steps = fc.sample(ledgers, { numRuns: 6, seed: 7 });
          const commits: string[] = [];
          let from: Ledger = EMPTY_LEDGER;
          for (const to of steps) {
            const commit = write(repo, commits.at(-1) ?? null, from, to);
            expect(readLedger(open(repo), commit)).toEqual({ kind: "read", ledger: to });
            commits.push(commit);
            from = to;
          }
          const tip = commits.at(-1) ?? "";
          expect(repo.git("rev-list", "--parents", tip).split("\n")).toEqual(
            commits
              .map((commit, index) => [commit, ...commits.slice(index - 1, index)].join(" "))
              .toReversed(),
          );
          expect(repo.run("git", ["for-each-ref"]).stdout).toBe("");
          expect(repo.run("git", ["fsck", "--strict", "--no-dangling"])).toMatchObject({
            status: 0,
            stdout: "",
          });
        },
        ...args,
      );
    }
  });

  it("is empty before anybody wrote to it", async () => {
    await withRepo((repo) => {
      expect(readLedger(open(repo), null)).toEqual({ kind: "read", ledger: EMPTY_LEDGER });
      const commit = write(repo, null, EMPTY_LEDGER, EMPTY_LEDGER);
      expect(readLedger(open(repo), commit)).toEqual({ kind: "read", ledger: EMPTY_LEDGER });
    });
  });

  it("says in its history what was done, and leaves everything else in the repository as it is", async () => {
    await withRepo((repo) => {
      repo.write("staged", "1\n");
      repo.git("add", "staged");
      const ledger = claimsOf([ID, HEAD]);
      const commit = writeLedger(open(repo), {
        before: null,
        from: EMPTY_LEDGER,
        to: ledger,
        message: `accept(${ID})`,
        trailers: [{ name: "Yoi-Ticket", value: ID }],
        at: AT,
      });
      expect(repo.git("log", "-1", "--format=%an %at %s %(trailers:key=Yoi-Ticket,valueonly)", commit)).toBe(
        `yoi orchestrator ${AT} accept(${ID}) ${ID}\n`,
      );
      expect(repo.git("ls-tree", "-r", "--name-only", commit)).toBe(`claims/${ID}.json`);
      expect(repo.git("status", "--porcelain")).toBe("A  staged");
    });
  });

  it("is read with three processes and written with three, however many claims it holds", async () => {
    await withRepo((repo) => {
      const { repo: counted, take } = countGit(repo);
      const git = open(counted);
      const sizes = [10, 1_000].map((size) => {
        const ids = [...Array(size).keys()].map((index): [string, string] => [`ticket-${index}`, HEAD]);
        const ledger = claimsOf(...ids);
        const commit = write(repo, null, EMPTY_LEDGER, ledger);
        take();
        const read = readLedger(git, commit);
        const reading = take();
        expect(read.kind === "read" && read.ledger.claims.size).toBe(size);
        const next = { ...ledger, claims: new Map(ledger.claims).set(ID, claimFileAt(ID, HEAD)) };
        writeLedger(git, { before: commit, from: ledger, to: next, message: "step", at: AT });
        return { reading, writing: take() };
      });
      expect(sizes).toEqual([
        { reading: 2, writing: 3 },
        { reading: 3, writing: 3 },
      ]);
    });
  });

  it("writes nothing that could not be read back", async () => {
    await withRepo((repo) => {
      const bad = { ...EMPTY_LEDGER, claims: new Map([[ID, claimFileAt(OTHER, HEAD)]]) };
      const found = failureOf(() => write(repo, null, EMPTY_LEDGER, bad)).diagnostic;
      expect(found).toMatchObject({ code: "ledger/unwritable", facts: { problem: `it is about ${OTHER}` } });
      const strange = failureOf(() => write(repo, null, EMPTY_LEDGER, claimsOf(["..", HEAD]))).diagnostic;
      expect(strange).toMatchObject({ code: "ledger/unwritable", facts: { file: "claims/...json" } });
      expect(repo.git("count-objects")).toMatch(/^0 objects/);
    });
  });
});

describe("a ledger that is damaged in git", () => {
  const damage = (repo: TestRepo, sha: string) => {
    const read = readLedger(open(repo), sha);
    return read.kind === "damaged" ? read.problems.map(({ code }) => code) : [];
  };

  it("is found by hand-made files, links and files of other kinds", async () => {
    await withRepo((repo) => {
      repo.write(`claims/${ID}.json`, "{}\n");
      repo.write("README.md", "A ledger.\n");
      expect(damage(repo, repo.commit("by hand"))).toEqual(["ledger/unknown-file", "ledger/bad-file"]);
      repo.git("rm", "--quiet", "README.md");
      repo.remove(`claims/${ID}.json`);
      repo.run("sh", ["-c", `mkdir -p claims && ln -s /etc/passwd claims/${ID}.json`]);
      expect(damage(repo, repo.commit("link"))).toEqual(["ledger/bad-file"]);
    });
  });

  it("is found by commits and files that git has lost", async () => {
    await withRepo((repo) => {
      repo.commit("base");
      const commit = write(repo, null, EMPTY_LEDGER, claimsOf([ID, HEAD]));
      const blob = repo.git("rev-parse", `${commit}:claims/${ID}.json`);
      expect(damage(repo, commit)).toEqual([]);
      expect(damage(repo, blob)).toEqual(["ledger/unreadable"]);
      repo.remove(`.git/objects/${blob.slice(0, 2)}/${blob.slice(2)}`);
      expect(damage(repo, commit)).toEqual(["ledger/unreadable"]);
      expect(damage(repo, "1".repeat(40))).toEqual(["ledger/unreadable"]);
    });
  });
});

describe("one ticket's entry", () => {
  it("is the same in two ledgers as long as nobody wrote to its claims", async () => {
    await withRepo((repo) => {
      const first = claimsOf([ID, HEAD]);
      const one = write(repo, null, EMPTY_LEDGER, first);
      const second = { ...first, claims: new Map(first.claims).set(OTHER, claimFileAt(OTHER, HEAD)) };
      const two = write(repo, one, first, second);
      const third = { ...second, claims: new Map(second.claims).set(ID, claimFileAt(ID, HEAD, 2)) };
      const three = write(repo, two, second, third);
      const git = open(repo);
      expect(isEntryUnchanged(git, one, two, ID)).toBe(true);
      expect(isEntryUnchanged(git, one, three, ID)).toBe(false);
      expect(isEntryUnchanged(git, one, two, OTHER)).toBe(false);
      expect(isEntryUnchanged(git, null, one, OTHER)).toBe(true);
      expect(isEntryUnchanged(git, null, one, ID)).toBe(false);
      expect(isEntryUnchanged(git, null, null, ID)).toBe(true);
      // A ledger that was never fetched proves nothing.
      expect(isEntryUnchanged(git, "1".repeat(40), two, "unknown")).toBe(false);
    });
  });

  it("is compared for many tickets with one process", async () => {
    await withRepo((repo) => {
      const one = write(repo, null, EMPTY_LEDGER, claimsOf([ID, HEAD]));
      const { repo: counted, take } = countGit(repo);
      const git = open(counted);
      take();
      const pairs = [...Array(300).keys()].map((index) => ({ ticket: `t-${index}`, before: null, now: one }));
      const both = [...pairs, { ticket: ID, before: null, now: one }];
      expect(areEntriesUnchanged(git, both).indexOf(false)).toBe(300);
      expect(take()).toBe(1);
      expect(areEntriesUnchanged(git, [])).toEqual([]);
      expect(take()).toBe(0);
    });
  });
});
