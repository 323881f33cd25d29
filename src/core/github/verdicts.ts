import { boundNote } from "../orchestrator/fields.ts";
import type { LedgerVerdict } from "../orchestrator/ledger.ts";
import type { Subject } from "../orchestrator/subject.ts";
import { parseTime } from "../ticket/time.ts";

/** What a person or a bot said of a request in a review. */
export interface Review {
  readonly id: number;
  readonly login: string;
  /** `[bot]` accounts, Apps and Actions. */
  readonly isBot: boolean;
  readonly state: "APPROVED" | "CHANGES_REQUESTED" | "COMMENTED" | "DISMISSED" | "PENDING";
  /** The head that was looked at. */
  readonly commit: string | null;
  readonly body: string;
  /** RFC 3339. */
  readonly submittedAt: string;
  readonly comments: readonly {
    readonly path: string;
    readonly line: number | null;
    readonly body: string;
  }[];
}

/** What reviews are weighed with. */
export interface ReviewFacts {
  /** The role of each person whose word could count. */
  readonly roles: ReadonlyMap<string, string>;
  /** What a review of a commit is about; undefined where the commit is not known here. */
  readonly subjectOf: (commit: string) => Subject | undefined;
  /** People who cannot approve: authors, committers, who asked for the work. Lower case. */
  readonly excluded: ReadonlySet<string>;
  /** Why no approval counts at all; null: approvals count. */
  readonly distrust: string | null;
}

/** Whose word does not count, and why. */
export interface LeftOut {
  readonly login: string;
  readonly reason: string;
}

/** What people said, as the gate reads it. */
export interface WeighedReviews {
  readonly verdicts: readonly LedgerVerdict[];
  readonly left: readonly LeftOut[];
}

/** Roles that may write. https://docs.github.com/en/rest/collaborators/collaborators */
const WRITERS: ReadonlySet<string> = new Set(["admin", "maintain", "write"]);
/** Whether somebody with a role may write. */
export function isWriter(role: string | undefined): boolean {
  return WRITERS.has(role ?? "none");
}

const MAX_PATH_LENGTH = 500;
const MAX_FINDINGS = 100;

/**
 * The newest word of each account: approval, request for changes, or what was dismissed. Comments are no word, and a
 * dismissed one leaves nothing, not even the word before it. Oldest first, as the reviews are.
 */
export function lastWords(reviews: readonly Review[]): readonly Review[] {
  const words = reviews.filter(({ state }) => state !== "COMMENTED" && state !== "PENDING");
  return words.filter(
    ({ login }, index) => words.findLastIndex((other) => isSameLogin(other.login, login)) === index,
  );
}

/** The people whose role has to be known before their word counts. */
export function peopleToAsk(
  reviews: readonly Review[],
  { excluded, distrust }: Pick<ReviewFacts, "excluded" | "distrust">,
): readonly string[] {
  return lastWords(reviews)
    .filter((review) => review.state !== "DISMISSED" && !review.isBot && review.commit !== null)
    .filter(
      ({ state, login }) => state !== "APPROVED" || (distrust === null && !excluded.has(login.toLowerCase())),
    )
    .map(({ login }) => login);
}

/**
 * What the reviews of a request mean for the gate. Only the newest word of a person who may write counts, and only for
 * the commit that it was said of; of everybody else it is said why their word does not count.
 */
export function weighReviews(reviews: readonly Review[], facts: ReviewFacts): WeighedReviews {
  const verdicts: LedgerVerdict[] = [];
  const left: LeftOut[] = [];
  for (const review of lastWords(reviews)) {
    const weighed = weigh(review, facts);
    if (typeof weighed === "string") left.push({ login: review.login, reason: weighed });
    else verdicts.push(weighed);
  }
  return { verdicts, left };
}

function weigh(review: Review, facts: ReviewFacts): LedgerVerdict | string {
  const { state, login, isBot, commit, submittedAt } = review;
  if (isBot) return "it is no person";
  if (state === "DISMISSED") return "the review was dismissed";
  if (commit === null) return "the review names no commit";
  if (state === "APPROVED" && facts.distrust !== null) return facts.distrust;
  if (state === "APPROVED" && facts.excluded.has(login.toLowerCase()))
    return "who wrote or asked for the work cannot approve it";
  if (!isWriter(facts.roles.get(login))) return "no write access to this repository";
  const subject = facts.subjectOf(commit);
  if (subject === undefined)
    return `commit ${commit.slice(0, 12)}, which was reviewed, is no longer part of the work`;
  const at = wholeSeconds(submittedAt);
  if (at === undefined) return "the review has no time";
  const said = { id: `review${review.id}`, by: login, at, head: commit, subject };
  return state === "APPROVED"
    ? { kind: "approval", ...said, note: review.body.trim() === "" ? null : boundNote(review.body.trim()) }
    : { kind: "changes_requested", ...said, note: noteOf(review), findings: findingsOf(review) };
}

function noteOf({ body, comments }: Review): string {
  if (body.trim() !== "") return boundNote(body.trim());
  return comments.length === 0 ? "Changes are requested, without a word." : "See the findings.";
}

type Requested = Extract<LedgerVerdict, { kind: "changes_requested" }>;

/** The text of the review itself is a finding too where it says something beside its comments. */
function findingsOf({ body, comments }: Review): Requested["findings"] {
  const said = comments.map(({ path, line, body: text }) => ({
    path: path.length > MAX_PATH_LENGTH ? null : path,
    line: line !== null && line >= 1 ? line : null,
    text: boundNote(text),
  }));
  const whole =
    body.trim() === "" || said.length === 0 ? [] : [{ path: null, line: null, text: boundNote(body.trim()) }];
  return [...whole, ...said].slice(0, MAX_FINDINGS);
}

/** RFC 3339 in UTC and whole seconds; GitHub writes no others, its emulators do. */
function wholeSeconds(time: string): string | undefined {
  const whole = time.replace(/\.\d+(?=Z$)/, "");
  return parseTime(whole) === undefined ? undefined : whole;
}

function isSameLogin(one: string, other: string): boolean {
  return one.toLowerCase() === other.toLowerCase();
}
