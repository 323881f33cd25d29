import type { CodeInfo } from "../code-info.ts";

export const agentCodes = {} as const satisfies Record<string, CodeInfo>;
