/** Advice rests on the same figures as the answer, and on evidence that is named. */
import { assert, nat, property } from 'fast-check'
import { describe, expect, test } from 'vitest'
import { loadCatalog } from '../../src/catalog/load.ts'
import { compose } from '../../src/compose.ts'
import { type Advice, adviceTopics, type AdviceTopic } from '../../src/recommend/advice/advice.ts'
import { crossing } from '../../src/recommend/advice/hardware.ts'
import { lossOf } from '../../src/recommend/advice/quality.ts'
import type { Option } from '../../src/recommend/recommendation.ts'
import { hours, usd } from '../../src/recommend/words.ts'
import { adviceMessage, adviceText } from '../../src/reply/advice.ts'
import { validateMessage } from '../../src/reply/limits.ts'
import { unpainted } from '../../src/reply/terminal.ts'

const today = '2026-11-24'
const { advise, adviceOn } = compose().corridor()
const catalog = loadCatalog(new URL('../../data', import.meta.url).pathname)

const questions = [
  '70b 2B tokens on 8 h100 sxm',
  '8b 20k examples of 600 tokens 3 epochs on one 4090',
  '1b 50M tokens qlora',
  '8b 500M tokens full on 8 h100',
  'mixtral 8x7b 100M tokens',
  '13b 100M tokens on mi300x',
]

function answered(text: string) {
  const answer = advise(text, today)
  if (answer.kind === 'problem') throw new Error(answer.problem.message)
  return answer
}
const on = (topic: AdviceTopic, text: string): Advice => adviceOn(topic, answered(text), today)
const row = ({ table }: Advice, name: string) => table.rows.find(([first]) => first === name)

describe.each(questions)('%s', (text) => {
  const answer = answered(text)
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
    expect(all.flatMap((advice) => validateMessage(adviceMessage(advice, 'A job')))).toEqual([])
    for (const width of [40, 80, 120])
      expect(all.map((each) => adviceText(each, { width, paint: unpainted })).join('')).not.toBe('')
  })

  test('the plan in hand costs what the answer says', () => {
    const planned = row(adviceOn('batch', answer, today), 'as planned')
    expect(planned?.slice(-2)).toEqual([hours(best.hours.p50), usd(best.usd.p50)])
  })
})

describe('quantization', () => {
  test('4-bit takes the least memory for weights, and its loss is the one measured at that size', () => {
    const advice = on('quantization', '8b 100M tokens lora on one a100 80gb')
    expect(row(advice, 'bf16 LoRA')?.at(-1)).toBe('nothing lost to quantization')
    expect(row(advice, '4-bit QLoRA')?.at(-1)).toMatch(/^\+0\.9 to \+5\.2 % perplexity after fine-tuning \(Llama 2 7B/)
  })

  test('what does not fit says what it needs', () => {
    const advice = on('quantization', '70b 100M tokens qlora on one h100 sxm')
    expect(row(advice, 'bf16 LoRA')?.[1]).toMatch(/^1\d\d GiB: does not fit$/)
  })

  test('models of a size that nobody measured have no loss made up for them', () => {
    expect(lossOf('nf4', 4e11, catalog)).toBeNull()
    expect(lossOf('nf4', 1.2e9, catalog)?.high).toBeGreaterThan(0.08)
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
    const { options } = answered('8b 500M tokens').recommendation
    const dollars = (option: Option, tokens: number) =>
      (tokens / option.tokensPerSecond.p50 / 3600 + option.startupHours) * option.gpuCount * option.usdPerGpuHour
    const index = nat({ max: options.length - 1 })
    let crossed = 0
    assert(
      property(index, index, (i, j) => {
        const [one, other] = [options[i], options[j]]
        if (one === undefined || other === undefined || one === other) return
        const tokens = crossing(one, other)
        if (tokens === null) return
        crossed += 1
        expect(dollars(one, tokens) / dollars(other, tokens)).toBeCloseTo(1, 9)
      }),
    )
    expect(crossed).toBeGreaterThan(0)
  })
})

describe('in the answer itself', () => {
  const worth = (text: string) => answered(text).recommendation.advice ?? []

  test('few examples, 4-bit at small sizes, too small a rank and huge batches are said', () => {
    expect(worth('8b 80 examples of 500 tokens 3 epochs').join()).toContain('try prompts')
    expect(worth('1b 50M tokens qlora').join()).toContain('4-bit weights cost quality')
    expect(worth('8b 20B tokens lora rank 4 on 8 h100').join()).toContain('Rank 4 can hold little')
    expect(worth('8b 20B tokens lora on 64 h100 sxm').join()).toContain('large batches cost tokens')
  })

  test('nothing is said where nothing changes the decision', () => {
    expect(worth('8b 50M tokens lora on one a100')).toEqual([])
  })

  test('it is in the message and in its text', () => {
    const { message } = answered('1b 50M tokens qlora')
    expect(JSON.stringify(message.blocks)).toContain('Worth knowing')
    expect(message.text).toContain('Worth knowing')
  })
})
