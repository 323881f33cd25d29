const PREFIX = ".yoi-tmp-";

/** The name of the `index`-th temporary file of one update. */
export function tempName(token: string, index: number): string {
  return `${PREFIX}${token}-${index}`;
}

/** Whether a name is that of a temporary file. They stand beside the records only while an update is under way. */
export function isTempName(name: string): boolean {
  return name.startsWith(PREFIX);
}
