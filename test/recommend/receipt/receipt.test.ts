/** A receipt adds up: every formula, run again from its own inputs by mathjs, gives the figure that is shown. */
import { describe, expect, test } from 'vitest'
import { sharedApp } from '../../shared-app.ts'
import { math } from '../../../src/math.ts'
import type { ReceiptLine } from '../../../src/recommend/receipt/receipt-line.ts'
import { validateMessage, validateView } from 'local-slack/block-kit/validator'
import { receiptMessage } from '../../../src/presentation/content/messages/receipt-message.ts'
import { renderMessage } from '../../../src/presentation/slack/render-message.ts'
import { detailsMessage } from '../../../src/presentation/content/messages/details-message.ts'
import { detailsView } from '../../../src/presentation/slack/views/details-view.ts'
import { textAnswerer } from '../../answer-text.ts'

const app = sharedApp()
const answerTo = textAnswerer(app)
const today = '2026-11-24'

const questions = [
  '70b 2B tokens',
  'llama 3.1 8b 100M tokens qlora on a 4090',
  '8b 500M tokens full on 8 h100',
  '3b 500M tokens full on a100 fp32 batch 1',
  'mixtral 8x7b 100M tokens',
  '405b 1B tokens nemo fp8 on 64 h100',
  'qwen2.5 7b 50M tokens seq 64k',
  '13b 100M tokens lora no checkpointing',
]

const linesOf = (text: string): readonly ReceiptLine[] => {
  const answer = answerTo(text, today)
  if (answer.kind === 'problem') throw new Error(answer.problem.message)
  return app.advisor().receiptOf(answer, today)
}

const receipts = questions.map((text) => ({ text, lines: linesOf(text), answer: answerTo(text, today) }))

describe.each(receipts)('$text', ({ lines, answer }) => {
  const figure = (name: string) => lines.find((line) => line.figure === name)?.value

  test('every formula gives its figure from the inputs beside it', () => {
    const wrong = lines.filter(({ formula, inputs, value }) => {
      if (formula === undefined) return false
      const numbers = Object.fromEntries(Object.entries(inputs ?? {}).map(([name, input]) => [name, input.value]))
      const again = Number(math.evaluate(formula, numbers))
      return !(Math.abs(again - Number(value)) <= 1e-9 * Math.abs(again))
    })
    expect(wrong).toEqual([])
  })

  test('the first figures are those of the answer', () => {
    if (answer?.kind !== 'recommendation') throw new Error('no answer')
    const { best } = answer.recommendation
    expect(figure('dollars in total')).toBe(best.allInUsd.p50)
    expect(figure('hours in total')).toBe(best.hours.p50)
    expect(figure('tokens per second, all GPUs')).toBeCloseTo(best.tokensPerSecond.p50, 6)
    expect(figure('tokens per second, one GPU')).toBeCloseTo(best.tokensPerSecond.p50 / best.gpuCount, 6)
    expect(figure('peak memory of one GPU')).toBe(best.peakMemoryGiB.p50)
    expect(Number(figure('device memory')) / 2 ** 30).toBeCloseTo(best.peakMemoryGiB.p50, 9)
    expect(Number(figure('MFU'))).toBeCloseTo(best.mfu ?? NaN, 9)
  })

  test('every figure has a source, or says who said it, or is the sum of lines that have', () => {
    const unsourced = lines.filter(
      ({ sources, note, formula, part, value }) =>
        sources.length === 0 && formula === undefined && value !== null && (part !== 'job' || (note ?? '') === ''),
    )
    expect(unsourced).toEqual([])
    const undated = lines.flatMap(({ sources }) => sources).filter(({ date }) => !/^\d{4}/.test(date))
    expect(undated).toEqual([])
  })

  test('Slack takes the message and the window', () => {
    if (answer.kind === 'problem') throw new Error(answer.problem.message)
    const plan = { scenario: answer.scenario, option: answer.recommendation.best }
    const totalCost = app.advisor().summarizeTotalCost(plan, today)
    expect(validateMessage(renderMessage(receiptMessage(lines, 'What it costs')))).toEqual([])
    const { scenario, recommendation } = answer
    const details = detailsMessage(
      scenario,
      recommendation,
      { receipt: lines, totalCost },
      app.cli.renderContextOn(today),
    )
    expect(validateView(detailsView(details))).toEqual([])
  })
})

test('what was asked, chosen and left at its default is told apart', () => {
  const job = linesOf('70b 2B tokens lora rank 32').filter(({ part }) => part === 'job')
  const notes = Object.fromEntries(job.map(({ figure, note }) => [figure, note]))
  expect(notes).toMatchObject({
    'training tokens': 'asked',
    'LoRA rank': 'asked',
    method: 'asked',
    'sequence length': 'default',
    GPU: 'chosen',
  })
})

test('the nearest measured runs are named, most alike first', () => {
  const evidence = linesOf('70b 2B tokens lora on 8 a100 80gb sxm torchtune').filter(({ part }) => part === 'evidence')
  expect(evidence.length).toBeGreaterThan(2)
  expect(evidence[0]?.figure).toMatch(/torchtune.*A100.*70B/)
  const alike = evidence.map(({ note }) => Number(/(\d+)% similar/.exec(note ?? '')?.[1]))
  expect(alike).toEqual(alike.toSorted((a, b) => b - a))
})
