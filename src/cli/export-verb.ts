/** `gpucost export "…" --as TOOL`: the files that run the plan. */
import { join } from 'node:path'
import { exportTargets } from '../catalog/export-target.ts'
import type { Problem } from '../scenario/problem.ts'
import type { CliDependencies } from './cli-dependencies.ts'
import { answerJobText, printJobProblem } from './job-answer.ts'
import { listedFiles } from './outcome-text.ts'
import { printProblem, type Verb } from './verb.ts'

/** Prints the files, or writes them to the folder `--out`. A plan without a price is exit status 2 here. */
export function exportVerb(dependencies: CliDependencies): Verb {
  return {
    summary: `files that run the plan, for ${exportTargets.join(', ')}`,
    examples: [
      'export "llama 3.1 8b lora 50M tokens" --as axolotl',
      'export "70b qlora 20M tokens on 2 h100" --as skypilot --out run',
    ],
    takes: 'text',
    options: ['as', 'out', 'config'],
    run: (input, today) => {
      const { as, out } = input.options
      const target = exportTargets.find((name) => name === as?.toLowerCase())
      if (target === undefined) return printProblem(targetProblem(as, input.text))
      const result = answerJobText(dependencies, input, today)
      // A plan without a price is an answer elsewhere; here it is no files.
      if (result.kind === 'problem')
        return { ...printJobProblem(result, dependencies, today), json: { problem: result.problem }, status: 2 }
      const exported = dependencies.exportRun(result.answer, target, today)
      if ('problem' in exported) return printProblem(exported.problem)
      const { files, note } = exported
      const noted = (text: string): string => (note === null ? text : `${note}\n\n${text}`)
      const json = { files, ...(note === null ? {} : { note }) }
      if (out === null) {
        return { json, text: () => noted(listedFiles(files)), status: 0 }
      }
      return {
        json,
        text: () => noted(`Written to ${out}: ${files.map(({ name }) => name).join(', ')}.`),
        status: 0,
        files: files.map(({ name, content }) => ({ path: join(out, name), bytes: content })),
      }
    },
  }
}

function targetProblem(asked: string | null, text: string): Problem {
  const list = exportTargets.join(', ')
  return {
    kind: 'bad-value',
    message:
      asked === null
        ? `Say for which tool, with --as: ${list}.`
        : `No files are written for “${asked}”; there are ${list}.`,
    terms: asked === null ? ['--as'] : [asked],
    suggestions: [`gpucost export "${text}" --as axolotl`],
  }
}
