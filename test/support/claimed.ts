import { readLedger, writeLedger } from "../../src/app/orchestrate/store/ledger-store.ts";
import {
  decidePlace,
  moveShared,
  readShared,
  refreshShared,
  type SharedRefs,
  workRef,
} from "../../src/app/orchestrate/store/shared.ts";
import { CLAIM_TRAILER, formatClaimTrailer } from "../../src/core/orchestrator/claim/claim-trailer.ts";
import { type Claim, EMPTY_LEDGER, type Ledger } from "../../src/core/orchestrator/ledger.ts";
import { parseConfig } from "../../src/core/workspace/config.ts";
import { writeCommit, writeTree } from "../../src/io/git/objects.ts";
import { openRepository } from "../../src/io/git/repository.ts";
import type { TestRepo } from "./git-repo.ts";
import { claimFileAt } from "./ledgers.ts";
import { lifeTo, threadText, ticketTexts, timeAt } from "./ticket-text.ts";

/** What the Orchestrator has asked a person. */
export const QUESTION = "Are the charts part of it?";

/** How far the work is. */
export type Progress = "accepted" | "asked" | "proposed";

/** The ticket's files on its work ref; all begin as those of `ticketTexts("queued")`. */
function textsOf(progress: Progress): Readonly<Record<string, string>> {
  if (progress === "proposed") return ticketTexts("closed");
  if (progress === "accepted") return ticketTexts("inprogress");
  const attributes = { field: "attention_required" };
  const asked = { kind: "decision", minute: 9, role: "orchestrator", author: "orchestrator", attributes };
  const fields = { attention_required: `"${QUESTION}"`, updated_at: timeAt(9) };
  return {
    ...ticketTexts("inprogress", fields),
    "thread.md": threadText([...lifeTo("inprogress"), asked]),
  };
}

/** Moves the ledger to what is made of it, as far as it is seen from a clone. */
export async function putLedger(repo: TestRepo, change: (ledger: Ledger) => Ledger): Promise<void> {
  const git = openRepository(repo.root, repo.env);
  const place = decidePlace(git, parseConfig("version = 1\n").config);
  const { ledger: before } = await refreshShared(git, place);
  const read = readLedger(git, before);
  if (read.kind !== "read") throw new Error("the ledger is damaged");
  const from = read.ledger;
  const next = writeLedger(git, { before, from, to: change(from), message: "test", at: 1_800_000_000 });
  const outcome = await moveShared(git, place, [{ name: place.ledger, from: before, to: next }]);
  if (outcome.kind !== "moved") throw new Error(outcome.reason);
}

/** Claims a ticket as an Orchestrator would, as far as it is seen from a clone; other entries of the ledger beside it. */
export async function claimTicket(
  repo: TestRepo,
  id: string,
  progress: Progress,
  { claim = {}, ledger = {} }: { readonly claim?: Partial<Claim>; readonly ledger?: Partial<Ledger> } = {},
): Promise<{ readonly acceptance: string; readonly head: string; readonly refs: SharedRefs }> {
  const git = openRepository(repo.root, repo.env);
  const { config } = parseConfig("version = 1\n");
  const place = decidePlace(git, config);
  const refs = await refreshShared(git, place);
  const commit = (parent: string, texts: Readonly<Record<string, string>>): string => {
    const files = Object.entries(texts).map(
      ([inside, text]) => [`.yoi/tickets/${id}/${inside}`, text] as const,
    );
    const tree = writeTree(git, parent, new Map(files));
    const trailer = { ticket: id, generation: 1, attempt: null, ledger: refs.ledger };
    const trailers = [{ name: CLAIM_TRAILER, value: formatClaimTrailer(trailer) }];
    return writeCommit(git, { tree, parents: [parent], message: "work", trailers, at: 1_800_000_000 });
  };
  const acceptance = commit(refs.defaultSha, textsOf("accepted"));
  const head = progress === "accepted" ? acceptance : commit(acceptance, textsOf(progress));
  const file = claimFileAt(id, acceptance);
  const live =
    file.live === null
      ? null
      : { ...file.live, head, before: head === acceptance ? null : acceptance, ...claim };
  const to: Ledger = {
    ...EMPTY_LEDGER,
    ...ledger,
    claims: new Map([...(ledger.claims ?? []), [id, { ...file, live }]]),
  };
  const next = writeLedger(git, {
    before: refs.ledger,
    from: EMPTY_LEDGER,
    to,
    message: "claim",
    at: 1_800_000_000,
  });
  const outcome = await moveShared(git, place, [
    { name: workRef(place, id), from: refs.work.get(id) ?? null, to: head },
    { name: place.ledger, from: refs.ledger, to: next },
  ]);
  if (outcome.kind !== "moved") throw new Error(outcome.reason);
  return { acceptance, head, refs: readShared(git, place) ?? refs };
}
