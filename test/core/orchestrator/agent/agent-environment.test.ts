import { describe, expect, it } from "vitest";
import {
  type AgentPlaces,
  agentEnvironment,
  agentGitConfig,
  validationEnvironment,
} from "../../../../src/core/orchestrator/agent/agent-environment.ts";

const caller = {
  PATH: "/usr/bin",
  LANG: "en_US.UTF-8",
  LC_ALL: "C",
  TZ: "UTC",
  HOME: "/home/user",
  OPENAI_API_KEY: "key",
  ANTHROPIC_API_KEY: "other key",
  GITHUB_TOKEN: "token",
  GH_TOKEN: "token",
  NPM_TOKEN: "token",
  SSH_AUTH_SOCK: "/run/agent",
  GIT_DIR: "/elsewhere/.git",
  GIT_SSH_COMMAND: "ssh -i key",
  GIT_CONFIG_COUNT: "1",
  YOI_ROLE: "person",
  YOI_ATTEMPT: "outer",
  UNSET: undefined,
};
const places: AgentPlaces = {
  agent: "smith",
  role: "coder",
  ticket: "20260822-101500-copy",
  attempt: "abc123",
  home: "/state/home",
  temp: "/state/tmp",
  gitConfig: "/state/gitconfig",
  names: ["OPENAI_API_KEY", "UNSET", "GIT_SSH_COMMAND", "YOI_ROLE"],
};

describe("agentEnvironment", () => {
  it("holds what is allowed and what it says itself, and nothing else of the caller's", () => {
    expect(agentEnvironment(caller, places)).toMatchInlineSnapshot(`
      {
        "CI": "1",
        "GIT_AUTHOR_EMAIL": "smith.coder@yoi.invalid",
        "GIT_AUTHOR_NAME": "smith (coder)",
        "GIT_COMMITTER_EMAIL": "smith.coder@yoi.invalid",
        "GIT_COMMITTER_NAME": "smith (coder)",
        "GIT_CONFIG_COUNT": "6",
        "GIT_CONFIG_GLOBAL": "/state/gitconfig",
        "GIT_CONFIG_KEY_0": "commit.gpgSign",
        "GIT_CONFIG_KEY_1": "tag.gpgSign",
        "GIT_CONFIG_KEY_2": "credential.helper",
        "GIT_CONFIG_KEY_3": "gc.auto",
        "GIT_CONFIG_KEY_4": "maintenance.auto",
        "GIT_CONFIG_KEY_5": "core.fsmonitor",
        "GIT_CONFIG_NOSYSTEM": "1",
        "GIT_CONFIG_VALUE_0": "false",
        "GIT_CONFIG_VALUE_1": "false",
        "GIT_CONFIG_VALUE_2": "",
        "GIT_CONFIG_VALUE_3": "0",
        "GIT_CONFIG_VALUE_4": "false",
        "GIT_CONFIG_VALUE_5": "false",
        "GIT_EDITOR": "true",
        "GIT_PAGER": "cat",
        "GIT_TERMINAL_PROMPT": "0",
        "HOME": "/state/home",
        "LANG": "en_US.UTF-8",
        "LC_ALL": "C",
        "NO_COLOR": "1",
        "OPENAI_API_KEY": "key",
        "PATH": "/usr/bin",
        "TEMP": "/state/tmp",
        "TERM": "dumb",
        "TMP": "/state/tmp",
        "TMPDIR": "/state/tmp",
        "TZ": "UTC",
        "YOI_ACTOR": "smith",
        "YOI_ATTEMPT": "abc123",
        "YOI_ROLE": "coder",
        "YOI_TICKET": "20260822-101500-copy",
      }
    `);
  });

  it("gives the caller's home only where the configuration names it", () => {
    expect(agentEnvironment(caller, { ...places, names: ["HOME"] })["HOME"]).toBe("/home/user");
  });
});

describe("validationEnvironment", () => {
  it("has the person's home and tools, no key and no role; in a sandbox a home of its own", () => {
    const env = validationEnvironment(caller, { ...places, ownHome: false });
    expect(env).toMatchObject({ HOME: "/home/user", PATH: "/usr/bin", YOI_ATTEMPT: "abc123" });
    const leaked = Object.keys(env).filter((name) => /KEY$|TOKEN|SSH|YOI_ROLE|GIT_DIR|AUTHOR/.test(name));
    expect(leaked).toEqual([]);
    expect(validationEnvironment(caller, { ...places, ownHome: true })["HOME"]).toBe("/state/home");
  });
});

describe("agentGitConfig", () => {
  it("quotes what could end a value", () => {
    const text = agentGitConfig({ name: 'a"\n[x]', email: "e" }, "/dir\\x");
    expect(text).toBe(
      '[user]\n\tname = "a\\"\\n[x]"\n\temail = "e"\n[safe]\n\tdirectory = "/dir\\\\x"\n[advice]\n\tdetachedHead = "false"\n',
    );
  });
});
