/** Advice rests on the same figures as the answer, and on evidence that is named. */
import { assert, nat, property } from 'fast-check'
import { describe, expect, test } from 'vitest'
import { loadCatalog } from '../../../src/catalog/load.ts'
import { sharedApp } from '../../shared-app.ts'
import { textAnswerer } from '../../answer-text.ts'
import { type Advice, adviceTopics, type AdviceTopic } from '../../../src/recommend/advice/advice.ts'
import { breakEvenTokens } from '../../../src/recommend/advice/hardware-advice.ts'
import { quantizationLoss } from '../../../src/recommend/advice/quantization-loss.ts'
import type { Option } from '../../../src/recommend/recommendation.ts'
import { hoursText, usdText } from '../../../src/recommend/figure-text.ts'
import { plainText } from '../../../src/presentation/content/message-content.ts'
import { recommendationMessage } from '../../../src/presentation/content/messages/recommendation-message.ts'
import { adviceMessage } from '../../../src/presentation/content/messages/advice-message.ts'
import { renderMessage } from '../../../src/presentation/slack/render-message.ts'
import { terminalAdvice } from '../../../src/presentation/terminal/terminal-advice.ts'
import { validateMessage } from 'local-slack/block-kit/validator'
import { withoutColor } from '../../../src/presentation/terminal/terminal.ts'

const today = '2026-11-24'
const app = sharedApp()
const advise = textAnswerer(app)
const { advice: adviceOn } = app.advisor()
const catalog = loadCatalog(new URL('../../../data', import.meta.url).pathname)

const questions = [
  '70b 2B tokens on 8 h100 sxm',
  '8b 20k examples of 600 tokens 3 epochs on one 4090',
  '1b 50M tokens qlora',
  '8b 500M tokens full on 8 h100',
  'mixtral 8x7b 100M tokens',
  '13b 100M tokens on mi300x',
]

function answerTo(text: string) {
  const answer = advise(text, today)
  if (answer.kind === 'problem') throw new Error(answer.problem.message)
  return answer
}
const on = (topic: AdviceTopic, text: string): Advice => adviceOn(topic, answerTo(text), today)
const rowOf = ({ table }: Advice, name: string) => table.rows.find(([first]) => first === name)

describe.each(questions)('%s', (text) => {
  const answer = answerTo(text)
  const { best } = answer.recommendation
  const all = adviceTopics.map((topic) => adviceOn(topic, answer, today))

  test('every topic has a table, sentences, sources, and no hole', () => {
    for (const advice of all) {
      expect(advice.table.rows.length).toBeGreaterThan(0)
      expect(new Set(advice.table.rows.map((cells) => cells.length))).toEqual(new Set([advice.table.columns.length]))
      expect(advice.sources.length).toBeGreaterThan(0)
      expect(JSON.stringify(advice)).not.toMatch(/NaN|undefined|Infinity|null/)
    }
  })

  test('Slack takes each, and a terminal of any width', () => {
    expect(all.flatMap((advice) => validateMessage(renderMessage(adviceMessage(advice, 'A job'))))).toEqual([])
    for (const width of [40, 80, 120])
      expect(all.map((each) => terminalAdvice(each, { width, paint: withoutColor })).join('')).not.toBe('')
  })

  test('the plan in hand costs what the answer says', () => {
    const planned = rowOf(adviceOn('batch', answer, today), 'as planned')
    expect(planned?.slice(-2)).toEqual([hoursText(best.hours.p50), usdText(best.allInUsd.p50)])
  })
})

describe('quantization', () => {
  test('4-bit takes the least memory for weights, and its loss is the one measured at that size', () => {
    const advice = on('quantization', '8b 100M tokens lora on one a100 80gb')
    expect(rowOf(advice, 'bf16 LoRA')?.at(-1)).toBe('nothing lost to quantization')
    expect(rowOf(advice, '4-bit QLoRA')?.at(-1)).toMatch(
      /^\+0\.9 to \+5\.2 % perplexity after fine-tuning \(Llama 2 7B/,
    )
  })

  test('what does not fit says what it needs', () => {
    const advice = on('quantization', '70b 100M tokens qlora on one h100 sxm')
    expect(rowOf(advice, 'bf16 LoRA')?.[1]).toMatch(/^1\d\d GiB: does not fit$/)
  })

  test('models of a size that nobody measured have no loss made up for them', () => {
    expect(quantizationLoss('nf4', 4e11, catalog)).toBeNull()
    expect(quantizationLoss('nf4', 1.2e9, catalog)?.high).toBeGreaterThan(0.08)
  })
})

describe('method', () => {
  test('more tokens need a larger rank by the rule, and the rule is called one', () => {
    const rank = (text: string) => Number(/rank (\d+) is enough/.exec(on('method', text).lines[0] ?? '')?.[1])
    expect(rank('8b 500M tokens on 8 h100 sxm')).toBeGreaterThan(rank('8b 50M tokens on 8 h100 sxm'))
    expect(on('method', '8b 50M tokens').lines[0]).toContain('Rule of thumb, not evidence')
  })
})

describe('hardware', () => {
  test('two plans cost the same at the size where they cross', () => {
    const { options } = answerTo('8b 500M tokens').recommendation
    const dollars = (option: Option, tokens: number) =>
      (tokens / option.tokensPerSecond.p50 / 3600 + option.startupHours) * option.gpuCount * option.usdPerGpuHour
    const index = nat({ max: options.length - 1 })
    let crossed = 0
    assert(
      property(index, index, (i, j) => {
        const [one, other] = [options[i], options[j]]
        if (one === undefined || other === undefined || one === other) return
        const tokens = breakEvenTokens(one, other)
        if (tokens === null) return
        crossed += 1
        expect(dollars(one, tokens) / dollars(other, tokens)).toBeCloseTo(1, 9)
      }),
    )
    expect(crossed).toBeGreaterThan(0)
  })
})

describe('in the answer itself', () => {
  const keyAdviceOf = (text: string) => answerTo(text).recommendation.advice ?? []

  test('few examples, 4-bit at small sizes, too small a rank and huge batches are said', () => {
    expect(keyAdviceOf('8b 80 examples of 500 tokens 3 epochs').join()).toContain('try prompts')
    expect(keyAdviceOf('1b 50M tokens qlora').join()).toContain('4-bit weights cost quality')
    expect(keyAdviceOf('8b 20B tokens lora rank 4 on 8 h100').join()).toContain('Rank 4 can hold little')
    expect(keyAdviceOf('8b 20B tokens lora on 64 h100 sxm').join()).toContain('large batches cost tokens')
    expect(keyAdviceOf('8b grpo lora 20B tokens on 64 h100 sxm').join()).not.toMatch(/large batches|can hold little/)
  })

  test('files that are a matter of hours and disks are said', () => {
    expect(keyAdviceOf('llama 3.1 405b lora 20M tokens').join()).toMatch(/of it is the start: 810 GB of weights/u)
    expect(keyAdviceOf('llama 3.1 8b lora 20M tokens').join()).not.toContain('weights to fetch')
    expect(keyAdviceOf('24b full 100M tokens').join()).toMatch(/resume from is about 3\d0 GB/u)
    expect(keyAdviceOf('7b full 100M tokens').join()).not.toContain('resume from')
  })

  test('nothing is said where nothing changes the decision', () => {
    expect(keyAdviceOf('8b 50M tokens lora on one a100')).toEqual([])
  })

  test('it is in the message and in its text', () => {
    const { scenario, recommendation } = answerTo('1b 50M tokens qlora')
    const message = recommendationMessage(scenario, recommendation, app.cli.renderContextOn(today))
    expect(JSON.stringify(message.blocks)).toContain('Worth knowing')
    expect(plainText(message)).toContain('Worth knowing')
  })
})
