/** Plans by chance, each written for a trainer and read back: what the file says must be the plan. */
import type { ExportTarget } from '../../src/catalog/export-target.ts'
import { seededRandom } from '../seeded-random.ts'
import { cli, exportedRun, today } from './exported-run.ts'

export const trainers = [
  'axolotl',
  'trl',
  'llama-factory',
  'ms-swift',
  'unsloth',
  'torchtitan',
  'nemo',
  'verl',
] as const satisfies readonly ExportTarget[]

const models = [
  'llama 3.1 8b',
  'qwen2.5 7b',
  'qwen3 32b',
  'llama 3.3 70b',
  'mistral 7b',
  'qwen2.5 0.5b',
  'gemma 2 9b',
] as const
const methods = ['lora', 'qlora', 'full', 'dora rank 32', 'rslora rank 64', 'lora 8-bit'] as const
const amounts = ['10M tokens', '50M tokens', '300M tokens', '20k examples x 600 tokens'] as const
const places = ['', 'on 8 h100', 'on 1 a100', 'on 4 h200', 'on 2 h100', 'on a 4090', 'spot'] as const
const details = [
  '',
  'seq 4096',
  'seq 8192',
  'adafactor',
  'no packing',
  '3 epochs',
  'attention only',
  'under $2000',
] as const

/** `plans` plans out of a seed; each fault a line. */
export function sweepRoundTrips(
  plans: number,
  seed: number,
): { readonly plans: number; readonly faults: readonly string[] } {
  const { pick } = seededRandom(seed)
  const faults: string[] = []
  let made = 0
  // Not every draw is a job that fits, and not every trainer runs it.
  for (let draw = 0; made < plans && draw < 4 * plans; draw += 1) {
    const job = [pick(models), pick(methods), pick(amounts), pick(places), pick(details)].join(' ').trim()
    const target = pick(trainers)
    const run = exportedRun(job, target)
    if (run === null || 'problem' in run) continue
    made += 1
    const fault = faultOf(run)
    if (fault !== null) faults.push(`${target}: ${job}: ${fault}`)
  }
  return { plans: made, faults }
}

function faultOf({ files, best }: Extract<ReturnType<typeof exportedRun>, { files: unknown }>): string | null {
  const texts = files.filter(({ name }) => !name.startsWith('dataset_info')).map(({ content }) => content)
  const read = cli.readConfig(texts, '', today)
  if (read.kind === 'problem') return read.problem.message
  const { spec } = read.scenario
  const { method, loraRank, sequenceLength, gpuCount } = best
  const said = { method, loraRank, sequenceLength, gpuCount }
  const differing = Object.entries(said).filter(([name, value]) => Object(spec)[name] !== value)
  return differing.length === 0
    ? null
    : differing.map(([name, value]) => `${name} is ${String(Object(spec)[name])}, not ${String(value)}`).join('; ')
}
