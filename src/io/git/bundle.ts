import { tryGit } from "./plumbing.ts";
import type { Repository } from "./repository.ts";

// A bundle is a pack with a header that says which refs it brings and which commits the receiver must have. Of all that
// the format allows only one form is written and read here: one ref, one prerequisite, no filter.
// https://git-scm.com/docs/gitformat-bundle

/** What a bundle says of itself. */
export interface BundleHeader {
  /** Full name of its only ref. */
  readonly ref: string;
  /** The commit that the ref stands on. */
  readonly head: string;
  /** The only commit that it builds upon. */
  readonly start: string;
}

/** A header and the pack behind it, or why it is not read: a few words. */
export type BundleRead =
  | { readonly kind: "read"; readonly header: BundleHeader; readonly pack: Buffer }
  | { readonly kind: "refused"; readonly reason: string };

/** Longest header: three lines and a capability. */
const MAX_HEADER_BYTES = 1_024;
const FORMAT = "@object-format=sha256";
const SIGNATURES = { sha1: "# v2 git bundle", sha256: "# v3 git bundle" } as const;

/**
 * Makes a bundle of the commits between two, or says why not in a few words. Its pack stands for itself: no delta in it
 * is against an object that it lacks. 1 process.
 */
export function makeBundle(
  repo: Repository,
  { ref, head, start }: BundleHeader,
  maxBytes: number,
): Buffer | string {
  const packed = tryGit(["pack-objects", "--quiet", "--revs", "--stdout"], {
    ...repo,
    input: `${head}\n^${start}\n`,
    maxBytes,
  });
  if (packed === "overflow") return `they are more than ${maxBytes} bytes`;
  const lines = [...signatureOf(repo.objectFormat), `-${start}`, `${head} ${ref}`, "", ""];
  return Buffer.concat([Buffer.from(lines.join("\n"), "latin1"), packed.stdout]);
}

/**
 * Reads a bundle as the work of a stranger: version 2 (3 where objects are named by SHA-256, which version 2 cannot say),
 * exactly one prerequisite and one ref, no capability that asks for anything. The pack is not looked at. Never throws.
 */
export function parseBundle(bundle: Buffer, format: Repository["objectFormat"]): BundleRead {
  const end = bundle.subarray(0, MAX_HEADER_BYTES).indexOf("\n\n", 0, "latin1");
  if (end < 0) return refused("it has no header that ends");
  const [signature, ...lines] = bundle.toString("latin1", 0, end).split("\n");
  const [expected, ...capabilities] = signatureOf(format);
  if (signature !== expected) {
    return refused(`it begins with "${(signature ?? "").slice(0, 40)}" instead of "${expected}"`);
  }
  const own = lines.filter((line) => line.startsWith("@"));
  if (own.join("\n") !== capabilities.join("\n")) return refused("it has capabilities of its own");
  const oid = format === "sha1" ? "[0-9a-f]{40}" : "[0-9a-f]{64}";
  const prerequisites = matched(lines, new RegExp(`^-(${oid})(?: .*)?$`));
  const refs = matched(lines, new RegExp(`^(${oid}) (.+)$`));
  if (own.length + prerequisites.length + refs.length !== lines.length) {
    return refused("its header has a line that says nothing");
  }
  const [start, ...otherStarts] = prerequisites;
  const [ref, ...otherRefs] = refs;
  if (start?.[1] === undefined || otherStarts.length > 0) {
    return refused(`it builds upon ${prerequisites.length} commits instead of 1`);
  }
  if (ref?.[1] === undefined || ref[2] === undefined || otherRefs.length > 0) {
    return refused(`it brings ${refs.length} refs instead of 1`);
  }
  const header = { start: start[1], head: ref[1], ref: ref[2] };
  return { kind: "read", header, pack: bundle.subarray(end + 2) };
}

function signatureOf(format: Repository["objectFormat"]): readonly string[] {
  return format === "sha1" ? [SIGNATURES.sha1] : [SIGNATURES.sha256, FORMAT];
}

function matched(lines: readonly string[], pattern: RegExp): readonly RegExpExecArray[] {
  return lines.flatMap((line) => {
    const match = pattern.exec(line);
    return match === null ? [] : [match];
  });
}

function refused(reason: string): BundleRead {
  return { kind: "refused", reason };
}
