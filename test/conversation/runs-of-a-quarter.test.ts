/** How often a job is run, for the period whose sum is asked, in English and in other languages. */
import { expect, test } from 'vitest'
import { sharedApp } from '../shared-app.ts'
import { createMemoryConversation } from '../../src/conversation/memory-conversation.ts'
import { plainText } from '../../src/presentation/content/message-content.ts'
import { noRules } from '../../src/team/team-rules.ts'

const engine = sharedApp().engine()
const context = { today: '2026-11-27', rules: noRules, teamMeasurements: [], isInteractive: false }

function messageOf(text: string): string {
  const outcome = engine.handle({ kind: 'text', text, inputKind: 'message' }, context)
  return `${outcome.kind}: ${'content' in outcome ? plainText(outcome.content) : ''}`
}

test.each<[text: string, says: RegExp]>([
  [
    'Could somebody price this for next quarter’s budget: Qwen 32B with QLoRA on 150M tokens, we run it once a month.',
    /^plan: 3 runs a quarter cost about/u,
  ],
  [
    'Necesito un número para el presupuesto del trimestre: entrenar un Qwen 32B con QLoRA sobre 600 millones de tokens, una vez al mes.',
    /^plan: 3 runs a quarter cost about/u,
  ],
  [
    '다음 분기 예산 잡으려고 하는데 견적 부탁드립니다. 32B를 QLoRA로 1억 5천만 토큰 학습하고, 한 달에 한 번씩 돌릴 예정입니다.',
    /^plan: 3 runs a quarter cost about/u,
  ],
  [
    '見積もりをお願いします。32BモデルをQLoRAで、2億トークンを1エポックの想定です。月に2回回すつもりです。',
    /^plan: 2 runs a month cost about/u,
  ],
  ['想用QLoRA训一个32B,2亿token,每月两次,速度无所谓。', /^plan: 2 runs a month cost about/u],
])('%s', (text, says) => {
  expect(messageOf(text)).toMatch(says)
})

test.each<[text: string, says: RegExp]>([
  [
    '70B LoRA on 200M tokens, run maybe three times until it’s good. Is $5k a reasonable number?',
    /^plan: Far too much: 3 runs cost about .*\$5,000 is \S+ times what all 3 runs come to/su,
  ],
  ['350M from scratch on 15B tokens, and repeat with 3 different tokenizers. Cost?', /^plan: 3 runs cost about/u],
  ['1B from scratch on 20B tokens, and again with two other data mixes. Cost?', /^plan: 3 runs cost about/u],
  ['LoRA of an 8B on 60M tokens, one adapter for each of our five product lines. Cost?', /^plan: 5 runs cost about/u],
  ['2 continued pretrains (8B, 5B tokens each) on 8 H100. Cost?', /^plan: 2 runs cost about .*: pretraining, /su],
  [
    'She gave us 2,000 dollars for experiments. LoRA sweeps over Qwen3-14B: 6 configs, each 40M tokens.',
    /^plan: 6 runs cost .*Inside your \$2,000 budget with all 6 runs.*about \$\S+ of it are left/su,
  ],
  [
    '8B LoRA, 60M tokens, budget $20 for 4 tries of it',
    /Expected inside your \$20 budget with all 4 runs, but the top of the range, \$\d+, is over it/su,
  ],
  ['We ran it twice and it crashed. LoRA of the 8B on 60M tokens again, cost?', /^plan: 1 ×/u],
  ['LoRA of the 8B on 60M tokens after 3 failed attempts, cost?', /^plan: 1 ×/u],
])('several runs: %s', (text, says) => {
  expect(messageOf(text)).toMatch(says)
})

test('a part of the data and the end of a quarter are no period of runs', () => {
  expect(messageOf('Can someone estimate 8B LoRA on a quarter of our 200M tokens?')).not.toMatch(/runs a quarter/u)
  expect(messageOf('8B LoRA on 90M tokens, we have to be done by the end of the quarter')).not.toMatch(
    /runs a (?:quarter|month|year)/u,
  )
})

test('“80 statt 50 Millionen Token” are 80 millions', () => {
  const conversation = createMemoryConversation(engine, context, false)
  conversation.say('8b lora 50M tokens')
  const outcome = conversation.say('Und was kostet das Ganze, wenn wir 80 statt 50 Millionen Token nehmen?')
  expect('content' in outcome ? plainText(outcome.content) : '').toMatch(/80M tokens/u)
})

test.each<[text: string, says: RegExp]>([
  [
    'A placeholder for fine-tuning runs in the forecast of next quarter please: 3 runs a month, model sizes are not known yet, what do I put?',
    /Put down about \$[\d,]+ for the quarter: 9 runs, each done twice[^]*8B, LoRA, 50M tokens: \$/u,
  ],
  [
    'What number goes into the yearly budget for fine-tuning? 2 trainings a month, models not decided',
    /Put down about \$[\d,]+ for the year: 24 runs/u,
  ],
  ['Forecast for next quarter: 32b qlora 150M tokens once a month, I do not know the provider yet', /^plan: 3 runs/u],
])('runs of which the size is open: %s', (text, says) => {
  expect(messageOf(text)).toMatch(says)
})
