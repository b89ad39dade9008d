/** `gpucost chart "…" --out FILE`: the frontier of dollars against hours as a picture. */
import { specDocument } from '../scenario/spec-document.ts'
import type { CliDependencies } from './cli-dependencies.ts'
import { printProblem, type Verb } from './verb.ts'
import { problemAnswerText } from './output-text.ts'

export function chartVerb(
  dependencies: CliDependencies,
  chart: NonNullable<CliDependencies['chart']>,
  ask: NonNullable<CliDependencies['ask']>,
): Verb {
  return {
    summary: 'the options as a picture: cost against time, with ranges',
    examples: ['chart "70b 2B tokens" --out frontier.png'],
    takes: 'text',
    options: ['out'],
    isSingle: true,
    run: async ({ text, options: { out } }, today) => {
      if (out === null) {
        return printProblem({
          kind: 'bad-value',
          message: 'A picture is no text: say where to write it, with --out.',
          terms: ['--out'],
          suggestions: [`gpucost chart "${text}" --out frontier.png`],
        })
      }
      const answer = ask(text, today)
      if (answer.kind === 'problem') {
        return {
          json: { problem: answer.problem },
          text: (terminal) => problemAnswerText(answer, dependencies, terminal),
          status: 2,
        }
      }
      const { png, altText } = await chart(answer, today)
      return {
        json: { spec: specDocument(answer.scenario.spec), file: out, altText },
        text: () => `${altText}\nWritten to ${out}.`,
        status: 0,
        file: { path: out, bytes: png },
      }
    },
  }
}
