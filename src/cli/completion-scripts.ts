/** The shells that completion is there for. */
export const SHELLS = ["bash", "zsh", "fish"] as const;

/** One of the shells that completion is there for. */
export type Shell = (typeof SHELLS)[number];

/** What `yoi __complete` prints instead of candidates where a file name is wanted. */
export const FILES = ":files";

// Each script hands the words up to the cursor to `yoi __complete` and shows the lines it prints: the candidate, a tab
// and a description. bash 3.2 (macOS) has no mapfile and shows no descriptions.
const BASH = `# bash completion for yoi. Put it where bash-completion looks, or into ~/.bashrc:  eval "$(yoi completion bash)"
_yoi() {
  local line
  COMPREPLY=()
  while IFS= read -r line; do
    if [ "$line" = "${FILES}" ]; then
      compopt -o filenames 2>/dev/null
      while IFS= read -r line; do COMPREPLY+=("$line"); done < <(compgen -f -- "\${COMP_WORDS[COMP_CWORD]}")
      return
    fi
    COMPREPLY+=("\${line%%$'\\t'*}")
  done < <("\${COMP_WORDS[0]}" __complete bash -- "\${COMP_WORDS[@]:1:COMP_CWORD}" 2>/dev/null)
}
complete -F _yoi yoi
`;

const ZSH = `#compdef yoi
# zsh completion for yoi. Put it as _yoi into a folder of $fpath, or into ~/.zshrc:  eval "$(yoi completion zsh)"
_yoi() {
  local line
  local -a candidates
  for line in "\${(@f)$("\${words[1]}" __complete zsh -- "\${(@Q)words[2,CURRENT]}" 2>/dev/null)}"; do
    if [[ "$line" == "${FILES}" ]]; then
      _files
      return
    fi
    [[ -n "$line" ]] && candidates+=("\${\${line%%$'\\t'*}//:/\\\\:}:\${line#*$'\\t'}")
  done
  _describe -V 'yoi' candidates
}
if [[ "\${funcstack[1]}" == "_yoi" ]]; then
  _yoi "$@"
else
  compdef _yoi yoi
fi
`;

const FISH = `# fish completion for yoi. Put it into ~/.config/fish/completions/yoi.fish, or run:  yoi completion fish | source
function __yoi_complete
    set -l words (commandline -opc)
    set -l current (commandline -ct)
    set -l lines ($words[1] __complete fish -- $words[2..] "$current" 2>/dev/null)
    if test "$lines[1]" = "${FILES}"
        __fish_complete_path "$current"
    else
        printf '%s\\n' $lines
    end
end
complete -c yoi -f -a '(__yoi_complete)'
`;

/** The script that makes a shell complete `yoi`. */
export function completionScript(shell: Shell): string {
  return { bash: BASH, zsh: ZSH, fish: FISH }[shell];
}
