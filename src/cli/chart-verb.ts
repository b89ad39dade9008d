/** `gpucost chart "…" --out FILE`: dollars against hours as a picture. */
import { scenarioDocument } from '../scenario/spec-document.ts'
import type { CliDependencies } from './cli-dependencies.ts'
import { answerJobText, printJobProblem } from './job-answer.ts'
import { printProblem, type Verb } from './verb.ts'

/** Writes a picture to `--out`, which is required: a picture is no text. */
export function chartVerb(dependencies: CliDependencies): Verb {
  return {
    summary: 'the options as a picture: cost against time, with ranges',
    examples: ['chart "70b 2B tokens" --out frontier.png'],
    takes: 'text',
    options: ['out'],
    isSingle: true,
    run: async (input, today) => {
      const { out } = input.options
      if (out === null) {
        return printProblem({
          kind: 'bad-value',
          message: 'A picture is no text: say where to write it, with --out.',
          terms: ['--out'],
          suggestions: [`gpucost chart "${input.text}" --out frontier.png`],
        })
      }
      const result = answerJobText(dependencies, input, today)
      if (result.kind === 'problem') return printJobProblem(result, dependencies, today)
      const engine = dependencies.engine()
      const { file } = engine.exportFile('chart', result.answer, today)
      return {
        json: { spec: scenarioDocument(result.answer.scenario), file: out, altText: file.altText },
        text: () => `${file.altText}\nWritten to ${out}.`,
        status: 0,
        files: [{ path: out, bytes: await engine.generateFile(file) }],
      }
    },
  }
}
