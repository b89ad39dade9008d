/** The jobs that `gpucost compare` is given: texts of commands, and files of trainers' configurations, mixed as one likes. */
import { readFileSync, statSync } from 'node:fs'
import type { Problem } from '../scenario/problem.ts'
import type { CliDependencies } from './cli-dependencies.ts'

/** `name`: what the job is called beside the others. */
export type ComparedJob = { readonly name: string; readonly text: string }

export type ComparedJobs =
  /** `note`: what was assumed of all of them, a sentence; '' for nothing. */
  | { readonly kind: 'jobs'; readonly jobs: readonly ComparedJob[]; readonly note: string }
  | { readonly kind: 'problem'; readonly problem: Problem }

type Reading = Pick<CliDependencies, 'readConfig' | 'commandText'>

/** What is counted where neither a configuration nor the words beside it say how much data there is. */
const assumedData = '100M tokens'

/** `args`: files and texts in the order in which they stand. */
export function readComparedJobs(args: readonly string[], reading: Reading, today: string): ComparedJobs {
  const words = args.some((arg) => isFile(arg) && problemOf(arg, '', reading, today)?.kind === 'missing-data')
    ? assumedData
    : ''
  const jobs: ComparedJob[] = []
  for (const arg of args) {
    if (!isFile(arg)) {
      jobs.push({ name: arg, text: arg })
      continue
    }
    const read = reading.readConfig([readFileSync(arg, 'utf8')], words, today)
    if (read.kind === 'problem') {
      const { problem } = read
      return { kind: 'problem', problem: { ...problem, message: `${arg}: ${problem.message}` } }
    }
    jobs.push({ name: arg, text: reading.commandText(read.scenario) })
  }
  const note =
    words === ''
      ? ''
      : `Assumed, as not all files say how much data there is: ${assumedData} of it, read as often as each file says.`
  return { kind: 'jobs', jobs, note }
}

const isFile = (arg: string): boolean =>
  /\.(?:ya?ml|json|toml|py|sh|sbatch)$/i.test(arg) && statSync(arg, { throwIfNoEntry: false })?.isFile() === true

function problemOf(path: string, words: string, { readConfig }: Reading, today: string): Problem | null {
  const read = readConfig([readFileSync(path, 'utf8')], words, today)
  return read.kind === 'problem' ? read.problem : null
}
