/** As many GPUs in one machine or over several, each with fewer. */
import { expect, test } from 'vitest'
import { splitNodesIn } from '../../src/language/inquiries/split-nodes.ts'
import { shownAnswer } from './shown-answer.ts'

const [oneOfEight, twoOfFour] = [
  { nodes: 1, perNode: 8 },
  { nodes: 2, perNode: 4 },
]

test.each([
  'two servers with four H200 each or a single server with eight? 32b full',
  '2x4 H100 vs 1x8 H100 for llama 8b full?',
  '4+4 A100 in two boxes, slower than 8 in one box?',
  'is one 8-gpu node faster than two 4-gpu nodes for a 7b full ft',
  '2 x 4xA100 over ethernet or 8xA100 with nvlink: 13b full',
])('%s', (text) => {
  expect(splitNodesIn(text)).toMatchObject({ whole: oneOfEight, split: twoOfFour })
})

test('full fine-tuning feels the link, and what is cheaper has to lose less', () => {
  const shown = shownAnswer('8 H100 in one box or two boxes of 4, which are 10% cheaper? 13b full finetune')
  expect(shown).toMatch(/^Take the one machine, unless the others have InfiniBand/u)
  expect(shown).toMatch(/100 Gbit\/s \d+-\d+% with plain FSDP over both/u)
  expect(shown).toMatch(/“10% cheaper” pays as long as the run is no more than 11% slower/u)
  expect(shown).toMatch(/One machine of 4 × H100 SXM holds full fine-tuning of 13B alone/u)
})

test('adapters do not', () => {
  expect(
    shownAnswer('two nodes with 4 H100 each are 20% cheaper than one with 8, 8b lora 50M tokens: worth it?'),
  ).toMatch(/^Take the 2 machines: with LoRA they lose less than the 20%/u)
})

test.each([
  '2 nodes of 8 H100 or stay on one, 70b lora, 150M tokens?',
  '4x H100 or 8x A100 for an 8b lora?',
  '8b lora 20M tokens on one node with 8 A100, or spot?',
])('no such machines: %s', (text) => {
  expect(splitNodesIn(text)).toBeNull()
})

test.each(['2 servers x 4 A100 instead of 1 server x 8, 7b full?', 'is it bad to split 8 H100 across two machines?'])(
  'written otherwise: %s',
  (text) => {
    expect(splitNodesIn(text)).toMatchObject({ whole: oneOfEight, split: twoOfFour })
  },
)
