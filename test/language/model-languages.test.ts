/** A model of English alone is told of where the texts are in another language; a language that a model reads is not “not used”. */
import { expect, test } from 'vitest'
import { scenarioOf } from './fixtures.ts'

const notesOf = (text: string): string => scenarioOf(text).notes.join(' ')

test.each([
  [
    'distilbert classification 3M messages x 30 tokens in 6 languages',
    /“6 languages”: DistilBERT base is trained on English alone[^.]*multilingual-cased/u,
  ],
  [
    'roberta base classification 50k german reviews',
    /“german”: RoBERTa base is trained on English alone[^.]*XLM-R base/u,
  ],
  ['multilingual classifier with bert-base-uncased, 100k tweets', /“multilingual”: BERT base is trained on English/u],
  ['modernbert base 50k dutch complaints x 100 tokens', /“dutch”: ModernBERT base[^.]*mmBERT/u],
  [
    'llama 3.2 11b vision on 4500 invoice scans (pt-br), 3 epochs',
    /“pt-br”: Llama 3\.2 11B Vision takes images with English text alone[^.]*Qwen2\.5-VL 7B/u,
  ],
])('%s', (text, says) => expect(notesOf(text)).toMatch(says))

test.each([
  'distilbert-base-multilingual-cased classification 300k messages x 30 tokens in 6 languages',
  'camembert classification 50k french reviews',
  'bert base classification 50k english reviews',
  'qwen3 8b on 20k chats in 12 languages',
  'qwen2.5 7b lora on 20k pt-br support mails',
  'xlm-roberta base classification 50k german reviews',
])('nothing is said, and nothing is unused: %s', (text) => {
  expect(notesOf(text)).not.toMatch(/English (?:alone|text)|languages”|pt-br/u)
})
