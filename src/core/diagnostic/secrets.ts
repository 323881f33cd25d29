/** What gives a secret away: a text that must occur, the exact form around it, and what to call it. */
export interface SecretShape {
  readonly needle: string;
  readonly form: RegExp;
  readonly what: string;
}

/**
 * Token forms with a fixed prefix, so that prose is never mistaken for one. The forms are those their issuers
 * document (GitHub "About authentication", AWS "IAM identifiers", Slack "Token types", GitLab "Token prefixes").
 */
export const SECRET_SHAPES: readonly SecretShape[] = [
  { needle: "AKIA", form: /\bAKIA[0-9A-Z]{16}\b/y, what: "an AWS access key" },
  { needle: "ghp_", form: /\bghp_[0-9A-Za-z]{36}/y, what: "a GitHub token" },
  { needle: "gho_", form: /\bgho_[0-9A-Za-z]{36}/y, what: "a GitHub token" },
  { needle: "ghs_", form: /\bghs_[0-9A-Za-z]{36}/y, what: "a GitHub token" },
  { needle: "github_pat_", form: /\bgithub_pat_[0-9A-Za-z_]{40}/y, what: "a GitHub token" },
  { needle: "glpat-", form: /\bglpat-[0-9A-Za-z_-]{20}/y, what: "a GitLab token" },
  { needle: "npm_", form: /\bnpm_[0-9A-Za-z]{36}/y, what: "an npm token" },
  { needle: "sk-ant-", form: /\bsk-ant-[0-9A-Za-z_-]{24}/y, what: "an Anthropic key" },
  { needle: "sk-proj-", form: /\bsk-proj-[0-9A-Za-z_-]{24}/y, what: "an OpenAI key" },
  { needle: "xox", form: /\bxox[abeoprs]-[0-9A-Za-z-]{16}/y, what: "a Slack token" },
  { needle: "AIza", form: /\bAIza[0-9A-Za-z_-]{35}/y, what: "a Google API key" },
  { needle: "-----BEGIN ", form: /-----BEGIN [A-Z ]{0,20}PRIVATE KEY-----/y, what: "a private key" },
];

const ANY_NEEDLE = new RegExp(SECRET_SHAPES.map(({ needle }) => needle).join("|"));
/** Any of the forms, with what more of the token there may be. */
const ANY_SECRET = new RegExp(
  `(?:${SECRET_SHAPES.map(({ form }) => form.source).join("|")})[0-9A-Za-z_-]*`,
  "g",
);

/** The text with an asterisk for every character of a secret, so that offsets stay: messages end up in public logs. */
export function maskSecrets(text: string): string {
  return ANY_NEEDLE.test(text) ? text.replaceAll(ANY_SECRET, (secret) => "*".repeat(secret.length)) : text;
}
