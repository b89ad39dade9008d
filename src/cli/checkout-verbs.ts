/** Verbs that the published package only names: they need what comes with a checkout alone. */
import type { Verb } from './verb.ts'

const checkoutVerb = (name: string, summary: string, needs: string): Verb => ({
  summary: `${summary} (in a checkout)`,
  examples: [name],
  takes: 'text',
  options: ['out', 'check'],
  isSingle: true,
  run: () => {
    const message = `gpucost ${name} needs ${needs}, which this package leaves out to stay one small file: clone the repository and run npm ci there.`
    const problem = { kind: 'bad-value', message, terms: [name], suggestions: ['gpucost ask "70b 2B tokens"'] } as const
    return { json: { problem }, text: () => `${message}\n  try: ${problem.suggestions[0]}`, status: 2 }
  },
})

/** `gpucost chart` as the package knows it: where to get it. */
export const chartVerb = (): Verb => checkoutVerb('chart', 'the options as a picture', 'a drawing library')

export const migrateVerb: Verb = {
  ...checkoutVerb('migrate', 'the database of the app up to date', 'the app and its database drivers'),
  takes: 'nothing',
}
