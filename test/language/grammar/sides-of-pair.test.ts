/** Texts that make one example together, each with a length of its own. */
import { describe, expect, test } from 'vitest'
import { readMessage } from '../../../src/language/message.ts'
import { today, vocabulary } from '../fixtures.ts'

const specOf = (text: string) => {
  const result = readMessage(text, vocabulary, today)
  return 'scenario' in result ? result.scenario.spec : { problem: 'problem' in result ? result.problem.message : null }
}

describe('the sides of a pair', () => {
  test.each([
    [
      'NLLB-200 3.3B, full, 1.5 million sentence pairs, 30 tokens for the English plus 35 for the Kikuyu in each pair',
      97.5e6,
    ],
    ['20k pairs of sentences, 25 tokens Finnish and 25 tokens Swedish, 20 epochs, Qwen3 1.7B full', 20e6],
    [
      '11,000 documents, 2,200 tokens for the English version and 2,800 tokens for the French one, both used. Qwen3 8B LoRA',
      55e6,
    ],
    ['30k triples: 40 tokens query, 180 tokens positive, 180 tokens negative per triple, Qwen3 0.6B full', 12e6],
    ['15k examples, the complaint is 420 tokens and the letter back is 180 tokens, so 600 tokens. Qwen3 8B LoRA', 9e6],
  ])('are as long as all of them: “%s”', (text, tokens) => expect(specOf(text)).toMatchObject({ tokens }))

  test.each([
    ['20k tickets: half are 200 tokens, the others 400 tokens; 1 epoch Llama 3.1 8B LoRA', 6e6],
    ['10k pairs of 800 tokens, 1 epoch, Llama 3.1 8B LoRA, max length 2048 tokens', 8e6],
  ])('and other lengths are no sides: “%s”', (text, tokens) => expect(specOf(text)).toMatchObject({ tokens }))
})
