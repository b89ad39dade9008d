/** Completion for shells: verbs, the options of each, and the words that the language knows. */
import type { Settings } from './settings.ts'
import type { Verb } from './verb.ts'

export const shells = ['bash', 'zsh', 'fish'] as const
export type Shell = (typeof shells)[number]

type Verbs = ReadonlyMap<string, Verb>

/** How each shell is told to take the script, from now on. */
export const installing: Readonly<Record<Shell, string>> = {
  bash: 'gpucost completion bash > ~/.local/share/bash-completion/completions/gpucost',
  zsh: 'gpucost completion zsh > ~/.zfunc/_gpucost    # with  fpath+=(~/.zfunc)  before compinit in ~/.zshrc',
  fish: 'gpucost completion fish > ~/.config/fish/completions/gpucost.fish',
}

const files: ReadonlySet<string> = new Set(['--config', '--out'])

/** `words`: models, GPUs and providers. */
export function completionScript(shell: Shell, verbs: Verbs, words: readonly string[]): string {
  return { bash: bashScript, zsh: zshScript, fish: fishScript }[shell](verbs, plainWords(words))
}

/** Only what no shell gives a meaning to. */
const plainWords = (words: readonly string[]) => words.filter((word) => /^[a-z0-9][a-z0-9._-]*$/iu.test(word))

/** The options that a verb takes. */
export function optionsOf(verb: Verb): readonly string[] {
  const own = (verb.settings ?? []).map((setting: keyof Settings) => `--${setting}`)
  const batch = verb.isSingle === true || verb.takes === 'rows' ? [] : ['--batch']
  return verb.isConversation === true ? ['--today', '--help'] : [...own, '--json', ...batch, '--today', '--help']
}

/** All but this verb, whose words are the shells. */
const withTexts = (verbs: Verbs) => [...verbs].filter(([name]) => name !== 'completion')

function bashScript(verbs: Verbs, words: readonly string[]): string {
  const cases = withTexts(verbs).map(([name, verb]) => `      ${name}) options='${optionsOf(verb).join(' ')}' ;;`)
  return `# bash completion of gpucost; to keep it:
# ${installing.bash}
_gpucost() {
  local word=\${COMP_WORDS[COMP_CWORD]} before=\${COMP_WORDS[COMP_CWORD-1]} options=''
  local words='${words.join(' ')}'
  if [[ $COMP_CWORD -eq 1 ]]; then
    COMPREPLY=($(compgen -W '${[...verbs.keys()].join(' ')} help --help --version' -- "$word"))
    return
  fi
  if [[ ' ${[...files].join(' ')} ' == *" $before "* ]]; then
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

function zshScript(verbs: Verbs, words: readonly string[]): string {
  const described = [...verbs].map(([name, { summary }]) => `    '${name}:${quiet(summary)}'`)
  const cases = withTexts(verbs).map(([name, verb]) => `    ${name}) options=(${optionsOf(verb).join(' ')}) ;;`)
  return `#compdef gpucost
# zsh completion of gpucost; to keep it:
# ${installing.zsh}
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
    ${[...files].join('|')}) _files; return ;;
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

function fishScript(verbs: Verbs, words: readonly string[]): string {
  const first = "-n '__fish_use_subcommand'"
  const perVerb = [...verbs].flatMap(([name, verb]) => {
    const seen = `-n '__fish_seen_subcommand_from ${name}'`
    return [
      `complete -c gpucost ${first} -f -a ${name} -d '${quiet(verb.summary)}'`,
      ...optionsOf(verb).map((option) => {
        const takes = files.has(option) ? ' -r -F' : option === '--today' ? ' -x' : ''
        return `complete -c gpucost ${seen} -l ${option.slice(2)}${takes}`
      }),
    ]
  })
  const texts = withTexts(verbs).flatMap(([name, { takes }]) => (takes === 'text' || takes === 'turns' ? [name] : []))
  return `# fish completion of gpucost; to keep it:
# ${installing.fish}
complete -c gpucost -f
${perVerb.join('\n')}
complete -c gpucost -n '__fish_seen_subcommand_from completion' -f -a '${shells.join(' ')}'
complete -c gpucost -n '__fish_seen_subcommand_from ${texts.join(' ')}' -f -a '${words.join(' ')}'
`
}

/** Safe inside single quotes, and without the colon that ends a name in zsh. */
const quiet = (text: string) => text.replaceAll(/['’\\:]/gu, '')
