/** `gpucost completion bash`: a script that teaches a shell the verbs and their options. */
import { completionScript, installCommands, shells } from './completion-script.ts'
import { printProblem, type Verb } from './verb.ts'

/** `verbs` is read when a script is asked for, this verb among them. */
export function completionVerb(verbs: ReadonlyMap<string, Verb>, words: () => readonly string[]): Verb {
  return {
    summary: `completion for a shell: ${shells.join(', ')}`,
    examples: ['completion bash', ...shells.map((shell) => installCommands[shell].replace(/^gpucost /, ''))],
    takes: 'text',
    isSingle: true,
    run: ({ text }) => {
      const shell = shells.find((name) => name === text.trim().toLowerCase())
      if (shell === undefined) {
        return printProblem({
          kind: 'unknown',
          message: `There is completion for ${shells.join(', ')}; "${text}" is none of them.`,
          terms: [text],
          suggestions: shells.map((name) => installCommands[name]),
        })
      }
      const script = completionScript(shell, verbs, words())
      return { json: { shell, script }, text: () => script.trimEnd(), status: 0 }
    },
  }
}
