/** Completion for shells: verbs, the options of each, and the words that the language knows. */
import type { VerbOptions } from './verb-options.ts'
import type { Verb } from './verb.ts'

export const shells = ['bash', 'zsh', 'fish'] as const
export type Shell = (typeof shells)[number]

type VerbTable = ReadonlyMap<string, Verb>

/** How each shell is told to take the script, from now on. */
export const installCommands: Readonly<Record<Shell, string>> = {
  bash: 'gpucost completion bash > ~/.local/share/bash-completion/completions/gpucost',
  zsh: 'gpucost completion zsh > ~/.zfunc/_gpucost    # with  fpath+=(~/.zfunc)  before compinit in ~/.zshrc',
  fish: 'gpucost completion fish > ~/.config/fish/completions/gpucost.fish',
}

const fileOptions: ReadonlySet<string> = new Set(['--config', '--out'])

/** `words`: models, GPUs and providers. */
export function completionScript(shell: Shell, verbs: VerbTable, words: readonly string[]): string {
  return { bash: bashScript, zsh: zshScript, fish: fishScript }[shell](verbs, shellSafeWords(words))
}

/** Only what no shell gives a meaning to. */
const shellSafeWords = (words: readonly string[]) => words.filter((word) => /^[a-z0-9][a-z0-9._-]*$/iu.test(word))

/** The options that a verb takes. */
export function verbOptions(verb: Verb): readonly string[] {
  const own = (verb.options ?? []).map((option: keyof VerbOptions) => `--${option}`)
  const batch = verb.isSingle === true || verb.takes === 'rows' ? [] : ['--batch']
  return verb.session !== undefined ? ['--today', '--help'] : [...own, '--json', ...batch, '--today', '--help']
}

/** All but this verb, whose words are the shells. */
const textVerbs = (verbs: VerbTable) => [...verbs].filter(([name]) => name !== 'completion')

function bashScript(verbs: VerbTable, words: readonly string[]): string {
  const cases = textVerbs(verbs).map(([name, verb]) => `      ${name}) options='${verbOptions(verb).join(' ')}' ;;`)
  return `# bash completion of gpucost; to keep it:
# ${installCommands.bash}
_gpucost() {
  local word=\${COMP_WORDS[COMP_CWORD]} before=\${COMP_WORDS[COMP_CWORD-1]} options=''
  local words='${words.join(' ')}'
  if [[ $COMP_CWORD -eq 1 ]]; then
    COMPREPLY=($(compgen -W '${[...verbs.keys()].join(' ')} help --help --version' -- "$word"))
    return
  fi
  if [[ ' ${[...fileOptions].join(' ')} ' == *" $before "* ]]; then
    COMPREPLY=($(compgen -f -- "$word"))
    return
  fi
  case \${COMP_WORDS[1]} in
${cases.join('\n')}
      help) words='${[...verbs.keys()].join(' ')}' ;;
      completion) words='${shells.join(' ')}' ;;
  esac
  if [[ $word == -* ]]; then
    COMPREPLY=($(compgen -W "$options" -- "$word"))
  elif [[ -n $word || \${COMP_WORDS[1]} == help || \${COMP_WORDS[1]} == completion ]]; then
    COMPREPLY=($(compgen -W "$words" -- "$word"))
  fi
}
complete -o filenames -F _gpucost gpucost
`
}

function zshScript(verbs: VerbTable, words: readonly string[]): string {
  const described = [...verbs].map(([name, { summary }]) => `    '${name}:${withoutQuotes(summary)}'`)
  const cases = textVerbs(verbs).map(([name, verb]) => `    ${name}) options=(${verbOptions(verb).join(' ')}) ;;`)
  return `#compdef gpucost
# zsh completion of gpucost; to keep it:
# ${installCommands.zsh}
_gpucost() {
  local verb=$words[2] before=$words[CURRENT-1]
  local -a verbs options known
  verbs=(
${described.join('\n')}
  )
  known=(${words.join(' ')})
  if (( CURRENT == 2 )); then
    _describe 'verb' verbs
    return
  fi
  case $before in
    ${[...fileOptions].join('|')}) _files; return ;;
  esac
  case $verb in
${cases.join('\n')}
    help) known=(${[...verbs.keys()].join(' ')}) ;;
    completion) known=(${shells.join(' ')}) ;;
  esac
  if [[ $PREFIX == -* ]]; then compadd -- $options; else compadd -- $known; fi
}
if [[ $funcstack[1] == _gpucost ]]; then _gpucost "$@"; else compdef _gpucost gpucost; fi
`
}

function fishScript(verbs: VerbTable, words: readonly string[]): string {
  const first = "-n '__fish_use_subcommand'"
  const perVerb = [...verbs].flatMap(([name, verb]) => {
    const condition = `-n '__fish_seen_subcommand_from ${name}'`
    return [
      `complete -c gpucost ${first} -f -a ${name} -d '${withoutQuotes(verb.summary)}'`,
      ...verbOptions(verb).map((option) => {
        const takes = fileOptions.has(option) ? ' -r -F' : option === '--today' ? ' -x' : ''
        return `complete -c gpucost ${condition} -l ${option.slice(2)}${takes}`
      }),
    ]
  })
  const texts = textVerbs(verbs).flatMap(([name, { takes }]) => (takes === 'text' || takes === 'turns' ? [name] : []))
  return `# fish completion of gpucost; to keep it:
# ${installCommands.fish}
complete -c gpucost -f
${perVerb.join('\n')}
complete -c gpucost -n '__fish_seen_subcommand_from completion' -f -a '${shells.join(' ')}'
complete -c gpucost -n '__fish_seen_subcommand_from ${texts.join(' ')}' -f -a '${words.join(' ')}'
`
}

/** Safe inside single quotes, and without the colon that ends a name in zsh. */
const withoutQuotes = (text: string) => text.replaceAll(/['’\\:]/gu, '')
