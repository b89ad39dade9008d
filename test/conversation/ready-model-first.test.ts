/** Goals where training is not what comes first, and models of others that are replaced and not trained. */
import { expect, test } from 'vitest'
import { lastOf } from './thread-driver.ts'

const says = (text: string): string => lastOf([text])

test.each([
  [
    'we want a bot that answers questions from our project docs, about 1200 markdown pages. what would it cost',
    /^plan: You need no GPU to begin with, have a hosted model search the 800,000 tokens/u,
  ],
  [
    'we need a model to extract fields from contracts, 900 labelled pdfs. finetune or not, and how much roughly?',
    /^plan: Not by training to begin with, give a hosted model [^]*a JSON schema and a few examples, with your 900, if labelled, as the test set[^]*“contracts” may be personal/u,
  ],
  [
    'parse delivery dates from purchase orders, we have 2k labelled documents, what does training cost?',
    /^plan: Not by training to begin with, give a hosted model [^]*JSON schema/u,
  ],
  [
    'want a chatbot that sounds like our brand, we have about 2000 emails and faq pages. no ml person in the team',
    /^plan: Not by training to begin with, tell a hosted model the tone [^]*\(retrieval\); to train all the same[^]*“no ml person”: to train, take a managed service/u,
  ],
  [
    'make a model write in our brand voice, 500 blog posts. price?',
    /^plan: Not by training to begin with, tell a hosted model the tone/u,
  ],
  [
    'want to make our own coding assistant for our repo, have 6 yrs of issues and PRs (~45k threads), small budget maybe $300',
    /^plan: Not by training to begin with, let a ready coder model search the repository[^]*Qwen2\.5 7B \(coder\) on 270M tokens/u,
  ],
  [
    'hospital, de-identified notes, want a model that summarizes them. what do we need',
    /^plan: Not by training to begin with, instruct a ready model \(an open one on your own GPU/u,
  ],
])('a ready model comes first: %s', (text, expected) => expect(says(text)).toMatch(expected))

test.each([
  'around 6,000 chat logs of our hotel desk. I want a bot that answers in our tone, no idea what model, 250 dollars',
  'our own chatbot from 6,000 support chats, how much?',
  'code completion for our in-house language, 1.2M lines of code',
  'make a model that writes product descriptions in our brand voice, we have like 12k from shopify',
  'model that summarizes support tickets, 12k tickets with summaries',
  'llama 3.1 8b lora on 900 contracts to extract fields',
])('it may well be trained: %s', (text) =>
  expect(says(text)).not.toMatch(/Not by training|You need no GPU|managed service/u),
)

test('labels are no words of what is extracted', () =>
  expect(says('extract fields from contracts, 900 labelled pdfs. is that enough, and how much?')).not.toContain(
    'To classify texts',
  ))

test.each([
  [
    'want to replace gpt-4o with our own small model for ticket classification, 40k labeled tickets, 12 classes',
    'ModernBERT',
  ],
  [
    'we spend 4k a month on gpt-4o-mini, want our own classifier to replace it, 60k labelled emails in 8 categories',
    'ModernBERT',
  ],
  ['switching from claude haiku to an own model that routes tickets, 25k labelled ones. what gpu?', 'ModernBERT'],
  ['replace gpt-4o by a fine-tuned llama 3.1 8b, 20k examples of 800 tokens, cost?', 'Llama 3.1 8B on 16M tokens'],
  ["we'd like an open 8b to replace gpt-4o-mini for summaries, 15k pairs", 'An 8B model on 7.68M tokens'],
])('what is replaced is not what is trained: %s', (text, planned) => {
  expect(says(text)).toContain(planned)
  expect(says(text)).not.toContain('What we can estimate is an open model')
})

test.each([
  [
    'burning through gpt-4o to tag emails, 20k labelled, want to drop openai',
    'ModernBERT',
    /OpenAI lists \$25[^]*\$768/u,
  ],
  ['boss wants us off the gemini api, we summarise 3k tickets a month', 'An 8B model on 4.61M tokens', null],
  ['replace claude haiku for our classification, 15k logged calls', 'ModernBERT', /terms may forbid/u],
  ['we use gpt-4o-mini to classify support tickets, 12k labelled, want something of our own', 'ModernBERT', /\$55/u],
  ['paying too much for claude to extract fields from invoices, 5k examples, want an open model', 'An 8B model', null],
  ['openai bill is killing us, we route tickets with gpt-4o-mini, 30k logged answers', 'ModernBERT', /may forbid/u],
  ['sentiment classification: from claude sonnet to something self-hosted, 25k labelled reviews', 'ModernBERT', null],
  ['the cto wants to leave anthropic: 8k labelled tickets, claude sonnet tags them now', 'ModernBERT', null],
  ['claude is getting too expensive for tagging our 50k product texts, can a small model do it?', 'ModernBERT', /8B/u],
  ['we pay openai $3k a month for classification, 20k labelled, want our own model', 'ModernBERT', /\$36,000 a year/u],
])('a hosted model that is left is planned for by an open one: %s', (text, planned, beside) => {
  expect(says(text)).toMatch(/^plan: 1 × /u)
  expect(says(text)).toContain(planned)
  expect(says(text)).toContain('an open model is planned in its place')
  expect(says(text)).toMatch(beside ?? 'in its place')
})

test.each([
  'use gpt-4o to label 20k tickets',
  'drop openai and finetune gpt-4o-mini on azure, 10k examples',
  'is our own llama 8b cheaper than using gpt-4o via the api? 20k requests a day',
  'moving from claude to an own llama 8b, 20k examples',
])('what is weighed, trained, or replaced by a named model is no guess: %s', (text) =>
  expect(says(text)).not.toContain('planned in its place'),
)

test.each([
  ['fine-tune gpt-4o on 20k examples', /OpenAI lists/u],
  ['should we replace our llama with a fine-tuned gpt-4o, 20k examples?', /gpt-4o/u],
  ['distill gpt-4o outputs into qwen 7b, 30k samples', /“gpt-4o” runs at its maker alone/u],
])('what is trained or teaches stays: %s', (text, expected) => expect(says(text)).toMatch(expected))
