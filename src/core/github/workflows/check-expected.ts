import { type Diagnostic, finding } from "../../diagnostic/diagnostic.ts";
import {
  isWider,
  type Level,
  levelOf,
  type Permissions,
  type Workflow,
  type WorkflowJob,
} from "./workflow.ts";

/** Findings about what a workflow of yoi's lacks or may do beyond what yoi writes there. */
export function checkExpected(actual: Workflow, wanted: Workflow): readonly Diagnostic[] {
  const { path } = actual;
  return [
    ...checkEvents(actual, wanted),
    ...checkTop(actual),
    ...(wanted.hasConcurrency && !actual.hasConcurrency
      ? [finding("workflow/concurrency", { path }, { path })]
      : []),
    ...actual.jobs.flatMap((job) => {
      const same = wanted.jobs.find(({ id }) => id === job.id);
      return [...checkPermissions(actual, job, same), ...checkLimits(actual, job)];
    }),
  ];
}

function checkEvents(actual: Workflow, wanted: Workflow): readonly Diagnostic[] {
  const { path } = actual;
  return [...wanted.events].flatMap(([event, { types, branches }]) => {
    const found = actual.events.get(event);
    if (found === undefined) return [finding("workflow/event", { path }, { path, event })];
    const { line } = found;
    // Without a list GitHub takes its own choice of types, which differs by event.
    const lost = types.filter((type) => !found.types.includes(type));
    const missing = lost.map((type) =>
      finding("workflow/event", { path, line }, { path, event: `${event} of type ${type}` }),
    );
    const [branch] = branches;
    const isHeard = branch === undefined || found.branches.length === 0 || found.branches.includes(branch);
    if (event !== "push" || isHeard) return missing;
    const facts = { path, found: found.branches.join(", "), wanted: branch };
    return [...missing, finding("workflow/branch", { path, line }, facts)];
  });
}

function checkTop({ path, permissions }: Workflow): readonly Diagnostic[] {
  const grants =
    permissions === undefined ||
    permissions.all !== "none" ||
    [...permissions.scopes.values()].some((level) => level !== "none");
  if (!grants) return [];
  const place = permissions === undefined ? { path } : { path, line: permissions.line };
  return [finding("workflow/permission-default", place, { path })];
}

function checkPermissions(
  { path, permissions: top }: Workflow,
  job: WorkflowJob,
  wanted: WorkflowJob | undefined,
): readonly Diagnostic[] {
  const actual = job.permissions ?? top;
  const needed = wanted?.permissions;
  const scopes = new Set([...(actual?.scopes.keys() ?? []), ...(needed?.scopes.keys() ?? [])]);
  const line = job.permissions?.line ?? job.line;
  const compare = (scope: string, level: Level, need: Level): readonly Diagnostic[] => {
    const facts = { job: job.id, scope, level, needed: need };
    if (isWider(level, need)) return [finding("workflow/permission-wide", { path, line }, facts)];
    if (isWider(need, level)) return [finding("workflow/permission-narrow", { path, line }, facts)];
    return [];
  };
  return [
    ...[...scopes].flatMap((scope) => compare(scope, levelOf(actual, scope), neededOf(needed, scope))),
    ...compare("every other scope", actual === undefined ? "write" : actual.all, "none"),
  ];
}

/** A job that yoi knows nothing of needs nothing. */
function neededOf(needed: Permissions | undefined, scope: string): Level {
  return needed === undefined ? "none" : levelOf(needed, scope);
}

function checkLimits({ path, cacheMode }: Workflow, job: WorkflowJob): readonly Diagnostic[] {
  const { line } = job;
  const facts = { job: job.id };
  return [
    ...((job.cacheMode ?? cacheMode) === "none" ? [] : [finding("workflow/cache", { path, line }, facts)]),
    ...(job.hasTimeout || job.uses !== undefined ? [] : [finding("workflow/timeout", { path, line }, facts)]),
  ];
}
