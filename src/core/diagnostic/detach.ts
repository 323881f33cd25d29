/**
 * The same text, cut loose from the one it was sliced out of: engines keep a whole file in memory for the sake of a
 * slice, so whatever outlives the file's text must hold none.
 */
export function detach(text: string): string {
  const copy: unknown = JSON.parse(JSON.stringify(text));
  return typeof copy === "string" ? copy : text;
}
