import type { CodeInfo } from "../code-info.ts";

export const ledgerCodes = {} as const satisfies Record<string, CodeInfo>;
