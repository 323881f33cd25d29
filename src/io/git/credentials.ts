/** Longest text of a failed command that is kept, in UTF-16 code units. */
const MAX_COMPLAINT_LENGTH = 8 * 1024;

/**
 * A text without what could be a password or token: user information and secret query parameters of URLs,
 * authorisation headers, and tokens with the well-known prefixes of GitHub and GitLab. It rather removes too much.
 */
export function removeCredentials(text: string): string {
  return text
    .replaceAll(/\b([a-z][a-z0-9+.-]{0,30}:\/\/)[^\s/'"<>]*@/gi, "$1***@")
    .replaceAll(/([?&](?:[\w-]*token|password|secret|key|sig|signature)=)[^&\s'"]+/gi, "$1***")
    .replaceAll(/(authorization:\s*(?:(?:basic|bearer|token)\s+)?)\S+/gi, "$1***")
    .replaceAll(/\b(?:gh[a-z]_|github_pat_|glpat-)[A-Za-z0-9_-]{8,}/g, "***");
}

/**
 * What a failed command printed, as one line for a finding: hints and progress left out, errors first, credentials
 * removed, bounded.
 */
export function formatComplaint(printed: string): string {
  const lines = removeCredentials(printed.slice(0, MAX_COMPLAINT_LENGTH))
    .split(/[\r\n]+/)
    .map((line) => line.trim())
    .filter((line) => line !== "" && !line.startsWith("hint:"));
  const errors = lines.filter((line) => /^(fatal|error|remote|! ?\[)/.test(line));
  const kept = errors.length > 0 ? errors : lines;
  return kept.length > 0 ? kept.join("; ") : "(no message)";
}

/** What a failed command printed, whole lines kept, credentials removed, bounded: the cause of an error. */
export function boundComplaint(printed: string): string {
  return removeCredentials(printed.slice(0, MAX_COMPLAINT_LENGTH));
}
