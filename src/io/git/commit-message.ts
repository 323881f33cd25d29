/** One trailer of a commit message: `Yoi-Ticket: 20260822-101500-copy`. */
export interface Trailer {
  readonly name: string;
  readonly value: string;
}

/**
 * A commit message with its trailers as one last paragraph. A name or value is kept on one line, so that no text can
 * add a trailer of its own. https://git-scm.com/docs/git-interpret-trailers
 */
export function formatCommitMessage(message: string, trailers: readonly Trailer[]): string {
  const text = message.replace(/\s+$/, "");
  if (trailers.length === 0) return `${text}\n`;
  const lines = trailers.map(
    ({ name, value }) => `${name.replaceAll(/[^A-Za-z0-9-]/g, "-")}: ${oneLine(value)}`,
  );
  return `${text}\n\n${lines.join("\n")}\n`;
}

function oneLine(text: string): string {
  return text.replaceAll(/\s+/g, " ").trim();
}
