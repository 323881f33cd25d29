import { isId } from "../ticket/id.ts";

/** An open request, as far as it says whose work it is. */
export interface HeadRequest {
  readonly number: number;
  readonly state: "open" | "closed" | "merged";
  readonly headBranch: string;
  readonly isFork: boolean;
}

/** What the open requests of one head are. */
export type JudgedHead =
  /** None is open: it was closed, merged or moved since. */
  | { readonly kind: "none" }
  /** No work branch: nothing but the check of transitions is asked of it. */
  | { readonly kind: "free" }
  /** Several have it: a status of the commit would speak for all of them. */
  | { readonly kind: "siblings"; readonly numbers: readonly number[] }
  /** The request of a ticket's work branch. */
  | { readonly kind: "work"; readonly ticket: string; readonly number: number };

/** What the open requests of one head are, by their branches. A fork's branch is nobody's work branch. */
export function judgeHead(requests: readonly HeadRequest[], workPrefix: string): JudgedHead {
  const open = requests.filter(({ state }) => state === "open");
  const [request] = open;
  if (request === undefined) return { kind: "none" };
  if (open.length > 1)
    return { kind: "siblings", numbers: open.map(({ number }) => number).sort((a, b) => a - b) };
  const ticket = request.isFork ? undefined : ticketOfBranch(request.headBranch, workPrefix);
  return ticket === undefined ? { kind: "free" } : { kind: "work", ticket, number: request.number };
}

/** The ticket that a work branch is named by; undefined for any other branch. */
export function ticketOfBranch(branch: string, workPrefix: string): string | undefined {
  const id = branch.startsWith(workPrefix) ? branch.slice(workPrefix.length) : "";
  return isId(id) ? id : undefined;
}
