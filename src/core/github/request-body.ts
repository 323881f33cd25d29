import { inertCode } from "../orchestrator/dossier/inert.ts";
import { isId } from "../ticket/id.ts";

/** What the body of a request says of whom it belongs to. */
export interface RequestMark {
  readonly ticket: string;
  /** Of the claim: a request of an older one ends nothing. */
  readonly generation: number;
  /** The head whose dossier it shows. */
  readonly head: string;
}

/** Longest body of a request, in UTF-16 code units: GitHub refuses more than 65,536 characters. */
const MAX_BODY_LENGTH = 65_536;

const BEGIN = /^<!-- yoi:dossier (\S+) ([1-9]\d{0,14}) ([0-9a-f]{40}|[0-9a-f]{64}) -->[^\S\n]*$/m;
const END = "<!-- /yoi -->";

/** Whom a request belongs to, by the marker in its body; undefined without one that `formatRequestBody` wrote. */
export function parseRequestMark(body: string): RequestMark | undefined {
  const [, ticket = "", generation = "", head = ""] = BEGIN.exec(unix(body)) ?? [];
  return isId(ticket) ? { ticket, generation: Number(generation), head } : undefined;
}

/**
 * The body of a request with a dossier between markers. What people wrote around the markers stays as it is; without
 * markers it stays above them. Where all of it would be too long the dossier is only named: it is in the branch.
 */
export function formatRequestBody(before: string, mark: RequestMark, dossier: string): string {
  const [above, below] = around(unix(before));
  const whole = (text: string): string =>
    [above, section(mark, text), below].filter((part) => part !== "").join("\n\n");
  const body = whole(dossier);
  if (body.length <= MAX_BODY_LENGTH) return body;
  const short = whole(
    `The dossier of ${inertCode(mark.ticket)} is too long for this page: \`yoi dossier\` shows it.`,
  );
  if (short.length <= MAX_BODY_LENGTH) return short;
  // What people wrote fills the page by itself: without the marker nothing would go on.
  const own = section(mark, "");
  return `${above.slice(0, MAX_BODY_LENGTH - own.length - 2).toWellFormed()}\n\n${own}`;
}

/** A dossier quotes others: what they wrote must not read as a marker. */
function section({ ticket, generation, head }: RequestMark, text: string): string {
  const inner = text.replaceAll("<!--", "<! --").trim();
  return [`<!-- yoi:dossier ${ticket} ${generation} ${head} -->`, ...(inner === "" ? [] : [inner]), END].join(
    "\n",
  );
}

/** What stands above and below the markers. */
function around(body: string): readonly [above: string, below: string] {
  const begin = BEGIN.exec(body);
  if (begin === null) return [body.trim(), ""];
  const end = body.indexOf(END, begin.index + begin[0].length);
  const below = end === -1 ? "" : body.slice(end + END.length);
  return [body.slice(0, begin.index).trim(), below.trim()];
}

/** GitHub's forms send CR LF. */
function unix(text: string): string {
  return text.replaceAll("\r\n", "\n");
}
