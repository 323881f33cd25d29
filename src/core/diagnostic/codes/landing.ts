import type { CodeInfo } from "../code-info.ts";

export const landingCodes = {} as const satisfies Record<string, CodeInfo>;
