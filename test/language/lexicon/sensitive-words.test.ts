/** Data of patients by what they are called; public sets of them are none. */
import { expect, test } from 'vitest'
import { tokenize } from '../../../src/language/text/tokenize.ts'
import { vocabulary } from '../fixtures.ts'

const find = (text: string) => vocabulary.sensitiveWords.find(tokenize(text).map((token) => token.text))

test.each([
  ['9,400 discharge summaries', 'discharge summaries'],
  ['45.000 chest X-ray with the report', 'chest x-ray'],
  ['12k clinic letters', 'clinic letters'],
  ['20k pathology slides', 'pathology'],
  ['20k SOAP notes', 'soap notes'],
])('“%s” is of patients', (text, word) => expect(find(text)).toEqual({ word, kind: 'patients' }))

test.each(['MIMIC-CXR radiology reports', 'CheXpert chest x-rays', '9k weld x-ray images', 'battery discharge curves'])(
  '“%s” is not',
  (text) => expect(find(text)).toBeNull(),
)

test.each([
  ['18k sessions with minors', 'minors'],
  ['40k slack messages', 'slack messages'],
  ['3M pairs from our search logs', 'search logs'],
  ['2k donor letters', 'donor letters'],
  ['8k invoice images', 'invoice images'],
  ['classify incoming emails into 12 classes', 'emails'],
  ['5000 legal documents', 'legal documents'],
  ['2000 transcribed calls', 'transcribed calls'],
  ['600 hr documents', 'hr documents'],
  ['20k bank statements', 'bank statements'],
  ['6k conversations from intercom', 'intercom'],
  ['30k instagram DMs', 'dms'],
  ['22k essays with teacher comments', 'teacher comments'],
  ["10k pupils' essays", "pupils' essays"],
  ['GDPR applies, 60k german insurance emails', 'insurance emails'],
  ['gdpr compliant', 'gdpr'],
])('“%s” is of people', (text, word) => expect(find(text)).toEqual({ word, kind: 'people' }))

test.each([
  ['train an AI on our company wiki', 'company wiki'],
  ['a coding assistant for our internal codebase', 'internal codebase'],
  ['lora on our codebase, 30M tokens', 'codebase'],
  ['autocomplete for our cobol monorepo', 'cobol monorepo'],
  ['2k legal docs', 'legal docs'],
])('“%s” is what a company keeps to itself', (text, word) => expect(find(text)).toEqual({ word, kind: 'company' }))

test.each([
  'with our code it runs out of memory',
  '30M tokens of open source code',
  '8k images of cats',
  'what is the invoice for',
  'docs of kubernetes, 2M tokens',
  'essays of Montaigne',
  'comments of the code',
  'the legal domain',
])('“%s” is open', (text) => expect(find(text)).toBeNull())
