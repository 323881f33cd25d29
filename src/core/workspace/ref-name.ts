/** Longest ref name that is accepted; file systems end at 255 bytes a component. */
const MAX_REF_LENGTH = 200;
// Control characters, space and the characters git keeps for revisions and patterns.
// biome-ignore lint/suspicious/noControlCharactersInRegex: they are what git refuses
const FORBIDDEN = /[\u0000-\u0020\u007f~^:?*[\\]|\.\.|@\{|\/\/|\/\.|\.lock(?:\/|$)|^[-./]|[./]$/;

/**
 * Whether a text is a full ref name (`refs/heads/main`) by the rules of `git check-ref-format`
 * (https://git-scm.com/docs/git-check-ref-format), and short enough for any file system.
 */
export function isRefName(text: string): boolean {
  return text.length <= MAX_REF_LENGTH && text.includes("/") && !FORBIDDEN.test(text);
}

/** Whether a text can be the name of a branch; git refuses a leading dash and `HEAD` there. */
export function isBranchName(text: string): boolean {
  return !text.startsWith("-") && text !== "HEAD" && isRefName(`refs/heads/${text}`);
}

/** Whether a text can be the name of a remote: one that makes a valid tracking ref and is no option. */
export function isRemoteName(text: string): boolean {
  return !text.startsWith("-") && isRefName(`refs/remotes/${text}/x`);
}

/** Whether every ticket id behind this prefix makes a valid branch of its own. */
export function isBranchPrefix(text: string): boolean {
  return text !== "" && isBranchName(`${text}x`);
}

/**
 * Whether a text can name the ledger: a ref outside branches, tags and remotes that does not stand in the way of the
 * rescue refs (`refs/yoi/rescue/…`), since git cannot hold both `a` and `a/b`.
 */
export function isLedgerName(text: string): boolean {
  if (!/^refs\/.+\/./.test(text) || !isRefName(text)) return false;
  if (/^refs\/(?:heads|tags|remotes|notes|replace|bisect|worktree|rewritten|stash)(?:\/|$)/.test(text))
    return false;
  return !/^refs\/yoi\/rescue(?:\/|$)/.test(text);
}
