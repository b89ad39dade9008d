/** Boxes that the usual software just misses, GPUs without bf16, and what is named but was never measured. */
import { expect, test } from 'vitest'
import { parseCommand } from '../../../src/language/command.ts'
import { catalogVocabulary } from '../../../src/language/lexicon/vocabulary.ts'
import { sharedApp } from '../../shared-app.ts'
import { datedCatalog } from '../../offers/dated-catalog.ts'

const today = '2026-11-24'
const vocabulary = catalogVocabulary(datedCatalog())

function answerTo(text: string) {
  const parsed = parseCommand(text, vocabulary, today)
  if ('problem' in parsed) throw new Error(parsed.problem.message)
  const answer = sharedApp().advisor().answer(parsed.scenario, today)
  return answer.kind === 'recommendation' ? answer.recommendation : answer.problem
}

function planFor(text: string) {
  const answer = answerTo(text)
  if (!('best' in answer)) throw new Error(answer.message)
  return answer.best
}

function refusalOf(text: string) {
  const answer = answerTo(text)
  if ('best' in answer) throw new Error('this should not be feasible')
  return answer
}

test.each(['8 a100-40-sxm', '8 l40s'])('an 8B is trained whole on %s by plain sharding in memory', (box) => {
  const { offload, optimizer, mfu } = planFor(`llama-3-8b full 100M tokens on ${box}`)
  expect({ offload, optimizer }).toEqual({ offload: 'none', optimizer: null })
  expect(mfu).toBeGreaterThan(0.2)
})

test('a V100 trains in fp16, and a plan says what it lacks', () => {
  const { precision, warnings } = planFor('gemma-2-9b lora 10M tokens on 8 v100-16 at lambda flash attention')
  expect(precision).toBe('fp16')
  expect(warnings.join()).toMatch(/no bf16 and no FlashAttention 2.*overflow in fp16/)
})

test('where no price covers the GPU, what keeps the provider comes first', () => {
  const { nearest, unpriced } = refusalOf('llama-3.1-8b full 100M tokens on a100 at scaleway')
  expect(unpriced?.gpuCount).toBeLessThanOrEqual(4)
  expect(nearest[0]?.option.provider).toBe('scaleway')
})

test.each([
  ['v5e-64', '64 of them have 954 GiB together'],
  ['tpu v5p-128', '64 of them (v5p-128)'],
  ['TPU v4-32', '16 of them (v4-32)'],
])('%s is a slice of so many chips', (slice, says) => {
  expect(refusalOf(`gemma-3-12b full 1.5B tokens on ${slice}`).message).toContain(says)
})

test('a card of a laptop has memory of its own', () => {
  expect(refusalOf('qwen3-4b qlora 3M tokens laptop 4060 8GB').message).toMatch(/8 GB.*has room for QLoRA alone/)
})

test.each<[text: string, says: readonly RegExp[]]>([
  ['llama 8b lora 100M tokens on trainium2', [/room for LoRA\./u, /\d h to [\d.]+ h on one/u, /Neuron SDK.*no QLoRA/u]],
  [
    'gemma 3 12b full 2B tokens on tpu v6e',
    [/does not fit one of them: 8 of them hold that/u, /h on 8 /u, /JAX with MaxText/u],
  ],
  ['8b qlora 20M tokens on a dgx spark', [/room for LoRA and QLoRA/u, /h on one \(35-65 %/u, /aarch64/u]],
  ['27b lora 5M tokens on strix halo', [/9\.\d h to 19 h on one/u, /ROCm/u]],
])('%s: the memory, hours by the peak and the software', (text, says) => {
  const { message } = refusalOf(text)
  for (const each of says) expect(message).toMatch(each)
})
