/** What becomes of hardware, told as news: cards that are gone, and some that nobody has to rent. */
import { expect, test } from 'vitest'
import { readReply } from '../../../src/language/replies/reply.ts'
import { scenarioOf, today, vocabulary } from '../fixtures.ts'

const own = 'llama 3.1 8b lora 5M tokens on our own '

test.each([
  ['2 rtx 3090', 'sad day, one of the 3090s is fried', { gpuCount: 1 }],
  ['2 rtx 4090', 'I gave one of the cards to my sister', { gpuCount: 1 }],
  ['2 rtx 3090', 'the second card got sent to the Porto lab', { gpuCount: 1 }],
  ['64 h100', '16 of the h100 are kept for inference', { gpuCount: 48 }],
  ['16 h100', 'we were given ten of the 16, more is not to be had', { gpuCount: 10 }],
  ['8 a100', 'just 6 out of the 8 are free', { gpuCount: 6 }],
  ['2 rtx 3090', 'an uncle of mine lends me his 4090 until spring', { gpuCount: 1, owned: true }],
  ['2 rtx 3090', 'Our A100 cluster came free. 8 of those', { gpuCount: 8, owned: true }],
  ['2 rtx 3090', 'we bought three nodes of 8x H100 in june, use them', { gpuCount: 24, nodes: 3, owned: true }],
])('%s: %s', (cards, text, spec) => {
  const act = readReply(scenarioOf(`${own}${cards}`), text, vocabulary, today)
  expect(act).toMatchObject({ scenario: { spec } })
})

test.each(['my brother sold his 3090', 'one of the H200s at the fair was shiny', 'should I sell one of the 3090s?'])(
  '%s',
  (text) => {
    const act = readReply(scenarioOf(`${own}2 rtx 3090`), text, vocabulary, today)
    expect('changed' in act ? act.changed : []).toEqual([])
  },
)
