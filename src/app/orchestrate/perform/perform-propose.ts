import { assembleDossier } from "../../../core/orchestrator/dossier/assemble-dossier.ts";
import { DOSSIER, formatDossierFile } from "../../../core/orchestrator/dossier/dossier.ts";
import { resolutionText } from "../../../core/orchestrator/dossier/format-dossier.ts";
import { parseRounds, ROUNDS } from "../../../core/orchestrator/rounds.ts";
import type { Step, StepOutcome } from "../../../core/orchestrator/step.ts";
import { runGit } from "../../../io/git/plumbing.ts";
import type { Repository } from "../../../io/git/repository.ts";
import { mergeBases } from "../../../io/git/revision.ts";
import type { Orchestrator } from "../context.ts";
import { readSubject } from "../land/subject.ts";
import { readChangedPaths } from "../observe/changed-paths.ts";
import type { Seen } from "../observe/observe.ts";
import { readWorktreeStates } from "../worktree/worktree.ts";
import { worktreeName } from "../worktree/worktree-place.ts";
import { type Current, moveClaim } from "./move-claim.ts";
import { requireWorkTicket } from "./perform-records.ts";
import { commitStep } from "./step-commit.ts";

type ProposeStep = Extract<Step, { kind: "propose" }>;

/** Most commits that a dossier lists. */
const MAX_COMMITS = 200;

/** Commits the completion as the branch's last commit: done, closed, resolution and dossier. Then people are asked. */
export async function performPropose(
  orchestrator: Orchestrator,
  step: ProposeStep,
  seen: Seen,
): Promise<StepOutcome> {
  const { ticket: id, fence } = step;
  return await moveClaim(orchestrator, {
    step,
    seen,
    make: (current) => {
      const dossier = dossierOf(orchestrator, step, seen, current);
      const { language } = seen.config.ticket;
      return {
        newHead: commitStep(orchestrator, {
          id,
          parent: fence.head,
          refs: current.refs,
          config: seen.config,
          calls: [
            {
              name: "ticket_close",
              input: { as: "completed", resolution: resolutionText(dossier, language) },
            },
          ],
          files: new Map([[DOSSIER, formatDossierFile(dossier)]]),
          claim: { generation: fence.generation, attempt: fence.attempt },
        }),
      };
    },
    done: () => "proposed: the completion is the last commit of the work branch",
  });
}

function dossierOf(
  orchestrator: Orchestrator,
  { ticket: id, fence }: ProposeStep,
  seen: Seen,
  { refs, ledger }: Current,
): ReturnType<typeof assembleDossier> {
  const { repo, place, clock } = orchestrator;
  const root = seen.config.backend.root;
  const { head } = fence;
  const ticket = requireWorkTicket(orchestrator, seen, id, head);
  const [base = refs.defaultSha] = mergeBases(repo, head, [refs.defaultSha]);
  const paths = readChangedPaths(repo, base, head, root);
  const work = seen.observation.tickets.find((each) => each.id === id)?.work;
  const worktrees = readWorktreeStates(repo);
  return assembleDossier({
    ticket,
    entries: parseRounds(ticket.files.get(ROUNDS)?.text).entries,
    verdicts: ledger.verdicts.get(id) ?? [],
    branch: `${place.workPrefix}${id}`,
    base,
    head,
    subject: readSubject(repo, { head, base: refs.defaultSha, ticket, root }),
    at: clock(),
    commits: readCommits(repo, base, head),
    diff: readDiffStat(repo, { base, head, paths }),
    dirty: worktrees.stateOf(id, [head]) === "dirty" ? [worktreeName(id)] : [],
    protectedPaths: work?.protected_paths ?? [],
    hasValidation: seen.config.validation.commands.length > 0,
  });
}

/** The commits of a branch, newest first. 1 process. */
function readCommits(
  repo: Repository,
  base: string,
  head: string,
): readonly { readonly oid: string; readonly author: string; readonly subject: string }[] {
  const args = ["log", "-z", "--no-show-signature", `--max-count=${MAX_COMMITS}`, "--format=%H%n%an%n%s"];
  const text = runGit([...args, `${base}..${head}`, "--"], repo).stdout.toString("utf8");
  return text.split("\0").flatMap((entry) => {
    const [oid = "", author = "", subject = ""] = entry.split("\n");
    return oid === "" ? [] : [{ oid, author, subject }];
  });
}

/** How much a branch changes at some paths. 1 process. https://git-scm.com/docs/git-diff#_other_diff_formats */
function readDiffStat(
  repo: Repository,
  { base, head, paths }: { readonly base: string; readonly head: string; readonly paths: readonly string[] },
): { readonly files: number; readonly insertions: number; readonly deletions: number } {
  const wanted = new Set(paths);
  const text = runGit(
    ["diff", "--numstat", "-z", "--no-renames", "--no-ext-diff", base, head, "--"],
    repo,
  ).stdout;
  let [insertions, deletions] = [0, 0];
  for (const line of text.toString("utf8").split("\0")) {
    const [added = "", removed = "", path = ""] = line.split("\t");
    if (!wanted.has(path)) continue;
    // A binary file has `-` in both columns.
    insertions += Number(added) || 0;
    deletions += Number(removed) || 0;
  }
  return { files: wanted.size, insertions, deletions };
}
