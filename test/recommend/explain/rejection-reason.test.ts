/** A reader who sees a row that is cheaper and no slower than the best is told why it is not the best. */
import { expect, test } from 'vitest'
import type { Option } from '../../../src/recommend/recommendation.ts'
import { createApp } from '../../../src/app.ts'
import { textAnswerer } from '../../answer-text.ts'

const advise = textAnswerer(createApp())

function rejections(text: string) {
  const answer = advise(text, '2026-11-24')
  if (answer.kind === 'problem') throw new Error(answer.problem.message)
  const { best, options, decisive = [] } = answer.recommendation
  const dominating = options.filter(
    (row: Option) =>
      row.pricing === best.pricing &&
      row.method === best.method &&
      row.weights === best.weights &&
      row.allInUsd.p50 < best.allInUsd.p50 * 0.95 &&
      row.hours.p50 < best.hours.p50 * 1.05,
  )
  return { sentences: decisive.filter((line: string) => line.includes('passed over')), beating: dominating }
}

const texts = ['8b', '70b', 'mistral 7b', 'mixtral 8x7b', 'gpt-oss 120b'].flatMap((model) =>
  ['10M', '100M', '2B'].flatMap((tokens) =>
    ['', 'spot', 'full', 'qlora'].map((way) => `${model} ${tokens} tokens ${way}`),
  ),
)

test('one sentence wherever such a row is shown, none where none is', () => {
  const reasons = new Set<string>()
  for (const text of texts) {
    const { sentences, beating: dominating } = rejections(text)
    expect({ job: text, sentences: sentences.length }).toEqual({ job: text, sentences: dominating.length > 0 ? 1 : 0 })
    for (const line of sentences) reasons.add(line.split('passed over: ')[1] ?? '')
  }
  expect(reasons.size).toBeGreaterThan(1)
})

test('whoever asks for the cheapest or the fastest has it', () => {
  for (const objective of ['cheapest', 'fastest'] as const) {
    expect(rejections(`70b 2B tokens spot ${objective}`).sentences).toEqual([])
  }
})
