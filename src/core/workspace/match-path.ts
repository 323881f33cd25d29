import picomatch from "picomatch";

/**
 * Whether a path of the repository is one that a pattern of the configuration names: `*` and `?` stay within one name,
 * `**` crosses directories, names that begin with a dot are as good as others, and case does not count, since some file
 * systems keep no case.
 */
export function matchesPath(pattern: string, path: string): boolean {
  return picomatch.isMatch(path, pattern, { dot: true, nocase: true, posixSlashes: false });
}
