import { type Claim, MAX_OPERATIONS } from "../ledger.ts";
import type { AskTopic } from "../step.ts";

/** Attempts in a row that bring nothing before a person is asked. */
export const MAX_FAILURES = 3;
/** How long to wait after the first, second and further attempts in a row that brought nothing, in seconds. */
const BACK_OFF = [60, 300, 900] as const;

/** How long no attempt is opened after so many failures in a row, in seconds. */
export function backOff(failures: number): number {
  return BACK_OFF[Math.min(failures, BACK_OFF.length) - 1] ?? 0;
}

/** The operation by which a claim remembers that a person was asked in a round. */
export function askedOperation(round: number, topic: AskTopic): string {
  return `asked:${round}:${topic}`;
}

/** The newest round in which a person was asked how the loop goes on; 0: never. */
export function lastAskedRound({ operations }: Claim): number {
  const rounds = operations.map(
    (operation) => /^asked:(\d+):(?:rounds|progress|conflict)$/.exec(operation)?.[1],
  );
  return rounds.reduce((newest, round) => Math.max(newest, Number(round ?? 0)), 0);
}

/** A claim's operations with one more, each once; the oldest go where there are too many. */
export function withOperation(operations: readonly string[], added: string | null): string[] {
  if (added === null || operations.includes(added)) return [...operations];
  return [...operations, added].slice(-MAX_OPERATIONS);
}
