/** An action of others that yoi's workflows use. */
export interface Pin {
  readonly name: string;
  /** The commit of the release: a tag can be moved, a commit cannot. */
  readonly sha: string;
  readonly version: string;
}

/** Every action of others in yoi's workflows, by the commit that its tag named in its repository. */
export const PINS = {
  checkout: {
    name: "actions/checkout",
    sha: "3d3c42e5aac5ba805825da76410c181273ba90b1",
    version: "v7.0.1",
  },
  upload: {
    name: "actions/upload-artifact",
    sha: "bbbca2ddaa5d8feaa63e36b76fdaad77386f024f",
    version: "v7.0.0",
  },
  download: {
    name: "actions/download-artifact",
    sha: "3e5f45b2cfb9172054b4087a40e8e0b5a5461e7c",
    version: "v8.0.1",
  },
  appToken: {
    name: "actions/create-github-app-token",
    sha: "1b10c78c7865c340bc4f6099eb2f838309f1e8c3",
    version: "v3.1.1",
  },
} as const satisfies Readonly<Record<string, Pin>>;

/** How a step names an action: by its commit, with the version for people. */
export function formatUses({ name, sha, version }: Pin): string {
  return `${name}@${sha} # ${version}`;
}
