/** Who made one commit of a work branch, as git says it, and as GitHub knows the author. */
export interface CommitPeople {
  readonly oid: string;
  readonly authorEmail: string;
  readonly committerEmail: string;
  /** Null: GitHub knows nobody by the author's address. Undefined: it was not asked. */
  readonly login: string | null | undefined;
}

/** Addresses of yoi's own identities: the Orchestrator, agents, validation. */
const OWN = /@yoi\.invalid$/i;
/** The committer of what was made on GitHub's pages. https://docs.github.com/en/authentication/managing-commit-signature-verification */
const WEB = "noreply@github.com";

/** Whether somebody else than yoi had a hand in a commit. */
export function isForeign({ authorEmail, committerEmail }: Omit<CommitPeople, "login">): boolean {
  return !OWN.test(authorEmail) || !(OWN.test(committerEmail) || isWeb(committerEmail));
}

/**
 * A commit of which it is not known who made it; undefined: all are known. Who cannot be named cannot be kept from
 * approving their own work, so that as long as there is one nobody's approval counts.
 */
export function unknownCommit(commits: readonly CommitPeople[]): string | undefined {
  const known = new Set(
    commits.flatMap(({ authorEmail, login }) =>
      typeof login === "string" ? [authorEmail.toLowerCase()] : [],
    ),
  );
  const isKnown = (email: string): boolean =>
    OWN.test(email) || isWeb(email) || known.has(email.toLowerCase());
  return commits.find(
    ({ authorEmail, committerEmail, login }) =>
      (!OWN.test(authorEmail) && typeof login !== "string") || !isKnown(committerEmail),
  )?.oid;
}

function isWeb(email: string): boolean {
  return email.toLowerCase() === WEB;
}
