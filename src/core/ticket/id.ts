/** What a ticket or objective directory may be called; the directory name is the authority for the id. */
const ID = /^[0-9A-Za-z][0-9A-Za-z_-]{2,127}$/;
/** Names Windows cannot hold as a directory. https://learn.microsoft.com/windows/win32/fileio/naming-a-file */
const RESERVED = /^(con|prn|aux|nul|com[0-9]|lpt[0-9])$/i;
const TIMED_ID = /^\d{8}-\d{6}-(.+)$/;
const MAX_SLUG_LENGTH = 60;

/** Whether a name can be the id of a ticket or objective. */
export function isId(name: string): boolean {
  return ID.test(name) && !isReserved(name);
}

/** Whether Windows keeps a name for itself. */
export function isReserved(name: string): boolean {
  return RESERVED.test(name);
}

/** What ids are compared by: two ids that differ only in case are one on many file systems. */
export function idKey(id: string): string {
  return id.toLowerCase();
}

/** The part of a new-style id behind the time, or undefined for ids of another form. */
export function slugOf(id: string): string | undefined {
  return TIMED_ID.exec(id)?.[1];
}

/**
 * A slug for a title: lower-case ASCII words joined by dashes. A title without Latin letters or digits gives
 * `ticket-` and eight characters derived from the title, so that it still can be typed and told apart.
 */
function slugFor(title: string): string {
  const plain = title.normalize("NFKD").replaceAll(/\p{M}/gu, "").toLowerCase();
  const words = plain.replaceAll(/[^a-z0-9]+/g, "-").replaceAll(/^-+|-+$/g, "");
  const cut =
    words.length <= MAX_SLUG_LENGTH ? words : words.slice(0, MAX_SLUG_LENGTH).replace(/-[^-]*$/, "");
  const foreign = [...plain].filter((char) => /\p{L}/u.test(char) && !/[a-z]/.test(char)).length;
  const enough = cut.length >= 3 && cut.replaceAll("-", "").length >= foreign / 2;
  if (enough) return cut;
  return [cut.length > 0 ? cut : "ticket", shortHash(title)].join("-");
}

/** A new id: UTC time to the second and the slug of the title. `at` is an RFC 3339 time in UTC. */
export function newId(title: string, at: string): string {
  const stamp = at.replaceAll(/[-:]/g, "").replace("T", "-").replace("Z", "");
  return `${stamp}-${slugFor(title)}`;
}

/** Eight base-36 characters that depend on the whole text: a name, not a safeguard. FNV-1a, 64 bits in two halves. */
export function shortHash(text: string): string {
  let low = 0x811c9dc5;
  let high = 0x9dc5811c;
  for (let i = 0; i < text.length; i++) {
    low = Math.imul(low ^ text.charCodeAt(i), 0x01000193);
    high = Math.imul(high ^ (text.charCodeAt(i) + i), 0x01000193);
  }
  const text36 = (low >>> 0).toString(36) + (high >>> 0).toString(36).padStart(7, "0");
  return text36.padStart(8, "0").slice(-8);
}
