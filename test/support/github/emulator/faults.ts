/** How a request goes wrong. */
export type FaultKind =
  /** An answer of the server that says nothing. */
  | "500"
  | "502"
  /** 403 with `retry-after`: too many writes. */
  | "secondary-limit"
  /** 403 with `x-ratelimit-remaining: 0`: the hour's requests are used up. */
  | "rate-limit"
  /** No answer until the client gives up. */
  | "timeout"
  /** It is done, and the answer never arrives. */
  | "lost-reply"
  /** Resource not accessible by integration. */
  | "403"
  /** It is not yet known whether requests can be merged, and the newest entry of a list is not yet in it. */
  | "stale";

export interface Fault {
  /** `GET /repos/o/r/pulls`: matched as a text it contains, or by a pattern. GraphQL is `POST /graphql <document>`. */
  readonly match: string | RegExp;
  readonly kind: FaultKind;
  /** For how many requests: 1. */
  readonly times?: number;
  /** Seconds in `retry-after` of a secondary limit, or until the hour ends: 1. */
  readonly retryAfter?: number;
}

export interface Faults {
  /** The next request that matches goes wrong. */
  readonly next: (fault: Fault) => void;
  /** Faults that have not come about yet. */
  readonly waiting: () => number;
  readonly clear: () => void;
  /** For the server: the fault of this request, used up. */
  readonly take: (request: string) => Fault | undefined;
}

/** Makes a list of faults without any in it. */
export function makeFaults(): Faults {
  let list: { readonly fault: Fault; left: number }[] = [];
  return {
    next: (fault) => list.push({ fault, left: fault.times ?? 1 }),
    waiting: () => list.reduce((sum, { left }) => sum + left, 0),
    clear: () => {
      list = [];
    },
    take: (request) => {
      const hit = list.find(({ fault: { match } }) =>
        typeof match === "string" ? request.includes(match) : match.test(request),
      );
      if (hit === undefined) return undefined;
      hit.left -= 1;
      list = list.filter(({ left }) => left > 0);
      return hit.fault;
    },
  };
}
