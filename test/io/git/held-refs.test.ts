import { describe, expect, test } from "vitest";
import { moveAround } from "../../../src/io/git/held-refs.ts";
import { type MoveOutcome, updateRefs } from "../../../src/io/git/update-refs.ts";
import { rejectionOf } from "../../support/failure.ts";
import { open, put } from "../../support/fork.ts";
import { type TestRepo, withRepo } from "../../support/git-repo.ts";
import { refsOf } from "../../support/shared-refs.ts";

const REF = "refs/yoi/ledger";

/** Two commits, the ref on the first one, and the move to the second. */
function start(repo: TestRepo) {
  const [from, to] = [put(repo, { a: "1\n" }), put(repo, { a: "2\n" })];
  repo.git("update-ref", REF, from);
  return { from, to, moves: [{ name: REF, from, to }] };
}

const moved = (): MoveOutcome => ({ kind: "moved" });

describe("moving refs around an act", () => {
  test("moves them when it is done, and nobody else can while it lasts", async () => {
    await withRepo(async (repo) => {
      const { from, to, moves } = start(repo);
      const meanwhile: unknown[] = [];
      const outcome = await moveAround(open(repo), moves, () => {
        meanwhile.push(refsOf(repo)[REF], updateRefs(open(repo), moves).kind);
        return { kind: "moved" };
      });
      expect([outcome, meanwhile]).toEqual([{ kind: "moved" }, [from, "locked"]]);
      expect(refsOf(repo)[REF]).toBe(to);
      expect(await moveAround(open(repo), [], moved)).toEqual({ kind: "moved" });
    });
  });

  test("leaves them, and no lock, when the act does not happen or fails", async () => {
    await withRepo(async (repo) => {
      const { from, moves } = start(repo);
      const lost = { kind: "lost", ref: "refs/heads/main", reason: "elsewhere" } as const;
      expect(await moveAround(open(repo), moves, () => lost)).toEqual(lost);
      const fault = new RangeError("no");
      await expect(
        moveAround(open(repo), moves, () => {
          throw fault;
        }),
      ).rejects.toBe(fault);
      expect(refsOf(repo)[REF]).toBe(from);
      expect(await moveAround(open(repo), moves, moved)).toEqual({ kind: "moved" });
    });
  });

  test("does not even begin where a ref stands elsewhere, is held, or an object is missing", async () => {
    await withRepo(async (repo) => {
      const { from, to, moves } = start(repo);
      let acts = 0;
      const act = (): MoveOutcome => {
        acts += 1;
        return { kind: "moved" };
      };
      const wrong = [{ name: REF, from: to, to: from }];
      expect(await moveAround(open(repo), wrong, act)).toMatchObject({ kind: "lost", ref: REF });
      repo.write(`.git/${REF}.lock`, "");
      expect(await moveAround(open(repo), moves, act)).toMatchObject({ kind: "locked", ref: REF });
      repo.remove(`.git/${REF}.lock`);
      const missing = [{ name: REF, from, to: "1".repeat(40) }];
      expect((await rejectionOf(() => moveAround(open(repo), missing, act))).diagnostic.code).toBe(
        "git/refused",
      );
      expect([acts, refsOf(repo)[REF]]).toEqual([0, from]);
    });
  });
});
