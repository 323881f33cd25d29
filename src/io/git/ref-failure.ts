import { removeCredentials } from "./credentials.ts";

/** Why git did not move a ref. */
export interface RefFailure {
  /**
   * `lost`: it stands elsewhere than expected. `locked`: another git holds it, or left its lock behind. `refused`: no
   * repetition helps.
   */
  readonly kind: "lost" | "locked" | "refused";
  /** The ref, where git names one. */
  readonly ref: string | undefined;
  readonly reason: string;
}

const LOCK_EXISTS = /Unable to create '(.*)\.lock': File exists/;
const REF = /cannot lock ref '(.+?)': (.*)/;
const ELSEWHERE = /^(?:is at |reference already exists|reference is missing|unable to resolve reference)/;

/**
 * What git said of the refs it could not move, in `LC_ALL=C`: the first line that explains it, or undefined where no
 * line does. A server's words come with `remote: ` before them.
 */
export function parseRefFailure(printed: string): RefFailure | undefined {
  for (const line of printed.split("\n")) {
    const [, lockedPath] = LOCK_EXISTS.exec(line) ?? [];
    const [, ref, why = ""] = REF.exec(line) ?? [];
    const reason = removeCredentials(line.replace(/^(?:(?:remote|error|fatal): )+/, "").trim());
    if (lockedPath !== undefined) return { kind: "locked", ref: ref ?? fileOf(lockedPath), reason };
    if (ref !== undefined) return { kind: ELSEWHERE.test(why) ? "lost" : "refused", ref, reason };
  }
  return undefined;
}

/** The name of what a lock that belongs to no single ref protects: `packed-refs`. */
function fileOf(path: string): string {
  return path.slice(path.lastIndexOf("/") + 1);
}
