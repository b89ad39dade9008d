/** Whose companies may not be paid, and classes of sellers. */
import { expect, test } from 'vitest'
import { parseCommand } from '../../src/language/command.ts'
import { ownershipIn } from '../../src/language/inquiries/ownership.ts'
import { today, vocabulary } from './fixtures.ts'

test.each([
  ["We may not use any US company's cloud. 8b lora 30M tokens", '. 8b lora 30M tokens'],
  ["data can't be hosted by an American company", 'data'],
  ['8b lora, nothing from US vendors', '8b lora'],
  ["we don't want to work with US companies", 'we'],
  ['no US clouds, 8b lora', ', 8b lora'],
])('%s: no American owner', (text, rest) => expect(ownershipIn(text)).toMatchObject({ wants: 'not-us', rest }))

test.each([
  'not in the US please',
  'no US regions, 8b lora',
  "they won't let us use a cloud",
  'did not tell us company policy',
  "let us know the price, don't use vast",
])('%s: nothing of owners', (text) => expect(ownershipIn(text)).toBeNull())

test.each([
  ['8b lora 20M tokens, no startups', true],
  ['8b lora 20M tokens, no neoclouds', true],
  ['8b lora 20M tokens, well known providers only', true],
  ['8b lora 20M tokens', false],
])('%s: the large ones alone is %s', (text, isLarge) => {
  const read = parseCommand(text, vocabulary, today)
  expect('scenario' in read && read.scenario.spec.providers?.toSorted()).toEqual(
    isLarge ? ['aws', 'azure', 'gcp', 'oci'] : undefined,
  )
})

test.each([
  ['8b lora 100M tokens, the boss gives us only 500 dollars', null],
  ['that leaves us only 3 days for an 8b lora on 100M tokens', null],
  ['8b lora 100M tokens, us only', 'us'],
])('%s: a place only where it is one', (text, region) => {
  const read = parseCommand(text, vocabulary, today)
  expect('scenario' in read ? read.scenario.spec.region : read).toBe(region)
})
