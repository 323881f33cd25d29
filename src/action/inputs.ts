/** One input of the Action. `action.yml` and the README's table are held equal to this by tests. */
export interface InputSpec {
  readonly description: string;
  readonly required: boolean;
  /** As `action.yml` has it; an expression is evaluated by the runner. */
  readonly default?: string;
}

/** What the Action can be asked to do. */
export const MODES = ["auto", "check", "plan", "agent", "publish", "gate", "complete", "doctor"] as const;

/** What the Action can be asked to do. */
export type ActionMode = (typeof MODES)[number];

/** Every input by name. */
export const INPUTS = {
  mode: {
    description:
      "What to do: check, plan, agent, publish, gate, complete or doctor; auto decides by the event.",
    required: false,
    default: "auto",
  },
  token: {
    description: "The token of the job. What it may do is what the job's permissions say.",
    required: false,
    // biome-ignore lint/suspicious/noTemplateCurlyInString: an expression of GitHub's
    default: "${{ github.token }}",
  },
  "app-token": {
    description:
      "A token of a GitHub App. With it pushes and pull requests are the App's, so that checks run without a person's click.",
    required: false,
    default: "",
  },
  ticket: {
    description: "Only this ticket. Needed by agent and publish.",
    required: false,
    default: "",
  },
  attempt: {
    description:
      "The attempt that this run is for. Needed by agent and publish; with plan the run is bound to it.",
    required: false,
    default: "",
  },
  results: {
    description: "Directory in which agent leaves what it brought, and from which publish takes it.",
    required: false,
    default: ".yoi-results",
  },
  sarif: {
    description: "Path of the SARIF file that check and doctor write; empty: none.",
    required: false,
    default: "",
  },
} as const satisfies Readonly<Record<string, InputSpec>>;

/** Name of an input. */
export type InputName = keyof typeof INPUTS;
/** The values of all inputs; one that is not given is its default, or empty. */
export type Inputs = Readonly<Record<InputName, string>>;
