/** A team's own measurements: read, set beside the estimate, and resting on them what the same team asks next. */
import { describe, expect, test } from 'vitest'
import type { Asker } from '../../src/advise.ts'
import type { Answer } from '../../src/reply/answer.ts'
import { compose } from '../../src/compose.ts'
import type { Measured, OwnRun } from '../../src/recommend/own-run.ts'
import { ownRunSchema } from '../../src/recommend/own-run.ts'
import { validateMessage } from '../../src/reply/limits.ts'
import { mannerOf } from '../../src/reply/manner.ts'
import { askingToKeep, measuredMessage } from '../../src/reply/measured.ts'
import type { LogReading } from '../../src/scenario/trainer-log.ts'
import { loadCatalog } from '../../src/catalog/load.ts'

const today = '2026-11-24'
const { corridor } = compose()
const { advise, measure, ownRun } = corridor()
const catalog = loadCatalog(new URL('../../data', import.meta.url).pathname)

type Recommended = Extract<Answer, { kind: 'recommendation' }>

function answered(text: string, asker: Asker = {}): Recommended {
  const answer = advise(text, today, asker)
  if (answer.kind === 'problem') throw new Error(answer.problem.message)
  return answer
}

const about = ({ scenario, recommendation }: Recommended) => ({ scenario, option: recommendation.best })
const perGpu = ({ recommendation: { best } }: Recommended) => best.tokensPerSecond.p50 / best.gpuCount
const width = ({ recommendation: { best } }: Recommended) => Math.log(best.hours.p90 / best.hours.p10)

function measured(text: string, log: LogReading, asker: Asker = {}): Measured {
  const read = measure(log, about(answered(text, asker)), asker)
  if ('problem' in read) throw new Error(read.problem.message)
  return read
}

const question = '8b 100M tokens lora on 1 a100 80gb sxm torchtune'
const said = (tokensPerSecond: number, each: boolean | null = true): LogReading => ({
  from: 'you',
  tokensPerSecond,
  perGpu: each,
})

function remembered(text: string, log: LogReading): readonly OwnRun[] {
  const answer = answered(text)
  return [ownRun(measured(text, log), about(answer), 'run-1', today)]
}

describe('a plan that was measured', () => {
  const before = answered(question)
  const slower = 0.75 * perGpu(before)
  const own = remembered(question, said(slower))
  const after = answered(question, { own })

  test('is estimated as measured, with a narrower range', () => {
    expect(perGpu(after) / slower).toBeGreaterThan(0.95)
    expect(perGpu(after) / slower).toBeLessThan(1.05)
    expect(width(after)).toBeLessThan(0.6 * width(before))
    expect(after.recommendation.best.basis).toContain('your own measurement')
  })

  test.each([0.2, 0.5, 1.25])(
    'is estimated as measured even %s times as fast, and no cousin moves as far',
    (factor) => {
      const speed = factor * perGpu(before)
      const far = remembered(question, said(speed))
      const { options } = answered(question, { own: far }).recommendation
      const same = options.find(({ gpu, gpuCount, method, weights }) => {
        const { best } = before.recommendation
        return gpu === best.gpu && gpuCount === best.gpuCount && method === best.method && weights === best.weights
      })
      expect((same?.tokensPerSecond.p50 ?? 0) / speed).toBeGreaterThan(0.93)
      expect((same?.tokensPerSecond.p50 ?? 0) / speed).toBeLessThan(1.07)
      const cousin = '8b 100M tokens lora on 2 a100 80gb sxm torchtune'
      const moved = Math.log(perGpu(answered(cousin, { own: far })) / perGpu(answered(cousin)))
      expect(Math.abs(moved)).toBeLessThan(Math.min(Math.abs(Math.log(factor)), Math.log(1.6)))
    },
  )

  test('faster than its own precision allows is believed where another would do, and that is said', () => {
    const { best } = before.recommendation
    const eight = '70b 2B tokens lora on 8 h100 sxm torchtune'
    const read = measured(eight, said(2400, true))
    expect(read.tokensPerSecondPerGpu).toBe(2400)
    expect(read.notes.join()).toMatch(/FP8/)
    expect(best.gpu).toContain('a100')
  })

  test('moves plans like it, and those unlike it less', () => {
    const moved = (text: string) => Math.log(perGpu(answered(text, { own })) / perGpu(answered(text)))
    const twin = moved(question)
    const cousin = moved('8b 100M tokens lora on 2 a100 80gb sxm torchtune')
    const stranger = moved('70b 100M tokens full on 64 h100 nemo-fp8')
    expect(twin).toBeLessThan(-0.2)
    expect(cousin).toBeLessThan(-0.1)
    expect(Math.abs(stranger)).toBeLessThan(0.3 * Math.abs(twin))
  })

  test('changes nothing for anybody else', () => {
    expect(answered(question).recommendation).toEqual(before.recommendation)
  })

  test('is kept as plain data', () => {
    expect(own.map((run) => ownRunSchema.parse(JSON.parse(JSON.stringify(run))))).toEqual(own)
  })

  test('that is no longer in the catalog is left out', () => {
    const [run] = own
    if (run === undefined) throw new Error('nothing remembered')
    const gone = [{ ...run, plan: { ...run.plan, stack: 'a-stack-of-old' } }]
    expect(perGpu(answered(question, { own: gone }))).toBe(perGpu(before))
  })
})

describe('memory that was read', () => {
  const fixed = `${question} batch 2 with checkpointing`
  const before = answered(fixed).recommendation.best
  const readingOf = (factor: number): LogReading => ({
    from: 'nvidia-smi',
    perGpu: null,
    peak: { bytes: factor * before.peakMemoryGiB.p50 * 2 ** 30, metric: 'smi' },
  })

  test('is what the same plan needs from then on', () => {
    const own = remembered(fixed, readingOf(1.1))
    const { best } = answered(fixed, { own }).recommendation
    expect(best.peakMemoryGiB.p50 / before.peakMemoryGiB.p50).toBeCloseTo(1.1, 2)
  })

  test('decides what fits: a plan that needs more than was thought is no longer proposed', () => {
    const wide = '8b 100M tokens lora on 1 4090 torchtune batch 2 with checkpointing'
    const { best } = answered(wide).recommendation
    const bytes = 0.97 * best.usableMemoryGiB * 2 ** 30
    const own = remembered(wide, { from: 'nvidia-smi', perGpu: null, peak: { bytes, metric: 'smi' } })
    expect(advise(wide, today, { own })).toMatchObject({ kind: 'problem', problem: { kind: 'infeasible' } })
  })
})

describe('what a log says of a plan', () => {
  const eight = '70b 500M tokens lora on 8 h100 sxm torchtune'
  const { best } = answered(eight).recommendation
  const tokensPerStep = best.microBatch * best.accumulation * 8 * best.sequenceLength

  test('all GPUs, one GPU, or whichever is nearer', () => {
    const each = best.tokensPerSecond.p50 / 8
    expect(measured(eight, said(800, false)).tokensPerSecondPerGpu).toBe(100)
    expect(measured(eight, said(each, true)).tokensPerSecondPerGpu).toBe(each)
    const total = measured(eight, said(8 * each * 0.9, null))
    expect(total.tokensPerSecondPerGpu).toBeCloseTo(0.9 * each, 6)
    expect(total.notes).toEqual(['read as the speed of all 8 GPUs'])
    expect(measured(eight, said(0.9 * each, null)).notes).toEqual(['read as the speed of one GPU'])
  })

  test('seconds a step, with and without the global batch', () => {
    const own = measured(eight, { from: 'a progress bar', perGpu: null, secondsPerStep: 20 })
    expect(own.tokensPerSecondPerGpu).toBeCloseTo(tokensPerStep / 20 / 8, 6)
    const stated = measured(eight, { from: 'NeMo', perGpu: null, secondsPerStep: 10, globalBatch: 64 })
    expect(stated.tokensPerSecondPerGpu).toBeCloseTo((64 * best.sequenceLength) / 10 / 8, 6)
  })

  test('model flops', () => {
    const { tokensPerSecondPerGpu } = measured(eight, { from: 'Megatron', perGpu: null, flopsPerGpu: 400e12 })
    // 4 flops a parameter and token where only adapters are trained, and attention on top.
    expect(tokensPerSecondPerGpu).toBeGreaterThan((0.9 * 400e12) / (4 * 70e9))
    expect(tokensPerSecondPerGpu).toBeLessThan(400e12 / (4 * 69e9))
  })

  test.each([
    ['faster than the card', said(1e6), 'rated peak'],
    [
      'more memory than the card',
      { from: 'nvidia-smi', perGpu: null, peak: { bytes: 95 * 2 ** 30, metric: 'smi' } },
      'that much memory',
    ],
    ['nothing', { from: 'HF Trainer', perGpu: null }, 'no speed and no memory'],
  ] as const)('%s is refused, with the reason', (_, log, words) => {
    const read = measure(log, about(answered(eight)))
    expect('problem' in read && read.problem.message).toContain(words)
  })
})

test('the message sets measured beside expected, and asks whether to remember it', () => {
  const before = answered(question)
  const read = measured(question, said(0.8 * perGpu(before)))
  const after = answered(question, { own: remembered(question, said(0.8 * perGpu(before))) })
  const message = askingToKeep(measuredMessage(read, before, after, mannerOf(catalog, today, true)), 'run-1', null)
  expect(validateMessage(message)).toEqual([])
  expect(message.text).toMatch(/Measured .* tok\/s per GPU; expected .*: 20 % slower/)
  expect(JSON.stringify(message.blocks)).toContain('measurement_keep')
})

test('in a conversation the plan follows at once, and "how do I measure this?" gives the probe', () => {
  const turns = compose().cli.converse?.(
    question,
    ['how do I measure this?', 'Step 12 | loss:1.42 tokens_per_second_per_gpu:3900', 'how sure are you?'],
    today,
  )
  const texts = turns?.map((turn) => (turn.kind === 'answer' ? turn.text : turn.kind))
  expect(texts?.[1]).toContain('tokens_per_second_per_gpu')
  expect(texts?.[1]).toContain('20 steps')
  expect(texts?.[2]).toMatch(/Measured 3.9k tok\/s per GPU; expected .* slower.* With it: 1 × A100/)
  expect(texts?.[3]).toContain('your own measurement')
})
