import type { ChecksAnswer, ContextAnswer, SuiteAnswer } from "./request-shapes.ts";
import type { GitHubChecks } from "./values.ts";

/**
 * Names of the workflows that `yoi init --github` writes. Their checks say nothing about the work: that of `yoi check`
 * runs from the request's own copy and only annotates, the others are the ones that ask. Whoever gives his own workflow
 * such a name hides it, and could as well have emptied it: `.github` is protected for that reason.
 */
export const OWN_WORKFLOWS: readonly string[] = [
  "yoi check",
  "yoi gate",
  "yoi review",
  "yoi tick",
  "yoi attempt",
];

/** What begins the contexts of yoi's own statuses. */
const OWN_STATUS = "yoi/";
/** `github-actions`, the App of every workflow. */
const ACTIONS = "github-actions";

type State = GitHubChecks["names"][number]["state"];
type Said = State | "skipped";

interface Check {
  readonly name: string;
  readonly said: Said;
  /** Of two with one key the one that began later counts. */
  readonly key: string;
  readonly since: string;
}

/**
 * What checks and statuses say together. A check that was skipped, or is neutral, counts as passed beside at least one
 * that really passed, as it does for GitHub's required checks, but where nothing else reports there is `none`: an
 * absence is not green. Failed outweighs held, held outweighs pending. Not counted are yoi's own workflows and
 * statuses, what is in `without`, and suites of Apps that never reported (GitHub opens one for every App).
 */
export function classifyChecks(
  suites: readonly SuiteAnswer[],
  contexts: readonly ContextAnswer[],
  without: readonly string[],
): GitHubChecks {
  const listed = new Set(
    contexts.flatMap((context) => ("checkSuite" in context ? [context.checkSuite.id] : [])),
  );
  const others = suites.filter(({ id }) => !listed.has(id));
  const checks = newestByKey([...contexts.flatMap(checkOfContext), ...others.flatMap(checkOfSuite)]).filter(
    ({ name }) => !without.includes(name),
  );
  const names = checks.map(
    ({ name, said }) => ({ name, state: said === "skipped" ? "passed" : said }) as const,
  );
  const has = (said: Said): boolean => checks.some((check) => check.said === said);
  const state = (["failed", "held", "pending", "passed"] as const).find(has) ?? "none";
  return { state, names };
}

/** The statuses of yoi's own contexts. */
export function ownStatuses(
  contexts: readonly ContextAnswer[],
): ReadonlyMap<string, { readonly state: string; readonly description: string }> {
  return new Map(
    contexts.flatMap((context) =>
      context.__typename === "StatusContext" && context.context.startsWith(OWN_STATUS)
        ? [[context.context, { state: context.state.toLowerCase(), description: context.description ?? "" }]]
        : [],
    ),
  );
}

/** The checks and statuses of one commit as one page gave them. */
export function contextsOf(answer: ChecksAnswer): readonly ContextAnswer[] {
  return present(answer.statusCheckRollup?.contexts.nodes);
}

/** The suites of one commit. */
export function suitesOf(answer: ChecksAnswer): readonly SuiteAnswer[] {
  return present(answer.checkSuites?.nodes);
}

/** What of a list of GraphQL is there: the places of what may not be seen are null. */
export function present<T>(nodes: readonly (T | null)[] | null | undefined): readonly T[] {
  return (nodes ?? []).filter((node) => node !== null);
}

function checkOfContext(context: ContextAnswer): Check[] {
  if (context.__typename === "StatusContext") {
    const name = context.context;
    if (name.startsWith(OWN_STATUS)) return [];
    return [{ name, said: STATUS[context.state] ?? "pending", key: `status ${name}`, since: "" }];
  }
  const { name, checkSuite, startedAt } = context;
  if (isOwn(checkSuite)) return [];
  const run = checkSuite.workflowRun;
  const from = run === null ? (checkSuite.app?.slug ?? "") : `${run.workflow.name} ${run.event}`;
  return [{ name, said: saidBy(context), key: `check ${from} ${name}`, since: startedAt ?? "" }];
}

/**
 * A suite none of whose checks is listed. A run that waits for a person's click has a suite and no check, and so has one that has not begun, or whose workflow
 * file is broken. https://docs.github.com/en/actions/how-tos/manage-workflow-runs/approve-runs-from-forks
 */
function checkOfSuite(suite: SuiteAnswer): Check[] {
  const { app, workflowRun } = suite;
  if (isOwn(suite)) return [];
  const said = saidBy(suite);
  if (said === "passed" || said === "skipped") return [];
  if (workflowRun === null && said !== "held") return [];
  const name = workflowRun?.workflow.name ?? app?.slug ?? "check suite";
  return [{ name, said, key: `suite ${name} ${workflowRun?.event ?? ""}`, since: "" }];
}

function isOwn({ app, workflowRun }: Pick<SuiteAnswer, "app" | "workflowRun">): boolean {
  return (
    (app === null || app.slug === ACTIONS) &&
    workflowRun !== null &&
    OWN_WORKFLOWS.includes(workflowRun.workflow.name)
  );
}

/** https://docs.github.com/en/graphql/reference/enums#statusstate */
const STATUS: Readonly<Record<string, State>> = {
  SUCCESS: "passed",
  FAILURE: "failed",
  ERROR: "failed",
  EXPECTED: "pending",
  PENDING: "pending",
};

/** https://docs.github.com/en/graphql/reference/enums#checkconclusionstate; what is not known is no success. */
const CONCLUSION: Readonly<Record<string, Said>> = {
  SUCCESS: "passed",
  NEUTRAL: "skipped",
  SKIPPED: "skipped",
  ACTION_REQUIRED: "held",
};

/** `WAITING`: a person must let a deployment go on. https://docs.github.com/en/graphql/reference/enums#checkstatusstate */
function saidBy({ status, conclusion }: { status: string; conclusion: string | null }): Said {
  if (status === "WAITING") return "held";
  if (status !== "COMPLETED") return "pending";
  return CONCLUSION[conclusion ?? ""] ?? "failed";
}

/** A run that is repeated, or that another one of its workflow and event has replaced, counts no more. */
function newestByKey(checks: readonly Check[]): readonly Check[] {
  const newest = new Map<string, Check>();
  for (const check of checks) {
    const other = newest.get(check.key);
    if (other === undefined || other.since <= check.since) newest.set(check.key, check);
  }
  return [...newest.values()];
}
