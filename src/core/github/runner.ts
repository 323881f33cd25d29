/** What GitHub's runner says of the run, from `GITHUB_*`. https://docs.github.com/en/actions/reference/variables-reference */
export interface Runner {
  readonly owner: string;
  readonly name: string;
  readonly serverUrl: string;
  readonly apiUrl: string;
  readonly graphqlUrl: string;
  /** Id of the run, and which attempt of it this is. */
  readonly run: number;
  readonly runAttempt: number;
  readonly job: string;
  readonly actor: string;
  readonly triggeringActor: string;
  readonly eventName: string;
  readonly ref: string;
  readonly sha: string;
  /** The checkout. */
  readonly workspace: string;
  /** For files of this job alone. */
  readonly temp: string;
}
