import type { CodeInfo } from "../code-info.ts";

export const orchestrateCodes = {} as const satisfies Record<string, CodeInfo>;
