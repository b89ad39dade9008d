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
])('%s', (_, text, words) => {
  expect(named(text)).toEqual(words)
})
