/** Most commands are not even read for claims: no way to write a rate may be missed by that. */
import { expect, test } from 'vitest'
import { checkRequestIn, isClaim } from '../../src/check/claim-detection.ts'
import { catalog, vocabulary } from '../language/fixtures.ts'

const words = (catalog.lexicon.phrases.get('general-units') ?? [])
  .filter(({ means }) => means.kind === 'measure' && means.measure === 'rate')
  .flatMap(({ phrases }) => phrases)

test.each([...words, 'tokens a second', 'tok every sec', 'tokens / gpu / s', 'tokens an s', 'tokens ／ s'])(
  '"2,300 %s, 12 hours" states a rate',
  (word) => {
    expect(isClaim(`70b on 8 h100 2,300 ${word}, 12 hours`, vocabulary, '2026-11-24')).toBe(true)
  },
)

test('a wish is none', () => {
  expect(isClaim('70b 2B tokens on 8 h100 within 12 hours under $500', vocabulary, '2026-11-24')).toBe(false)
})

test.each([
  ['our agency charges $9k for fine-tuning 8b on 50M tokens', true],
  ['we were quoted $50k for a 70b lora on 2B tokens', true],
  ['is $5k a fair price for fine-tuning 8b on 50M tokens?', true],
  ['they said up to $500 for 8b on 100M tokens', false],
  ['is $2.50/h a good price for an h100?', false],
])('whether others are said to take a sum: “%s”', (text, isClaim) => {
  expect(checkRequestIn(text) !== null).toBe(isClaim)
})

test.each([
  ['pretrain a 2B on 40B tokens with 8 H100s, need it in 9 days', false],
  ['32B full on 1B tokens, 16 h100, has to be ready within 4 days', false],
  ['a 2B on 40B tokens takes 9 days on 8 H100s', true],
  // A size beside a file or a data set is of text, one of a run is of memory.
  ['train.jsonl is 340MB, qwen2.5 7b lora 2 epochs', false],
  ['340MB train.jsonl for qwen2.5 7b lora', false],
  ['the dump weighs about 1.2 GB, llama 8b qlora', false],
  ['lora of qwen2.5 7b takes 12GB', true],
])('when it is wanted is no speed: “%s”', (text, isClaimed) => {
  expect(isClaim(text, vocabulary, '2026-11-24')).toBe(isClaimed)
})
