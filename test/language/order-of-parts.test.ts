/** A command says the same in whatever order its parts stand, however each is worded, and whatever stands between them. */
import { expect, test } from 'vitest'
import { parseCommand } from '../../src/language/command.ts'
import { type SeededRandom, seededRandom } from '../seeded-random.ts'
import { today, vocabulary } from './fixtures.ts'

/** Wordings of one thing, by what they tell. */
const parts: Readonly<Record<string, readonly (readonly string[])[]>> = {
  model: [['8b'], ['70b'], ['llama 3.1 8b'], ['qwen3 32b'], ['mixtral 8x7b'], ['gemma 3 27b'], ['gpt-oss 20b']],
  data: [
    ['50M tokens', '50 million tokens', '50m tok', '50,000,000 tokens', '0.05B tokens', '50 mio tokens', '5e7 tokens'],
    ['2B tokens', '2 billion tokens', '2b tok', '2,000M tokens'],
    ['40k examples of 500 tokens', '40k samples x 500 tokens', '40,000 rows a 500 tokens'],
  ],
  method: [['lora'], ['qlora', '4-bit lora'], ['full', 'full fine-tune', 'full finetuning', 'full ft']],
  gpus: [
    ['2 h100', '2x h100', '2xH100', 'two h100s', 'on 2 h100'],
    ['8 a100 80gb', '8x a100 80gb', 'on 8 A100 80GB'],
    ['4 rtx 4090', 'on four 4090s'],
  ],
  budget: [
    ['under $200', 'max $200', 'budget 200 usd', 'at most 200 dollars', '<= $200', '$200 max', '200$ max'],
    ['under $1.5k', 'max 1500 usd', 'budget $1,500', 'no more than 1,500 dollars'],
  ],
  time: [
    ['within 12h', 'in 12 hours', 'max 12 hours', '12h max', 'done in half a day'],
    ['within 2 days', 'in 48 hours', 'max 2 days', 'under 48h'],
  ],
  provider: [
    ['runpod', 'on runpod', 'at runpod'],
    ['aws', 'on aws', 'via aws'],
    ['lambda', 'on lambda labs'],
  ],
  pricing: [
    ['spot', 'spot instances', 'on spot'],
    ['on demand', 'on-demand'],
  ],
  epochs: [
    ['3 epochs', '3 ep', 'three epochs', 'epochs: 3'],
    ['2 epochs', '2 passes', 'two epochs'],
  ],
  objective: [['cheapest'], ['fastest']],
}
const separators = [', ', ', ', ' ', '; ', '\n', ' / ', ' | '] as const

const oneOf = <T>(random: SeededRandom, values: readonly T[]): T | undefined => values[random.below(values.length)]

const shuffled = <T>(random: SeededRandom, values: readonly T[]): readonly T[] =>
  values
    .map((value) => ({ value, at: random.next() }))
    .toSorted((one, other) => one.at - other.at)
    .map(({ value }) => value)

const specOf = (text: string) => {
  const read = parseCommand(text, vocabulary, today)
  return 'scenario' in read ? read.scenario.spec : read.problem.message
}

const seed = Number(process.env['SEED'] ?? 5)
const commands = Array.from({ length: 60 }, (_, index) => {
  const random = seededRandom(seed * 1000 + index)
  const named = Object.entries(parts).filter(([name]) => name === 'model' || name === 'data' || random.next() < 0.35)
  const chosen = named.map(([, wordings]) => oneOf(random, wordings) ?? [])
  const plain = chosen.map(([first]) => first).join(', ')
  const others = Array.from({ length: 4 }, () =>
    shuffled(
      random,
      chosen.map((wordings) => oneOf(random, wordings) ?? ''),
    ).join(random.pick(separators)),
  )
  return [plain, others] as const
})

test.each(commands)('%s', (plain, others) => {
  const spec = specOf(plain)
  expect(spec).toBeTypeOf('object')
  for (const text of others) expect({ text, spec: specOf(text) }).toEqual({ text, spec })
})
