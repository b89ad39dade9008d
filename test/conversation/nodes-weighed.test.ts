/** Numbers of machines that are weighed in a first text: hours and dollars of both, the link, and which to take. */
import { expect, test } from 'vitest'
import { sharedApp } from '../shared-app.ts'
import { plainText } from '../../src/presentation/content/message-content.ts'
import { noRules } from '../../src/team/team-rules.ts'

const engine = sharedApp().engine()
const asked = { today: '2026-11-27', rules: noRules, teamMeasurements: [], isInteractive: false }

function answerOf(text: string): string {
  const outcome = engine.handle({ kind: 'text', text, inputKind: 'command' }, asked)
  return `${outcome.kind}: ${'content' in outcome ? plainText(outcome.content) : ''}`
}

test.each<[text: string, says: RegExp]>([
  [
    '2 nodes of 8 H100 with InfiniBand or stay on one, 70b lora, 150M tokens',
    /1 machine of 8 H100 vs 2 machines of 8 H100: (?:Stay with|Time against)[^]*Adapters send next to nothing/u,
  ],
  [
    'should we add a second 8xH200 node over 25 gigabit for a full ft of a 32B, 300M tokens?',
    /Stay with 1 machine of 8 H200[^]*over 25 Gbit\/s: [\d.]+ h to [\d.]+ h[^]*Gradients alone \(HSDP/u,
  ],
  [
    'one 8xMI300X or two 8xH100 nodes for full fine tuning of llama 70b on 200M tokens?',
    /Take 1 machine of 8 MI300X: it holds the job in one machine/u,
  ],
  [
    '1 node vs 4 nodes (8xH100 each, 3.2 Tb/s IB) for pretraining a 7B on 80B tokens: hours and cost',
    /4 machines of 8 H100 over 3\.2 Tbit\/s: [\d.]+ days/u,
  ],
  [
    '2 nodes of 8 A100 joined by 25GbE only, full fine-tune of a 13b. worth it or stay on 1 node?',
    /2 machines of 8 A100 over 25 Gbit\/s[^]*100M tokens, as no data are named/u,
  ],
  [
    '16 A100 over 10GbE vs 8 A100 in one box: 30b full finetune 200M tokens, worth it?',
    /Stay with 8 A100, which holds it[^]*over 10 Gbit\/s/u,
  ],
])('%s', (text, says) => {
  expect(answerOf(text)).toMatch(says)
})

test.each([
  '70b lora 100M tokens on 2 nodes of 8 H100',
  'two machines, 8 H100 each, 70b full, 300M tokens',
  '8b lora 20M tokens on one node with 8 A100, or spot?',
])('nothing is weighed: %s', (text) => {
  expect(answerOf(text)).not.toMatch(/machines? of 8/u)
})

test.each([
  [
    'Comparing two offers for a full fine-tune of a 70B on 16 H100s. Offer 1: 2 nodes, 25 GbE between them, $1.80 per GPU-hour. Offer 2: 2 nodes, 3.2 Tbit InfiniBand, $2.40 per GPU-hour. 600M tokens. Is InfiniBand worth a third more?',
    /Take Offer 2: an hour of it costs 33% more, and the run is the cheaper[^]*Offer 1, 25 Gbit\/s, \$1\.80\/h a GPU: .* times as long/u,
  ],
  [
    'full ft 32b 1B tokens on 16 H100 (2 nodes): seller A asks 1.9/h per GPU with 25 gbit ethernet, seller B 2.3/h with 400G infiniband. Which one?',
    /Take seller B: an hour of it costs 21% more/u,
  ],
  [
    '70b lora on 300M tokens, 16x H100. Offer 1: 25GbE, $1.80/GPU-h. Offer 2: InfiniBand, $2.40/GPU-h',
    /Take Offer 1: adapters send next to nothing/u,
  ],
])('offers over networks of their own, at their prices: %s', (text, said) => {
  expect(answerOf(text)).toMatch(said)
})

test('offers without a network are compared as they were', () => {
  expect(
    answerOf('Offer A: 4x H100 at RunPod. Offer B: 8x A100 at AWS. Both for a 12b lora, 200M tokens. Numbers?'),
  ).toMatch(/4x H100 at RunPod vs 8x A100 at AWS/u)
})

test.each<[text: string, says: RegExp]>([
  [
    'pretraining of llama 3.1 70b, all weights, on 1B tokens. Two nodes of H100 or four? How much does the interconnect matter?',
    /Take 4 machines of 8 H100[^]*The link decides: .* at 100 Gbit\/s it takes/u,
  ],
  ['One node or two of H100s for qwen2.5 32b full, 500M tokens?', /1 machine of 8 H100s vs 2 machines of 8 H100s/u],
  ['full fine-tune of qwen2.5 72b on 100M tokens: four H100 nodes or eight?', /4 machines of 8 H100 vs 8 machines/u],
  ['4 nodes or 1? full llama 3.1 8b on 1B tokens with 8xH100 nodes', /4 machines of 8 H100 vs 1 machine of 8 H100/u],
  ['llama 3.1 8b lora on 100M tokens, a single GPU or do we need a whole node?', /1 GPU vs 8 GPUs: 1 GPU will do/u],
])('machines that nobody counts the cards of have eight: %s', (text, says) => {
  expect(answerOf(text)).toMatch(says)
})

test('one card and a machine are of one kind', () => {
  const rows = answerOf('reward model llama 3.1 8b on 50M tokens. One card or a node?').match(/\d × [^,]+,/gu) ?? []
  expect(new Set(rows.map((row) => row.replace(/^\d+ × /u, ''))).size).toBe(1)
})
