import type { CodeInfo } from "../code-info.ts";

export const worktreeCodes = {} as const satisfies Record<string, CodeInfo>;
