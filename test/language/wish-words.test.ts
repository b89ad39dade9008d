/** Words that nobody knows: those that may be a wish are named as not used, those that only tell are not. */
import { expect, test } from 'vitest'
import { understand } from '../../src/language/pipeline.ts'
import { unmetWords } from '../../src/language/resolution/unused-words.ts'
import { today, vocabulary } from './fixtures.ts'

const named = (text: string) => unmetWords(understand(text, { mode: 'command', vocabulary, today }))

test.each([
  ['a list of terms', '8b lora 10M tokens, ring attention', ['ring attention']],
  [
    'told in a sentence',
    'we own a vineyard and our sommelier scribbled: can you price mistral 7b lora on 10M tokens?',
    [],
  ],
  ['behind a word of wishing', 'we want mistral 7b lora on 10M tokens, is it possible with flurbo?', ['flurbo']],
  [
    'a name in a sentence',
    'mistral 7b lora on 10M tokens, would our Frobnitz do that or should we wait?',
    ['Frobnitz'],
  ],
  ['what the data are', 'starcoder2 3b full, 40M tokens of COBOL', []],
  ['who asks, and what is worked on', "we're an NGO working on Quenya, gemma 3 4b lora on 6M tokens", []],
  ['what it is for', 'llama 3.1 8b lora on 20M tokens for my PhD', []],
  ['where somebody works', 'we work at a Fraunhofer institute: mistral 7b lora, 15M tokens', []],
  ['what went wrong', 'getting CUDA OOM with llama 3.1 8b lora, 20M tokens on a 4090', []],
  ['what every plan is on', 'do we need a GPU cluster for llama 3.1 8b lora on 20M tokens?', []],
  ['a method as a verb', "someone wants qwen3 32b LoRA'd on 15M tokens", []],
])('%s', (_, text, words) => {
  expect(named(text)).toEqual(words)
})
