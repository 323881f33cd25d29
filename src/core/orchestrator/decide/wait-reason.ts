import { boundReason } from "../fields.ts";
import { MAX_WAIT_REASONS, type Wait, type WaitReason } from "../ledger.ts";

/** A reason for waiting, bounded: at most so many tickets are named, and the text is one line. */
export function waitFor(kind: WaitReason["kind"], text: string, tickets: readonly string[] = []): WaitReason {
  return { kind, text: boundReason(text), tickets: tickets.slice(0, MAX_WAIT_REASONS) };
}

/** Whether two reasons say the same. */
function isSameReason(one: WaitReason, other: WaitReason): boolean {
  return one.kind === other.kind && one.text === other.text && one.tickets.join() === other.tickets.join();
}

/** What only one machine can see: its checkout, its worktrees, and that a process of it died. */
const LOCAL: ReadonlySet<WaitReason["kind"]> = new Set(["checkout", "worktree", "retry"]);

/** Whether every machine that sees the same ledger and the same default branch sees the reason too. */
export function isShared({ kind }: WaitReason): boolean {
  return !LOCAL.has(kind);
}

/**
 * What the ledger is to say of a ticket's waiting; undefined: it says so already, null: nothing any more. A run that
 * goes on is no waiting. Machines that see the same ledger and the same default branch record the same, so they do not
 * overwrite each other: where reasons of one machine stand alone, those of whoever wrote first stay.
 */
export function waitToRecord(
  recorded: Wait | null,
  reasons: readonly WaitReason[],
): readonly WaitReason[] | null | undefined {
  if (reasons.length === 0) return recorded === null ? undefined : null;
  const before = recorded?.reasons ?? [];
  const now = reasons.filter(({ kind }) => kind !== "running");
  const shared = now.filter(isShared);
  const sharedBefore = before.filter(isShared);
  if (isSameList(shared, sharedBefore)) {
    const isFirstToSay = shared.length === 0 && before.length === 0 && now.length > 0;
    return isFirstToSay ? now.slice(0, MAX_WAIT_REASONS) : undefined;
  }
  return now.length === 0 ? null : now.slice(0, MAX_WAIT_REASONS);
}

function isSameList(some: readonly WaitReason[], others: readonly WaitReason[]): boolean {
  return (
    some.length === others.length &&
    some.every((reason, index) => {
      const other = others[index];
      return other !== undefined && isSameReason(reason, other);
    })
  );
}
