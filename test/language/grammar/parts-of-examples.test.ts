/** Examples that are put together of parts with a length each, sums of money in words, and what a job is called by its noun. */
import { describe, expect, test } from 'vitest'
import { readMessage } from '../../../src/language/message.ts'
import { today, vocabulary } from '../fixtures.ts'

const specOf = (text: string) => {
  const result = readMessage(text, vocabulary, today)
  return 'scenario' in result ? result.scenario.spec : { asks: result.problem.kind, terms: result.problem.terms }
}

describe('the two sides of a pair', () => {
  test.each([
    ['the preferred text with its prompt comes to 350 tokens and the rejected text with its prompt also 350', 700],
    ['each side comes to 350 tokens including the prompt', 700],
    ['300 tokens for the winner and 400 for the loser', 700],
  ])('“%s”', (lengths, perPair) =>
    expect(specOf(`What does DPO of Qwen3 8B cost on 10k pairs? One epoch, ${lengths}.`)).toMatchObject({
      task: 'dpo',
      tokens: 10_000 * perPair,
    }),
  )
})

test.each([
  ['24 tokens of query, 150 of positive and 150 of hard negative', 324],
  ['32 tokens for the query and 96 for the listing', 128],
])('texts of an embedding example add up: “%s”', (lengths, each) =>
  expect(specOf(`How much is it to train a 335M embedding model on 500k examples, ${lengths}?`)).toMatchObject({
    tokens: 500_000 * each,
  }),
)

test.each([
  ['22k transcripts, about 3k tokens each, summary ~200 tokens', 22_000 * 3200],
  ['22k transcripts, ~3000 tokens in, 200 out', 22_000 * 3200],
  ['8k articles of 1,500 tokens, headline ~20 tokens', 8000 * 1520],
])('what is written for a text comes on top: “%s”', (data, tokens) =>
  expect(specOf(`What does LoRA of Qwen3 8B cost on ${data}?`)).toMatchObject({ tokens }),
)

test.each([
  ['two hundred dollars is what I can spend', 200],
  ['I have a couple hundred bucks for it', 200],
  ['not more than half a thousand dollars please', 500],
])('a sum in words is a budget: “%s”', (words, budgetUsd) =>
  expect(specOf(`What does QLoRA of Qwen3 8B on 30M tokens cost? ${words}.`)).toMatchObject({ budgetUsd }),
)

test.each([
  ['It is a pretraining job, 800M params, 16B tokens. Cost on 8 H100s?', { task: 'pretrain', params: 8e8 }],
  ['Our 650M protein model should see 2B more tokens of continued pretraining. Cost?', { params: 6.5e8, tokens: 2e9 }],
  ['XLM-RoBERTa base for classification, 400k texts, 25 tokens each. Cost on a T4?', { task: 'classification' }],
  ['A 3B backbone for the reward model, 60k pairs of 300 tokens. Cost?', { params: 3e9, task: 'reward' }],
])('“%s”', (text, spec) => expect(specOf(text)).toMatchObject(spec))

test.each([
  ['100M tokens, 4,096 tokens each', 4096],
  ['100M tokens in sequences of length 8192', 8192],
])('texts of a total are held by the sequence: “%s”', (data, sequenceLength) =>
  expect(specOf(`What does LoRA of a 7B cost on ${data}?`)).toMatchObject({ tokens: 1e8, sequenceLength }),
)
