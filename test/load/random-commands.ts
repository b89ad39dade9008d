/** Questions, no two of them alike: models, methods, GPUs and limits as people mix them, with an amount of data of its own. */
import type { SeededRandom } from '../seeded-random.ts'

const models = [
  '8b',
  '70b',
  '7b',
  '32b',
  '14b',
  '3b',
  '405b',
  '1b',
  '13b',
  'mixtral 8x7b',
  'qwen3 30b a3b',
  'llama 3.1 70b',
  'mistral 7b',
  'gemma 2 27b',
] as const
const methods = ['', '', '', 'qlora', 'lora', 'full', '8-bit'] as const
const constraints = [
  '',
  '',
  'under $2000',
  'within 24h',
  'on h100',
  'on 8 a100',
  'spot',
  'seq 4k',
  'seq 8k',
  'cheapest',
] as const

/** `isNew`: also of a length of sequences that nobody asked for before, so that nothing worked out for another helps. */
export function randomCommand(random: SeededRandom, serial: number, isNew = false): string {
  const constraint = random.pick(constraints)
  const sequenceLength = isNew && !constraint.startsWith('seq') ? ` seq ${2049 + (serial % 6000)}` : ''
  return `${random.pick(models)} ${(200 + serial / 1000).toFixed(3)}M tokens ${random.pick(methods)} ${constraint}${sequenceLength}`
    .replaceAll(/\s+/g, ' ')
    .trim()
}
