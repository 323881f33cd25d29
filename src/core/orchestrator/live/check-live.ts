import { asWarning, type Diagnostic, finding } from "../../diagnostic/diagnostic.ts";
import { isSubjectOf } from "../decide/evidence.ts";
import { nextWords } from "../decide/next-words.ts";
import type { TicketSeen } from "../observation.ts";
import { checkClaims } from "./check-live-claims.ts";
import { checkAttempts, checkLocks, checkWorktree } from "./check-live-machine.ts";
import type { DossierSeen, LiveFacts, LiveFinding } from "./live-facts.ts";

/**
 * Compares tickets, ledger, work and rescue refs, worktrees, attempts and dossiers. Of a ledger that is lost or damaged
 * nothing follows about the rest, so nothing else but locks is judged until it is rebuilt. A settled repository gives
 * nothing.
 */
export function checkLive(facts: LiveFacts): readonly LiveFinding[] {
  const { observation, locks, worktrees, dossiers } = facts;
  const { state } = observation.ledger;
  const held = checkLocks(locks);
  if (state === "lost" || state === "damaged") return [...held, ...checkLedger(facts)];
  const byId = new Map(observation.tickets.map((seen) => [seen.id, seen]));
  return [
    ...held,
    ...observation.tickets.flatMap((seen) => checkClaims(seen, facts)),
    ...checkRescues(facts),
    ...facts.takenBack.map(({ ticket, state: shown }): LiveFinding => {
      return { found: finding("ledger/taken-back", HERE, { ticket, state: shown }, ticket), fix: null };
    }),
    ...worktrees.flatMap((worktree) => checkWorktree(worktree, byId.get(worktree.ticket))),
    ...dossiers.flatMap((dossier) => checkDossier(dossier, byId.get(dossier.ticket), facts)),
    ...checkAttempts(facts),
  ];
}

const HERE = { path: "" };

/**
 * A lost or damaged ledger is rebuilt. Not one that a newer version writes, and not one that only this clone cannot
 * read: what others have is whole.
 */
function checkLedger({ observation, problems, newer, place }: LiveFacts): readonly LiveFinding[] {
  const { state, problem } = observation.ledger;
  const isOurs = place === "remote" && problems.some(({ code }) => code === "ledger/unreadable");
  const fix = newer.length > 0 || isOurs ? null : ({ kind: "rebuild_ledger" } as const);
  if (state === "lost") return [{ found: finding("ledger/lost", HERE, { problem: problem ?? "" }), fix }];
  const known = new Set(newer);
  const fromNewer = newer.map((file) => finding("ledger/newer-file", { path: file }, { file }));
  const damaged = problems.filter(({ path }) => !known.has(path));
  return [...fromNewer.map((found) => ({ found, fix: null })), ...damaged.map((found) => ({ found, fix }))];
}

/** Generations never go down, so that a rescue ref of a newer one shows an older ledger. */
function checkRescues({ rescues }: LiveFacts): readonly LiveFinding[] {
  return rescues
    .filter(({ generation, known }) => generation > known)
    .map(({ name: ref, ticket, generation, known }): LiveFinding => {
      const facts = { ref, ticket, generation, known: known === 0 ? "no claim" : `generation ${known}` };
      return { found: finding("ledger/unknown-rescue", HERE, facts, ticket), fix: null };
    });
}

function checkDossier(
  { ticket, file, dossier, proposed }: DossierSeen,
  seen: TicketSeen | undefined,
  { decision }: LiveFacts,
): readonly LiveFinding[] {
  const report = (found: Diagnostic): readonly LiveFinding[] => [{ found, fix: null }];
  if (dossier === null) {
    return report(finding("orchestrate/dossier-missing", HERE, { ticket, file }, ticket));
  }
  if ("problem" in dossier) {
    const { problem } = dossier;
    return report(finding("orchestrate/bad-dossier", HERE, { ticket, problem }, ticket));
  }
  const other = (what: string, named: string): Diagnostic =>
    finding("orchestrate/other-dossier", HERE, { ticket, what, named }, ticket);
  if (dossier.ticket !== ticket) return report(other("ticket", dossier.ticket));
  if (proposed !== null && dossier.head !== proposed) return report(other("commit", dossier.head));
  const work = seen?.work ?? null;
  const holds = work === null || isSubjectOf({ work, verdicts: seen?.verdicts ?? [] }, dossier.subject);
  if (holds) return [];
  // That is so whenever text or policy change: the work goes on from there.
  const found = other("subject", "code, ticket text or policy are not those of the work");
  return report(asWarning(found, `the next tick ${nextWords(decision, ticket)}`));
}
