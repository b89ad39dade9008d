/** Commands as people type them: names with gaps or without, numbers beside the words that they belong to. */
import { describe, expect, test } from 'vitest'
import { parseCommand } from '../../src/language/command.ts'
import { loadCatalog } from '../../src/catalog/load.ts'
import { today, vocabulary } from './fixtures.ts'

const catalog = loadCatalog('data')

const specOf = (text: string) => {
  const read = parseCommand(text, vocabulary, today)
  return 'scenario' in read ? read.scenario.spec : null
}

const withGaps = (name: string): string => name.replaceAll('-', ' ')

/** With gaps these hold a number that reads as data, as a length or as a version. */
const askedAbout = new Set([
  'c4ai command a 03 2025',
  'tinyllama 1.1b intermediate step 1431k 3t',
  'llama 3_3 nemotron super 49b v1_5',
  'minimax m1 40k',
])

describe('a model by its id, its name and its repository, with gaps in the place of hyphens', () => {
  test.each([...catalog.models.values()].map((model) => [model.id, model] as const))('%s', (id, model) => {
    const repository = model.repository?.split('/')[1] ?? id
    const names = [id, model.name, repository].map(withGaps).filter((name) => !askedAbout.has(name.toLowerCase()))
    for (const name of new Set([...names, ...names.map((one) => one.toLowerCase())])) {
      expect({ name, model: specOf(`${name} 50M tokens lora`)?.model }).toEqual({ name, model: id })
    }
  })
})

describe('a GPU by its id, and by its aliases in one word', () => {
  test.each([...catalog.gpus.values()].map((gpu) => [gpu.id, gpu] as const))('%s', (id, { aliases }) => {
    for (const name of [id, ...aliases].map((alias) => alias.replaceAll(/[- ]/g, ''))) {
      // "4090 24gb" in one word is a number, and the 3 of "h20 3e" is read with it.
      if (!/^[a-z]/.test(name) || name === 'h203e') continue
      expect({ name, gpus: specOf(`8b 50M tokens on ${name}`)?.gpus }).toEqual({
        name,
        gpus: expect.arrayContaining([id]),
      })
    }
  })
})

test.each([
  ['8b 50M tokens at run pod', 'runpod'],
  ['8b 50M tokens at run-pod', 'runpod'],
  ['8b 50M tokens googlecloud', 'gcp'],
  ['8b 50M tokens on voltagepark', 'voltage-park'],
  ['8b 50M tokens from prime-intellect', 'prime-intellect'],
])('%s', (text, provider) => {
  expect(specOf(text)?.providers).toEqual([provider])
})

test.each([
  ['ministral 8b 2410 50M tokens', { model: 'ministral-8b', tokens: 50e6 }],
  ['ministral 8b 2512 50M tokens', { model: 'ministral-3-8b', tokens: 50e6 }],
  ['mistral small 24b 2512 examples of 400 tokens', { model: 'mistral-small-24b', tokens: 2512 * 400 }],
  ['granite 4.0 h small 100M tokens', { model: 'granite-4.0-h-small', deadlineHours: null }],
  ['granite 4.1 8b, 4 h, 100M tokens', { model: 'granite-4.1-8b', deadlineHours: 4 }],
  ['8b lora within 4h 20M tokens', { tokens: 20e6, deadlineHours: 4 }],
  ['8b lora 30M tokens in 4h 20m', { tokens: 30e6, deadlineHours: 4 + 1 / 3 }],
])('%s', (text, wanted) => {
  const spec = specOf(text)
  for (const [field, value] of Object.entries(wanted)) {
    const read = spec?.[field as keyof typeof spec]
    expect(typeof read === 'number' ? Number(read.toFixed(6)) : read).toEqual(
      typeof value === 'number' ? Number(value.toFixed(6)) : value,
    )
  }
})

test('what the job is laid over, in one word with its number', () => {
  expect(specOf('qwen3 235b-a22b 500M tok tp4 ep8 on 64 h100')).toMatchObject({ tp: 4, ep: 8 })
  expect(specOf('8b 50M tok 3ep')?.tokens).toBe(150e6)
})

test.each([
  ['qwen2.5-vl 7b 6000 images lora', { gpus: null, images: 6000 }],
  ['qwen2.5-vl 7b lora 6k images on a 4090', { gpus: ['rtx-4090'], images: 6000 }],
])('the name of a card is none where it counts images: %s', (text, { gpus, images }) => {
  expect(specOf(text)).toMatchObject({ gpus, imageCount: images })
})

test.each([
  ['llama 8b, 3 epochs, 3 x 20M tokens', 60e6],
  ['magistral small, 2 epochs is plenty, so 2 x 17M tokens', 34e6],
  ['8b, 2 epochs of 2 x 17M tokens', 68e6],
  ['8b 4 epochs, 2 x 17M tokens', 136e6],
])('passes that are a factor of the tokens are counted once: %s', (text, tokens) => {
  expect(specOf(text)?.tokens).toBe(tokens)
})

test.each([
  ['70b 100M tokens without going over 500 usd', { budgetUsd: 500 }],
  ['8b 50M tokens, not going above 12 hours', { deadlineHours: 12 }],
])('a limit that is not gone over: %s', (text, limit) => {
  expect(specOf(text)).toMatchObject(limit)
})

test.each([
  ['8b 50M tokens 2 h100 max $200', { gpuCount: 2, mostGpus: null, budgetUsd: 200 }],
  ['8b 50M tokens 12h max 2 h100', { gpuCount: 2, mostGpus: null, deadlineHours: 12 }],
  ['8b 50M tokens, 8 gpus max, $200', { mostGpus: 8, budgetUsd: 200 }],
  ['8b 50M tokens rank 32 200$ max', { loraRank: 32, budgetUsd: 200 }],
  ['8b 50M tokens budget 32 200 $', { budgetUsd: 32_200 }],
  ['70b budget $1,500 100M tokens', { params: 70e9, budgetUsd: 1500 }],
  ['seq 4k / 200$ max / 2B tokens / qwen3 32b', { sequenceLength: 4096, budgetUsd: 200 }],
  ['8b / 50,000,000 tokens / 2 passes / 4-bit lora', { params: 8e9, tokens: 100e6, method: 'qlora' }],
  ['50M tokens / max $200 / 70b', { params: 70e9, budgetUsd: 200 }],
  ['8b 40k examples of 500 tokens context length 8k', { tokens: 20e6, sequenceLength: 8192 }],
])('a number belongs to the word beside it: %s', (text, wanted) => {
  expect(specOf(text)).toMatchObject(wanted)
})

test.each([
  ['r1 8b 5M tokens', 'deepseek-r1-distill-llama-8b'],
  ['deepseek-r1:14b 5M tokens', 'deepseek-r1-distill-qwen-14b'],
  ['deepseek r1 distilled 70b lora 5M tokens', 'deepseek-r1-distill-llama-70b'],
  ['qwen distill 32b qlora 5M tokens', 'deepseek-r1-distill-qwen-32b'],
  ['deepseek r1 671b lora 5M tokens', 'deepseek-r1'],
])('“%s” is of %s, and of no rank 1', (text, model) => {
  expect(specOf(text)).toMatchObject({ model, loraRank: null })
})

test.each([
  ['lora llama 8b, dataset 52k', 52_000],
  ['llama 8b lora, training set 30k, 3 epochs', 30_000],
  ['llama 8b lora, dataset 100M', null],
  ['llama 8b lora, dataset of 30k tokens', null],
  ['llama 8b lora, data 400k', null],
] as const)('thousands of a set are its examples: “%s”', (text, examples) => {
  const read = parseCommand(text, vocabulary, today)
  expect('scenario' in read ? (read.scenario.corpus?.examples ?? null) : undefined).toBe(examples)
})
