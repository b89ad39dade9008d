/** How many classes texts go into is no number of texts. */
import { describe, expect, test } from 'vitest'
import { lastMeant } from './thread-driver.ts'

describe('a number of classes', () => {
  test.each([
    'title + short description -> one of 80ish categories, 30k rows',
    'product title and description to one of ~200 categories. 30k products',
    'intent classifier, 12 intents, 30k utterances',
    'predict 5 star ratings from 30k reviews',
    'sentiment on reviews, 1 to 5 stars, 30k reviews',
    'sort emails, one of 15 or so folders, 30k examples',
    'label support tickets with one of about 40 topics, 30k labelled',
    'assign each complaint to one of 90+ codes, 30k complaints',
  ])('“%s” is of 30k texts, labelled by an encoder', (text) => {
    const answer = lastMeant([text])
    expect(answer).toMatch(/^plan: 1 × /u)
    expect(answer).toContain('ModernBERT large on ')
    expect(answer).toContain('How many classes there are does not change the cost')
    expect(answer).not.toContain('Not used')
  })

  test.each([
    ['40 intents with 200 utterances each, roberta', 'on 4.1M tokens'],
    ['50 topics with 400 articles each, llama 8b lora', 'on 16M tokens'],
    ['roberta on 12k intents', 'on 6.14M tokens'],
    ['llama 8b lora, 20k reviews of 5 star hotels', 'Llama 3.1 8B on 3M tokens'],
  ])('“%s” counts what is in each, or other things', (text, expected) => {
    expect(lastMeant([text])).toContain(expected)
    expect(lastMeant([text])).not.toContain('How many classes')
  })
})
