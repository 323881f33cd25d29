import { closesFence, type Fence, opensFence } from "../ticket/fence.ts";

const HEADING = /^(#{1,6})\s+(.*)$/;
const NAMES =
  /^(acceptance criteria|acceptance|done when|受け入れ条件|受入れ条件|受入条件|完了条件)\b|^(受け入れ条件|受入れ条件|受入条件|完了条件)/i;
const ENTRY = /^\s*(?:[-*+]|\d+[.)])\s+(?:\[[ xX]\]\s+)?(\S.*)$/;

/**
 * The entries of the acceptance criteria section of a body, as written; nothing when there is no such section. What
 * stands in a code fence is an example, neither heading nor entry. Whoever numbers criteria numbers these, from 1.
 */
export function parseAcceptanceCriteria(body: string): readonly string[] {
  const entries: string[] = [];
  let level = 0;
  let fence: Fence | undefined;
  for (const whole of body.split("\n")) {
    const line = whole.trimEnd();
    if (fence !== undefined) {
      if (closesFence(line, 0, line.length, fence)) fence = undefined;
      continue;
    }
    fence = opensFence(line, 0, line.length);
    if (fence !== undefined) continue;
    const heading = HEADING.exec(line);
    if (heading !== null) {
      const depth = heading[1]?.length ?? 0;
      if (isCriteriaHeading(heading[2] ?? "")) level = depth;
      else if (level !== 0 && depth <= level) level = 0;
      continue;
    }
    const entry = level === 0 ? null : ENTRY.exec(line);
    if (entry?.[1] !== undefined) entries.push(entry[1]);
  }
  return entries;
}

/** Whether the text of a heading begins the section of acceptance criteria. */
export function isCriteriaHeading(text: string): boolean {
  return NAMES.test(text);
}

/** Whether a body says when the ticket is done. */
export function hasAcceptanceCriteria(body: string): boolean {
  return parseAcceptanceCriteria(body).length > 0;
}
