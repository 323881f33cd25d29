import type { ReviewFinding, RoundEntry } from "../rounds.ts";

/** What became of a finding, over all rounds. */
export interface FollowedFinding extends ReviewFinding {
  /** Who found it: the name of a reviewing agent, a person, or `orchestrator`. */
  readonly by: string;
  /** The round in which it was first reported. */
  readonly round: number;
  readonly status: "open" | "fixed" | "rejected";
  /** The coder's newest words on it; null where there are none. */
  readonly reason: string | null;
}

interface Following {
  readonly findings: Map<string, FollowedFinding>;
  /** Blocking findings of reviews that a coder has worked on since they were last reported, without an answer. */
  readonly worked: Set<string>;
}

/**
 * Follows every finding through the rounds, in the order in which they were first reported. What is reported again is
 * open again, whatever was answered before. A reviewer reports again what is not settled: so a blocking finding of a
 * review that was worked on, and that the next review does not repeat, is fixed, also where the coder said nothing.
 */
export function followFindings(entries: readonly RoundEntry[]): readonly FollowedFinding[] {
  const following: Following = { findings: new Map(), worked: new Set() };
  const fromReviews = new Set<string>();
  for (const entry of entries) {
    if (entry.kind === "report") {
      for (const { id, status, severity } of following.findings.values()) {
        if (status === "open" && severity === "blocking" && fromReviews.has(id)) following.worked.add(id);
      }
      for (const { finding, status, reason } of entry.answers) {
        const before = following.findings.get(finding);
        if (before !== undefined) following.findings.set(finding, { ...before, status, reason });
      }
    } else if (entry.kind === "review") {
      settle(following, entry.findings);
      for (const finding of entry.findings) {
        if (!following.findings.has(finding.id)) fromReviews.add(finding.id);
        reportAgain(following, finding, { by: entry.agent.name, round: entry.round });
      }
    } else if (entry.kind === "request") {
      for (const finding of entry.findings) {
        reportAgain(following, finding, { by: entry.by, round: entry.round });
      }
    }
  }
  return [...following.findings.values()];
}

/** What the reviewer did not repeat after work on it is settled. */
function settle({ findings, worked }: Following, repeated: readonly ReviewFinding[]): void {
  const again = new Set(repeated.map(({ id }) => id));
  for (const id of worked) {
    const finding = findings.get(id);
    if (finding?.status === "open" && !again.has(id)) findings.set(id, { ...finding, status: "fixed" });
  }
  worked.clear();
}

function reportAgain(
  { findings }: Following,
  finding: ReviewFinding,
  first: { readonly by: string; readonly round: number },
): void {
  const before = findings.get(finding.id);
  const { by, round } = before ?? first;
  findings.set(finding.id, { ...finding, by, round, status: "open", reason: before?.reason ?? null });
}
