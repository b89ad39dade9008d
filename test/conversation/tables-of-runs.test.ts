/** Tables that are pasted with a run in each row: every row is priced, and all of them together. */
import { expect, test } from 'vitest'
import { sharedApp } from '../shared-app.ts'
import { plainText } from '../../src/presentation/content/message-content.ts'
import { noRules } from '../../src/team/team-rules.ts'

const engine = sharedApp().engine()
const asked = { today: '2026-11-27', rules: noRules, teamMeasurements: [], isInteractive: false }

function answerOf(text: string, kind: 'text' | 'job'): string {
  const request =
    kind === 'text'
      ? ({ kind, text, inputKind: 'command' } as const)
      : ({ kind, text, inputKind: 'command', allowsInquiry: true } as const)
  const outcome = engine.handle(request, asked)
  return 'content' in outcome ? plainText(outcome.content) : outcome.kind
}

const bars = '| Model | Tokens (M) | Epochs |\n|---|---:|---:|\n| 8B LoRA | 25 | 2 |\n| 32B QLoRA | 25 | 1 |'
const named =
  'run | params | dataset | epochs\n--- | --- | --- | ---\nX | 7B | 60M tokens | 1\nY | 7B | 60M tokens | 3\nZ | 13B | 60M tokens | 1'
const commas = 'model, tokens, epochs\nllama 3 8b, 80M, 2\nqwen 14b, 40M, 1\nwhat is the sum?'
const alike = '| model | tokens | gpu |\n|:-|:-|:-|\n| 8b full | 150M | 8x H100 |\n| 8b full | 150M | 8x A100 |'

test.each([
  [bars, /^8B LoRA \+ 32B QLoRA: Together \$/u],
  [named, /^X: 7B \+ Y: 7B \+ Z: 13B: Together \$/u],
  [commas, /^llama 3 8b \+ qwen 14b: Together \$/u],
  [alike, /8b full 150M 8x H100: 8 × H100/u],
])('%s', (text, said) => {
  expect(answerOf(text, 'text')).toMatch(said)
  expect(answerOf(text, 'job')).toMatch(said)
})

test('a list in a sentence is no table', () => {
  expect(answerOf('model, tokens and epochs are open\nfor now 8b lora, 50M tokens, 2 epochs', 'text')).not.toMatch(
    /Together/u,
  )
})
