/** Data that are several times what is counted, or a part of it: the tokens that are trained on. */
import { expect, test } from 'vitest'
import { sharedApp } from '../shared-app.ts'
import { noRules } from '../../src/team/team-rules.ts'
import { currentScenario } from '../../src/language/replies/revision-history.ts'

const engine = sharedApp().engine()
const asked = { today: '2026-11-27', rules: noRules, teamMeasurements: [], isInteractive: false }

function tokensOf(text: string): number | null {
  const outcome = engine.handle({ kind: 'text', text, inputKind: 'command' }, asked)
  return outcome.kind === 'plan' ? currentScenario(outcome.thread.conversation).spec.tokens : null
}

test.each<[millions: number, text: string]>([
  [4.8, 'mistral 7b lora, 8k questions with 3 paraphrases each, 150 tokens a piece'],
  [27, 'llama 3.1 8b sft, 30k conversations, 20 turns per conversation, 45 tokens a turn'],
  [7.56, '8b lora, 9k dialogues of 14 turns each, about 60 tokens per turn'],
  [18.75, '8b lora on 15k emails, each translated into 4 languages, 250 tokens each'],
  [11.733, 'lora llama 3.1 8b on 4k skus, each around 200 words per language, in 11 languages'],
  [40, 'llama 3 8b, 100M tokens filtered down to 40%'],
  [2.4, '8b lora, 3000 examples per language, 4 languages, 200 tokens each'],
  [108, '8b lora, 200k docs of 900 tokens, after dedup about 60% remain'],
  [60, '7b lora on 3 of our 8 shards, 160M tokens in total'],
  [800, 'full ft 7b on 2 of the 5 shards, each shard is 400M tokens'],
  [11, 'llama 8b lora, 20k examples of 500 tokens plus 10% synthetic added'],
  [18, '8b lora 30k rows, three times oversampled, 200 tokens each'],
  [6, '8b lora 5k prompts x 4 answers each, 300 tokens an answer'],
  [32, '8b lora on 300 books, 80k words per book'],
  [90, 'llama 3.1 8b lora on 20 languages, 15k rows of 300 tokens per language'],
  // Of other languages a word is more than of English.
  [5.2, 'continued pretraining of a 3B on 2 million words of Yoruba'],
  [12.5, 'cpt llama 3.1 8b on 5M words of Finnish'],
  // Of two languages in shares that nobody said the mean holds, English among them.
  [4.224, 'mistral 7b lora on 8k customer emails, avg 220 words each, all in Polish, some Ukrainian'],
  [2.7, '8b lora on 12k french and english tickets of 150 words each'],
  [8, '8b lora on 10k articles of 600 words'],
  // What somebody counted holds.
  [36, '8b lora on 20M words, 1.8 tokens per word, Polish'],
])('%fM tokens: %s', (millions, text) => {
  expect((tokensOf(text) ?? 0) / 1e6).toBeCloseTo(millions, 1)
})
