/** Places by their codes, sides of pictures and machines of one's own, as other languages write them. */
import { expect, test } from 'vitest'
import { parseCommand } from '../../../src/language/command.ts'
import { withEnglishCountryNames } from '../../../src/language/text/country-codes.ts'
import { refusesCloud } from '../../../src/language/text/refused-cloud.ts'
import type { Spec } from '../../../src/scenario/scenario.ts'
import { vocabulary } from '../fixtures.ts'

const specOf = (text: string): Partial<Spec> => {
  const result = parseCommand(text, vocabulary, '2026-11-23')
  return 'scenario' in result ? result.scenario.spec : {}
}

test.each<readonly [string, Partial<Spec>]>([
  ['Llama 3.1 8B LoRA, 30 Mio. Tokens, ausschließlich DE', { region: 'germany' }],
  ['Llama 3.1 8B LoRA, 30 Mio. Tokens, nur in FR, max. 12 Std.', { region: 'france', deadlineHours: 12 }],
  ['llama 3.1 8b lora, 30 mln tokens, uitsluitend NL', { region: 'netherlands' }],
  ['llama 3.1 8b LoRA, 30 millones de tokens, solo en ES, máx. 7h', { region: 'spain', deadlineHours: 7 }],
  ['llama 3.1 8b LoRA, 30 milhões de tokens, só BR', { region: 'brazil' }],
  ['llama 3.1 8b LoRA, 30 millions de tokens, seulement FR', { region: 'france' }],
  ['Llama 3.1 8B LoRA, 30 Mio. Tokens, RZ in Frankreich', { region: 'france' }],
  ['8b LoRA, 30 Mio. Tokens, zwei 3090 im Labor, keine Cloud', { owned: true, gpuCount: 2 }],
  ['8b LoRA, 30 millones de tokens, tenemos un servidor con 2 A5000, sin nube', { owned: true, gpuCount: 2 }],
  ['8b LoRA, 30 milioni di token, 2 A5000 nel rack, niente cloud', { owned: true, gpuCount: 2 }],
  ['8b lora 30M tokens on 2 A5000, no cloud', { owned: true, gpuCount: 2 }],
])('%s', (text, wanted) => {
  expect(specOf(text)).toMatchObject(wanted)
})

test.each([
  ['8b, DE only', '8b, Germany only'],
  ['8b, solo IT', '8b, only Italy'],
  ['8b in NL', '8b in the Netherlands'],
  ['our IT only has an A100', 'our IT only has an A100'],
  ['we work in IT', 'we work in IT'],
  ['adapter only in DE_en', 'adapter only in DE_en'],
])('%s is read as %s', (text, wanted) => {
  expect(withEnglishCountryNames(text)).toBe(wanted)
})

test.each([
  ['no cloud please', true],
  ['not in the cloud', true],
  ['on-prem only', true],
  ['no cloud storage yet', false],
  ['no cloud experience here', false],
  ['which cloud has it', false],
])('“%s” refuses the cloud: %s', (text, wanted) => {
  expect(refusesCloud(text)).toBe(wanted)
})

test.each<readonly [string, Partial<Spec>]>([
  ['llama 3.1 8b lora, 30 mln tokens, budget vier tientjes', { budgetUsd: 47.14 }],
  ['8b LoRA, 30 Mio. Tokens, höchstens zwei Fuffis', { budgetUsd: 117.86 }],
  ['8b LoRA, 30 Mio. Tokens, Budget 80 Piepen', { budgetUsd: 94.29 }],
  ['8b LoRA, 30 millones de tokens, presupuesto mil y pico euros', { budgetUsd: 1178.6 }],
  ['proseguire il pre-addestramento di un 7B, 500 milioni di token', { task: 'pretrain', method: 'full' }],
  ['prolonger le pré-entraînement d’un 7B, 500 millions de tokens', { task: 'pretrain', method: 'full' }],
  ['seguir con el preentrenamiento de un 7B, 500 millones de tokens', { task: 'pretrain', method: 'full' }],
])('%s', (text, wanted) => {
  expect(specOf(text)).toMatchObject(wanted)
})

test.each<readonly [string, Partial<Spec>]>([
  ['mixtral 8x7b qlora 45 M de tokens 2 a100 80 go', { tokens: 45e6, gpuCount: 2 }],
  ['gemma 3 12b lora 80 M de tokens 4090', { tokens: 80e6, gpus: ['rtx-4090'] }],
  ['llama 3.1 8b lora 45 M di token l4', { tokens: 45e6, gpus: ['l4'] }],
  ['llama 3.1 8b 1,5 M de lignes de 200 tokens lora', { tokens: 3e8 }],
  ['llama 3.1 8b lora 45M tokens de novo', { tokens: 45e6 }],
])('%s has an amount of French, Spanish or Italian', (text, wanted) => {
  expect(specOf(text)).toMatchObject(wanted)
})
