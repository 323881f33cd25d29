/** A time as records hold it: RFC 3339 in UTC and whole seconds. */
export function formatNow(now: Date): string {
  return `${now.toISOString().slice(0, 19)}Z`;
}
