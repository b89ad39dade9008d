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
])('“%s” is of patients', (text, word) => expect(find(text)).toEqual({ word, isOfPatients: true }))

test.each(['MIMIC-CXR radiology reports', 'CheXpert chest x-rays', '9k weld x-ray images', 'battery discharge curves'])(
  '“%s” is not',
  (text) => expect(find(text)).toBeNull(),
)

test.each([
  ['18k sessions with minors', 'minors'],
  ['40k slack messages', 'slack messages'],
  ['3M pairs from our search logs', 'search logs'],
  ['2k donor letters', 'donor letters'],
])('“%s” is of people', (text, word) => expect(find(text)).toEqual({ word, isOfPatients: false }))
