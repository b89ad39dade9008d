/** `gpucost completion bash`: a script that teaches a shell the verbs and their options. */
import { completionScript, installing, shells } from './completion.ts'
import { printProblem, type Verb } from './verb.ts'

/** `verbs` is read when a script is asked for, this verb among them. */
export function completionVerb(verbs: ReadonlyMap<string, Verb>, words: () => readonly string[]): Verb {
  return {
    summary: `completion for a shell: ${shells.join(', ')}`,
    examples: ['completion bash', ...shells.map((shell) => installing[shell])],
    takes: 'text',
    isSingle: true,
    run: ({ text }) => {
      const shell = shells.find((known) => known === text.trim().toLowerCase())
      if (shell === undefined) {
        return printProblem({
          kind: 'unknown',
          message: `There is completion for ${shells.join(', ')}; "${text}" is none of them.`,
          terms: [text],
          suggestions: shells.map((known) => installing[known]),
        })
      }
      const script = completionScript(shell, verbs, words())
      return { json: { shell, script }, words: () => script.trimEnd(), status: 0 }
    },
  }
}
