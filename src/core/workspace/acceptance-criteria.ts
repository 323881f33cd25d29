const HEADING = /^(#{1,6})\s+(.*)$/;
const NAMES =
  /^(acceptance criteria|acceptance|done when|受け入れ条件|受入れ条件|受入条件|完了条件)\b|^(受け入れ条件|受入れ条件|受入条件|完了条件)/i;
const ENTRY = /^\s*(?:[-*+]|\d+[.)])\s+(?:\[[ xX]\]\s+)?(\S.*)$/;

/** The entries of the acceptance criteria section of a body, as written; nothing when there is no such section. */
function parseAcceptanceCriteria(body: string): readonly string[] {
  const entries: string[] = [];
  let level = 0;
  for (const line of body.split("\n")) {
    const heading = HEADING.exec(line.trimEnd());
    if (heading !== null) {
      const depth = heading[1]?.length ?? 0;
      if (NAMES.test(heading[2] ?? "")) level = depth;
      else if (level !== 0 && depth <= level) level = 0;
      continue;
    }
    const entry = level === 0 ? null : ENTRY.exec(line.trimEnd());
    if (entry?.[1] !== undefined) entries.push(entry[1]);
  }
  return entries;
}

/** Whether a body says when the ticket is done. */
export function hasAcceptanceCriteria(body: string): boolean {
  return parseAcceptanceCriteria(body).length > 0;
}
