import { type Diagnostic, finding } from "../../core/diagnostic/diagnostic.ts";
import { type Baseline, parseBaseline } from "../../core/rules/baseline.ts";
import { checkFileProblem } from "../../core/ticket/file-problem.ts";
import {
  BASELINE_PATH,
  CONFIG_PATH,
  type FileSet,
  OBJECTIVE_ROOT,
  parseTicketPath,
  type RecordFile,
} from "../../core/ticket/files.ts";
import { MAX_RECORD_BYTES } from "../../core/ticket/limits.ts";
import { parseObjective } from "../../core/ticket/objective.ts";
import { type Config, defaultConfig, parseConfig } from "../../core/workspace/config.ts";
import { readFileSetAt } from "../../io/git/blobs.ts";
import type { Change } from "../../io/git/raw.ts";
import type { Repository } from "../../io/git/repository.ts";
import type { Revision } from "../../io/git/revision.ts";
import { listFiles } from "../../io/git/tree.ts";
import type { ChangeFiles, Wanted } from "./change-files.ts";

/** By what a change is judged. */
export interface Settings {
  readonly config: Config;
  readonly baseline: Baseline;
  /** Whether the side before has nothing under `.yoi`. */
  readonly isAdoption: boolean;
}

/** Where the settings are that a change is judged by. */
const SETTINGS: Wanted = { under: [CONFIG_PATH, BASELINE_PATH] };

/** Some files, and the settings with them. */
export function withSettings({ under, isWanted }: Required<Wanted>): Wanted {
  return {
    under: [...SETTINGS.under, ...under],
    isWanted: (path) => SETTINGS.under.includes(path) || isWanted(path),
  };
}

/** The configuration at one revision. 1 process, and 1 more where there is one. */
export function readConfigAt(repo: Repository, revision: Revision): Config {
  const { entries } = listFiles(repo, revision, [CONFIG_PATH]);
  const files = readFileSetAt(repo, entries, { maxBytes: MAX_RECORD_BYTES });
  return parseConfig(textsOf(files).get(CONFIG_PATH)).config;
}

/** The files of one revision that say by what is judged. 1 process, and 1 more where there are some. */
export function readRuleFiles(repo: Repository, revision: Revision): FileSet {
  return readFileSetAt(repo, listFiles(repo, revision, SETTINGS.under).entries, {
    maxBytes: MAX_RECORD_BYTES,
  });
}

/**
 * The configuration and the known faults a change is judged by: those of the side before, so that no change can relax
 * its own judgement. Where that side has no configuration, those it brings; but the rules for older records are for a
 * repository that had nothing under `.yoi`, which `hadRecords` tells. `rules` are files of another place to judge by.
 */
export function readSettings(files: ChangeFiles, hadRecords: () => boolean, rules?: FileSet): Settings {
  const own = textsOf(rules ?? files.before(SETTINGS, 0));
  const texts = own.has(CONFIG_PATH) ? own : new Map([...textsOf(files.after(SETTINGS)), ...own]);
  const isAdoption = own.size === 0 && !hadRecords();
  const { config } = parseConfig(texts.get(CONFIG_PATH));
  return {
    config: own.has(CONFIG_PATH) || isAdoption ? config : { ...config, version: defaultConfig().version },
    baseline: parseBaseline(texts.get(BASELINE_PATH)).baseline,
    isAdoption,
  };
}

function textsOf(files: FileSet): ReadonlyMap<string, string> {
  const readable = [...files].filter(([, file]) => withinLimit(file).problem === undefined);
  return new Map(readable.map(([path, file]) => [path, file.text]));
}

function withinLimit(file: RecordFile): RecordFile {
  return file.sizeBytes > MAX_RECORD_BYTES ? { ...file, text: "", problem: "too-large" } : file;
}

/** Findings about changed files under `.yoi` that are no tickets: configuration, baseline, objectives. */
export function checkSettings(files: ChangeFiles, changed: readonly Change[]): readonly Diagnostic[] {
  const paths = changed.map(({ path }) => path).filter(isSetting);
  return [...files.after({ under: paths })].flatMap(([path, file]) => {
    const problem = checkFileProblem(path, withinLimit(file), { maxBytes: MAX_RECORD_BYTES });
    return problem === undefined ? checkSetting(path, file.text) : [problem];
  });
}

/** Whether a path is that of the configuration, the baseline or an objective. */
export function isSetting(path: string): boolean {
  return path === CONFIG_PATH || path === BASELINE_PATH || objectiveId(path) !== undefined;
}

/** Findings about one file of settings. */
export function checkSetting(path: string, text: string): readonly Diagnostic[] {
  if (path === CONFIG_PATH) return parseConfig(text).diagnostics;
  if (path === BASELINE_PATH) return parseBaseline(text).diagnostics;
  const id = objectiveId(path);
  return id === undefined ? [] : parseObjective(text, path, id).diagnostics;
}

function objectiveId(path: string): string | undefined {
  const place = parseTicketPath(path, OBJECTIVE_ROOT);
  return place?.inside === "item.md" ? place.id : undefined;
}

/**
 * Findings about a configuration that takes tickets out of the rules: back to those of older records, or to another
 * directory while `hasPath` still finds the one with the tickets.
 */
export function checkRelaxed(
  files: ChangeFiles,
  changed: readonly Change[],
  { config, isAdoption }: Settings,
  hasPath: (path: string) => boolean,
): readonly Diagnostic[] {
  if (isAdoption || !changed.some(({ path }) => path === CONFIG_PATH)) return [];
  const next = parseConfig(textsOf(files.after({ under: [CONFIG_PATH] })).get(CONFIG_PATH)).config;
  const found: Diagnostic[] = [];
  if (next.version < config.version) {
    const facts = { before: config.version, after: next.version };
    found.push(finding("config/version-lowered", { path: CONFIG_PATH }, facts));
  }
  const { root } = config.backend;
  if (next.backend.root !== root && hasPath(root)) {
    const facts = { before: root, after: next.backend.root };
    found.push(finding("config/root-left", { path: CONFIG_PATH }, facts));
  }
  return found;
}

/** Findings about links, submodules and files where a directory of records belongs: `.yoi` itself, or the ticket root. */
export function checkLinks(changed: readonly Change[], root: string): readonly Diagnostic[] {
  return changed.flatMap(({ path, after }) => {
    if (after === undefined || parseTicketPath(path, root) !== undefined) return [];
    if (after.mode === "120000") return [finding("file/symlink", { path }, { path })];
    if (after.mode === "160000") return [finding("file/submodule", { path }, { path })];
    return path === root || root.startsWith(`${path}/`) ? [finding("file/special", { path }, { path })] : [];
  });
}
