import { type Files, put } from "./fork.ts";
import type { TestRepo } from "./git-repo.ts";
import { ticketTexts } from "./ticket-text.ts";

/** The ticket that the branch is about. */
export const WORK_ID = "20261101-080000-make-it-work";
/** Where tickets live. */
export const TICKETS = ".yoi/tickets";
/** Where the ticket lives. */
export const WORK_DIR = `${TICKETS}/${WORK_ID}`;
/** A text whose first and last line can be changed on two sides without a conflict. */
export const LINES: string = ["one", "two", "three", "four", "five", "six", "seven", ""].join("\n");

/** The commits of a work branch, as an Orchestrator and a coder make them. */
export interface WorkBranch {
  /** The default branch's commit where the ticket is queued. */
  readonly base: string;
  readonly acceptance: string;
  readonly coded: string;
  /** The last commit, which closes the ticket. */
  readonly head: string;
}

/** The files of the ticket in a state. */
export function ticketFiles(state: Parameters<typeof ticketTexts>[0]): Files {
  return Object.fromEntries(
    Object.entries(ticketTexts(state)).map(([inside, text]) => [`${WORK_DIR}/${inside}`, text]),
  );
}

/**
 * Makes a repository with a queued ticket on `main` and its whole work on `work/<id>`: the acceptance, two commits of a
 * coder (the first line of `a.txt`, a new `b.txt`), and the completion. `main` stays checked out.
 */
export function makeWork(repo: TestRepo, files: Files = {}): WorkBranch {
  const base = put(repo, { ...ticketFiles("queued"), "a.txt": LINES, ...files }, "start");
  repo.git("switch", "--quiet", "--create", `work/${WORK_ID}`);
  const acceptance = put(
    repo,
    ticketFiles("inprogress"),
    `ticket(${WORK_ID}): queued → inprogress\n\nYoi-Ticket: ${WORK_ID}\nYoi-Claim: ${WORK_ID} 1 - -`,
  );
  const coder = repo.withEnv({
    GIT_AUTHOR_NAME: "Coder Ä",
    GIT_AUTHOR_EMAIL: "coder@example.com",
    GIT_AUTHOR_DATE: "@1700000000 +0900",
  });
  put(coder, { "a.txt": LINES.replace("one", "ONE") }, "feat: say it louder\n\nIn two\nlines.");
  const coded = put(coder, { "b.txt": "b\n" }, "feat: add b");
  const head = put(repo, ticketFiles("closed"), `ticket(${WORK_ID}): closed\n\nYoi-Ticket: ${WORK_ID}`);
  repo.git("switch", "--quiet", "main");
  return { base, acceptance, coded, head };
}
