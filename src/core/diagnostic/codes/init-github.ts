import type { CodeInfo } from "../code-info.ts";

/** Codes of the area `init/` about GitHub: what `yoi init --github` cannot know or leaves alone. */
export const initGitHubCodes = {
  "init/no-action": {
    severity: "error",
    title: "Action is not named",
    message: "it is not known which Action the workflows are to use",
    help: "name it by its full commit SHA: yoi init --github --action owner/yoi@SHA",
    explain:
      "The workflows name the Action by a commit, so that nobody can change what runs in your repository by moving a tag. Name the repository that you trust and the commit of its release. Later runs find it in the workflows that are there.",
  },
  "init/two-actions": {
    severity: "error",
    title: "two versions of the Action",
    message: "the workflows use {one} and {other}",
    help: "say which it shall be: yoi init --github --action owner/yoi@SHA",
    explain:
      "All workflows of yoi's use the same version of the Action, since their jobs hand data to each other. Which of two versions is meant cannot be guessed.",
  },
  "init/no-branch": {
    severity: "error",
    title: "default branch is not known",
    message: "nothing tells which branch is the default one",
    help: "name it as git.default_branch in .yoi/ticket.config.toml",
    explain:
      "The workflows listen to pushes to the default branch. It is what the configuration says, else what the remote says, else main or master where one of them exists. In a repository without commits and without a remote none of these is known.",
  },
  "init/foreign-workflow": {
    severity: "error",
    title: "workflow left alone",
    message: "{path} is there already and was not written by yoi",
    help: "give it another name, then run `yoi init --github` again",
    explain:
      "`yoi init --github` writes its own files only, which it knows by their first line. A file of the same name that somebody else wrote is never changed.",
  },
  "init/kept-part": {
    severity: "error",
    title: "kept part has no place",
    message:
      "{path} keeps a part {part}, and today's workflow has no place for it, so the file was left alone",
    help: "move those lines to a part that exists, or take its marks away",
    explain:
      "Lines between the marks yoi:keep belong to you and survive every update. This part has a name that this version of yoi does not know, so writing the file would lose it.",
  },
} as const satisfies Record<string, CodeInfo>;
