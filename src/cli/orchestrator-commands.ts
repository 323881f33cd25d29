import { type OtherCommand, switchFlag } from "./command-spec.ts";
import { DEMO_FLAGS } from "./demo-flags.ts";
import { ORCHESTRATE_FLAGS } from "./orchestrate-flags.ts";
import { REVERT_FLAGS } from "./revert-flags.ts";
import { REVIEW_FLAGS, TICKET } from "./review-flags.ts";

const orchestrate: OtherCommand = {
  path: ["orchestrate"],
  summary: "work on what is queued: claim, agents, review, merge",
  description:
    "Runs the Orchestrator on this repository: claims queued tickets, has coder and reviewer work on branches of their own, validates, and stops at a proposal or merges it, as the configuration says. It goes on until everything is finished or waits, and says why. Any number may run at once, on any number of machines that share the remote.",
  examples: ["yoi orchestrate --dry-run", "yoi orchestrate --once"],
  inputs: () => ({ positionals: [], flags: ORCHESTRATE_FLAGS }),
  run: async (raw, context) => (await import("./orchestrate-command.ts")).orchestrate(raw, context),
};

const demo: OtherCommand = {
  path: ["demo"],
  summary: "show the whole flow in a temporary repository",
  description:
    "Makes a bare origin and a clone in a temporary directory, queues three tickets there, and runs the Orchestrator with a scripted agent that comes with yoi, or with an agent of yours. Nothing outside that directory is touched.",
  examples: ["yoi demo"],
  inputs: () => ({ positionals: [], flags: DEMO_FLAGS }),
  run: async (raw, context) => (await import("./demo-command.ts")).demo(raw, context),
};

const review: OtherCommand = {
  path: ["review"],
  summary: "approve a proposal, or send it back",
  description:
    "Says what you think of a ticket's proposal: the work whose completion is the last commit of its branch. The word is bound to that commit. With --override a part of the gate passes without its condition, with your name and reason.",
  examples: [
    "yoi review dark-mode --approve",
    'yoi review dark-mode --request-changes --note "The charts are unreadable." --finding "src/chart.ts:12: white on white"',
  ],
  inputs: () => ({ positionals: [TICKET], flags: REVIEW_FLAGS }),
  run: async (raw, context) => (await import("./review-command.ts")).review(raw, context),
};

const merge: OtherCommand = {
  path: ["merge"],
  summary: "merge a proposal whose gate passed",
  description:
    "Lands a proposal on the default branch, by the configured method and guarded by both tips, then completes it: validation of what landed, the records, and cleaning up. It refuses while a part of the gate has not passed.",
  examples: ["yoi merge dark-mode"],
  inputs: () => ({ positionals: [TICKET], flags: [] }),
  run: async (raw, context) => (await import("./merge-command.ts")).merge(raw, context),
};

const revert: OtherCommand = {
  path: ["revert"],
  summary: "take back what landed a ticket, and reopen it",
  description:
    "Does on the branch that is checked out what git revert does, for all that landed the ticket: the code goes back, and in the same commit the ticket is reopened by an event. Records are told further, never taken back. It asks for a checkout without changes, and a conflict with later work changes nothing.",
  examples: ['yoi revert dark-mode --reason "Charts are unreadable at night."'],
  inputs: () => ({ positionals: [TICKET], flags: REVERT_FLAGS }),
  run: async (raw, context) => (await import("./revert-command.ts")).revert(raw, context),
};

const dossier: OtherCommand = {
  path: ["dossier"],
  summary: "show what a proposal is judged by",
  description:
    "Shows the dossier of a ticket: criteria with their evidence, findings and what came of them, validation, review, risks and what people said since. It is Markdown that can stand in a pull request, or plain lines on a terminal.",
  examples: ["yoi dossier dark-mode", "yoi dossier dark-mode --json"],
  inputs: () => ({
    positionals: [TICKET],
    flags: [switchFlag("json", "print one JSON value and nothing else")],
  }),
  run: async (raw, context) => (await import("./dossier-command.ts")).showDossier(raw, context),
};

const worktreeList: OtherCommand = {
  path: ["worktree", "list"],
  summary: "list the worktrees in which agents work",
  description:
    "Shows the worktree of every ticket that has one in this clone, in .worktree of the main checkout: where it stands, whether it holds work that nothing else holds, and whether an Orchestrator works on the ticket.",
  examples: ["yoi worktree list", "yoi worktree list --json"],
  inputs: () => ({
    positionals: [],
    flags: [switchFlag("json", "print one JSON value and nothing else")],
  }),
  run: async (raw, context) => (await import("./worktree-command.ts")).listAll(raw, context),
};

const worktreeClean: OtherCommand = {
  path: ["worktree", "clean"],
  summary: "remove worktrees that nobody works in",
  description:
    "Removes the worktrees of tickets that no Orchestrator works on, or the one of a ticket. A worktree with work that nothing else holds stays, unless --rescue saves it first, under a ref of its own in this repository.",
  examples: ["yoi worktree clean", "yoi worktree clean --rescue"],
  inputs: () => ({
    positionals: [{ ...TICKET, required: false }],
    flags: [switchFlag("rescue", "save what nothing else holds under refs/yoi/rescue first")],
  }),
  run: async (raw, context) => (await import("./worktree-command.ts")).clean(raw, context),
};

/** The commands around the Orchestrator. */
export const ORCHESTRATOR_COMMANDS: readonly OtherCommand[] = [
  orchestrate,
  dossier,
  review,
  merge,
  revert,
  worktreeList,
  worktreeClean,
  demo,
];
