import type { CodeInfo } from "../code-info.ts";

/** Codes of the area `agent/`: what keeps an agent from being started. */
export const agentCodes = {
  "agent/protocol-not-supported": {
    severity: "error",
    title: "protocol not supported",
    message: "agent {agent} speaks {protocol}, which this version cannot run",
    help: 'describe it by a command that ends: protocol = "command" under agents.{agent}',
    explain:
      "An agent is run as a plain command: the prompt on standard input or as an argument, one JSON value on standard output, and an end. The Agent Client Protocol is part of the configuration already, so that files need not change later, but nothing runs it yet. Nearly every agent also has a command for one task without a terminal.",
  },
  "agent/no-sandbox": {
    severity: "error",
    title: "no sandbox",
    message: "bubblewrap cannot be used here: {reason}",
    help: 'install bubblewrap and allow user namespaces, or set sandbox = "none"',
    explain:
      'With sandbox = "bwrap" an agent runs inside bubblewrap, where the kernel refuses what it may not write. The program `bwrap` is missing, or this system does not let it make the namespaces it needs (containers and hardened kernels often do not). The agent was not started: a sandbox that was asked for is never left out in silence.',
  },
  "agent/transcript": {
    severity: "error",
    title: "transcript cannot be written",
    message: "the transcript {file} cannot be written ({reason})",
    help: "make room on the disk, or see who owns the directory",
    explain:
      "What an agent prints is kept in a transcript outside git, so that a person can see afterwards what happened. A run that leaves no trace is not let through: it was not started, or was stopped as soon as writing failed.",
  },
} as const satisfies Record<string, CodeInfo>;
