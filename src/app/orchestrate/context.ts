import { createHash, randomBytes } from "node:crypto";
import type { ProcessRunner } from "../../core/orchestrator/ledger.ts";
import type { StepOutcome } from "../../core/orchestrator/step.ts";
import { describeSelf } from "../../io/files/lock-holder.ts";
import type { Repository } from "../../io/git/repository.ts";
import type { Workspace } from "../workspace.ts";
import type { Forge } from "./forge/forge.ts";
import { localForge } from "./forge/local-forge.ts";
import { type Memo, makeMemo } from "./observe/memo.ts";
import { decidePlace, type SharedPlace } from "./store/shared.ts";

/** What one Orchestrator process works with. */
export interface Orchestrator {
  readonly repo: Repository;
  /** Where claims live: at the remote, or in this repository. */
  readonly place: SharedPlace;
  /** The top of the main checkout; undefined in a bare repository. */
  readonly root: string | undefined;
  /** Locks, caches and results of attempts, in the git directory that all worktrees share. */
  readonly stateDir: string;
  readonly env: NodeJS.ProcessEnv;
  /** This process, as attempts name it. */
  readonly self: ProcessRunner;
  readonly forge: Forge;
  /** Runs of this process by the id of their attempt. */
  readonly running: Map<string, Promise<void>>;
  /** Commits that are known to be in this repository. */
  readonly known: Set<string>;
  /** What was read from commits before. */
  readonly memo: Memo;
  /** Now, RFC 3339 in UTC and whole seconds. */
  readonly clock: () => string;
  /** Random letters and digits. */
  readonly newId: (length: number) => string;
  /** Told what is done, as it happens. */
  readonly onOutcome: (outcome: StepOutcome) => void;
}

/** What a caller chooses. */
export interface OrchestratorOptions {
  readonly onOutcome?: (outcome: StepOutcome) => void;
  /** Without it, the forge without a server. */
  readonly forge?: Forge;
}

/** Makes the context of one Orchestrator process for a workspace. 2 or 3 processes. */
export function openOrchestrator(workspace: Workspace, options: OrchestratorOptions = {}): Orchestrator {
  const { repository, config, env, root, stateDir } = workspace;
  const self = describeRunner();
  return {
    repo: repository,
    place: decidePlace(repository, config),
    root,
    stateDir,
    env,
    self,
    forge: options.forge ?? localForge(self),
    running: new Map(),
    known: new Set(),
    memo: makeMemo(),
    clock: () => `${new Date().toISOString().slice(0, 19)}Z`,
    newId: randomName,
    onOutcome: options.onOutcome ?? (() => undefined),
  };
}

const LETTERS = "0123456789abcdefghijklmnopqrstuvwxyz";

function randomName(length: number): string {
  return [...randomBytes(length)].map((byte) => LETTERS[byte % LETTERS.length] ?? "0").join("");
}

/** The machine's name does not belong into a ref that is pushed: its digest tells machines apart as well. */
function describeRunner(): ProcessRunner {
  const { pid, host, started, boot, pidSpace } = describeSelf("");
  const machine = createHash("sha256").update([host, boot, pidSpace].join("\n")).digest("hex").slice(0, 16);
  return { kind: "process", host: machine, pid, started: started ?? "unknown" };
}
