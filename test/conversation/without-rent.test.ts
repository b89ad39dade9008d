/** GPUs that the asker owns, and plans that no price covers: answered in hours and memory, with no rent. */
import { expect, test } from 'vitest'
import { sharedApp } from '../shared-app.ts'
import { textAnswerer } from '../answer-text.ts'
import { firstAnswer } from './thread-driver.ts'

const today = '2026-11-24'
const app = sharedApp()
const answer = textAnswerer(app)

test.each([
  ['mistral 7b 40M tokens on my own 3090', 'rtx-3090', 1],
  ['llama 3.1 8b 20M tokens, we own two 4090s', 'rtx-4090', 2],
  ['8b 50M tokens on 4 a6000 that we own', 'rtx-a6000', 4],
  ['70b 100M tokens on our 8 h200', 'h200-sxm', 8],
])('%s', (text, gpu, gpuCount) => {
  const result = answer(text, today)
  if (result.kind === 'problem') throw new Error(result.problem.message)
  const { best, keyConsiderations = [] } = result.recommendation
  expect(result.scenario.spec.owned).toBe(true)
  expect(best).toMatchObject({ gpu, gpuCount, provider: 'own-servers' })
  expect(best.usdPerGpuHour).toBeLessThan(0.5)
  expect(keyConsiderations.filter((line) => line.startsWith('Renting the same would be $')).length).toBeLessThanOrEqual(
    1,
  )
})

test.each(['70b 2B tokens on 8 h100 at lambda', '8b 50M tokens, we have 8 A100s at aws', '8b 50M tokens on a 4090'])(
  'rented: %s',
  (text) => {
    const parsed = app.cli.parse(text, today)
    if (parsed.kind === 'problem') throw new Error(parsed.problem.message)
    expect(parsed.scenario.spec.owned).toBeNull()
  },
)

test.each([
  '8b lora 30M tokens on 2 h100 on aws',
  '13b qlora 10M tokens on oci',
  '8b qlora 20M tokens on 2 l4 gcp',
  '70b 1B tokens on azure spot',
])('without a price: %s', (text) => {
  const result = answer(text, today)
  if (result.kind !== 'problem') return
  expect(result.problem).toMatchObject({ kind: 'infeasible', unpriced: { usd: null, allInUsd: null } })
  expect(result.problem.message).toMatch(/: about .*\. We have no price of /)
  expect(result.problem.message).not.toMatch(/not rent|nobody/i)
})

test.each([
  'LoRA of a 70B on a Mac Studio M3 Ultra 512GB, 3M tokens, everything has to stay in the office',
  "the data can't go to the cloud. 8b lora 10M tokens, we have a DGX Spark",
])('%s: nothing to rent is told', (text) => {
  const says = firstAnswer(text)
  expect(says).toMatch(/Yes: .* has room for it and takes about/u)
  expect(says).not.toMatch(/GMI|RunPod|Hyperstack|B200|rented/u)
})
