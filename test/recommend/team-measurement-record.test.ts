/** A team's own measurements: read, set beside the estimate, and resting on them what the same team asks next. */
import { describe, expect, test } from 'vitest'
import type { AskerContext } from '../../src/conversation/advisor.ts'
import type { AdvisorAnswer } from '../../src/presentation/content/advisor-answer.ts'
import { sharedApp } from '../shared-app.ts'
import { converse } from '../../src/cli/converse-verb.ts'
import { textAnswerer } from '../answer-text.ts'
import {
  type MeasurementComparison,
  type TeamMeasurementRecord,
  teamMeasurementRecordSchema,
} from '../../src/recommend/team-measurement-record.ts'
import { validateMessage } from 'local-slack/block-kit/validator'
import { createRenderContext } from '../../src/presentation/render-context.ts'
import { measurementMessage } from '../../src/presentation/content/messages/measurement-message.ts'
import { withKeepQuestion } from '../../src/presentation/slack/messages/keep-question.ts'
import { renderMessage } from '../../src/presentation/slack/render-message.ts'
import type { LogMetrics } from '../../src/scenario/log-metrics.ts'
import { loadCatalog } from '../../src/catalog/load.ts'

const today = '2026-11-24'
const app = sharedApp()
const advise = textAnswerer(app)
const { compareMeasurement: measure, recordMeasurement: ownRun } = app.advisor()
const catalog = loadCatalog(new URL('../../data', import.meta.url).pathname)

type RecommendedAnswer = Extract<AdvisorAnswer, { kind: 'recommendation' }>

function answerTo(text: string, asker: AskerContext = {}): RecommendedAnswer {
  const answer = advise(text, today, asker)
  if (answer.kind === 'problem') throw new Error(answer.problem.message)
  return answer
}

const planContextOf = ({ scenario, recommendation }: RecommendedAnswer) => ({ scenario, option: recommendation.best })
const perGpu = ({ recommendation: { best } }: RecommendedAnswer) => best.tokensPerSecond.p50 / best.gpuCount
const width = ({ recommendation: { best } }: RecommendedAnswer) => Math.log(best.hours.p90 / best.hours.p10)

function measurementOf(text: string, log: LogMetrics, asker: AskerContext = {}): MeasurementComparison {
  const read = measure(log, planContextOf(answerTo(text, asker)), asker)
  if ('problem' in read) throw new Error(read.problem.message)
  return read
}

const question = '8b 100M tokens lora on 1 a100 80gb sxm torchtune'
const reportedSpeed = (tokensPerSecond: number, each: boolean | null = true): LogMetrics => ({
  from: 'you',
  tokensPerSecond,
  perGpu: each,
})

function teamRunsOf(text: string, log: LogMetrics): readonly TeamMeasurementRecord[] {
  const answer = answerTo(text)
  return [ownRun(measurementOf(text, log), planContextOf(answer), 'run-1', today)]
}

describe('a plan that was measured', () => {
  const before = answerTo(question)
  const slower = 0.75 * perGpu(before)
  const teamRuns = teamRunsOf(question, reportedSpeed(slower))
  const after = answerTo(question, { teamMeasurements: teamRuns })

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
      const far = teamRunsOf(question, reportedSpeed(speed))
      const { options } = answerTo(question, { teamMeasurements: far }).recommendation
      const same = options.find(({ gpu, gpuCount, method, weights }) => {
        const { best } = before.recommendation
        return gpu === best.gpu && gpuCount === best.gpuCount && method === best.method && weights === best.weights
      })
      expect((same?.tokensPerSecond.p50 ?? 0) / speed).toBeGreaterThan(0.93)
      expect((same?.tokensPerSecond.p50 ?? 0) / speed).toBeLessThan(1.07)
      const similar = '8b 100M tokens lora on 2 a100 80gb sxm torchtune'
      const moved = Math.log(perGpu(answerTo(similar, { teamMeasurements: far })) / perGpu(answerTo(similar)))
      expect(Math.abs(moved)).toBeLessThan(Math.min(Math.abs(Math.log(factor)), Math.log(1.6)))
    },
  )

  test('faster than its own precision allows is believed where another would do, and that is said', () => {
    const { best } = before.recommendation
    const eight = '70b 2B tokens lora on 8 h100 sxm torchtune'
    const read = measurementOf(eight, reportedSpeed(2400, true))
    expect(read.tokensPerSecondPerGpu).toBe(2400)
    expect(read.notes.join()).toMatch(/FP8/)
    expect(best.gpu).toContain('a100')
  })

  test('moves plans like it, and those unlike it less', () => {
    const moved = (text: string) =>
      Math.log(perGpu(answerTo(text, { teamMeasurements: teamRuns })) / perGpu(answerTo(text)))
    const same = moved(question)
    const similar = moved('8b 100M tokens lora on 2 a100 80gb sxm torchtune')
    const unlike = moved('70b 100M tokens full on 64 h100 nemo-fp8')
    expect(same).toBeLessThan(-0.2)
    expect(similar).toBeLessThan(-0.1)
    expect(Math.abs(unlike)).toBeLessThan(0.3 * Math.abs(same))
  })

  test('changes nothing for anybody else', () => {
    expect(answerTo(question).recommendation).toEqual(before.recommendation)
  })

  test('is kept as plain data', () => {
    expect(teamRuns.map((run) => teamMeasurementRecordSchema.parse(JSON.parse(JSON.stringify(run))))).toEqual(teamRuns)
  })

  test('that is no longer in the catalog is left out', () => {
    const [run] = teamRuns
    if (run === undefined) throw new Error('nothing remembered')
    const gone = [{ ...run, plan: { ...run.plan, stack: 'a-stack-of-old' } }]
    expect(perGpu(answerTo(question, { teamMeasurements: gone }))).toBe(perGpu(before))
  })
})

describe('memory that was read', () => {
  const fixed = `${question} batch 2 with checkpointing`
  const before = answerTo(fixed).recommendation.best
  const readingOf = (factor: number): LogMetrics => ({
    from: 'nvidia-smi',
    perGpu: null,
    peak: { bytes: factor * before.peakMemoryGiB.p50 * 2 ** 30, metric: 'smi' },
  })

  test('is what the same plan needs from then on', () => {
    const teamRuns = teamRunsOf(fixed, readingOf(1.1))
    const { best } = answerTo(fixed, { teamMeasurements: teamRuns }).recommendation
    expect(best.peakMemoryGiB.p50 / before.peakMemoryGiB.p50).toBeCloseTo(1.1, 2)
  })

  test('decides what fits: a plan that needs more than was thought is no longer proposed', () => {
    const wide = '8b 100M tokens lora on 1 4090 torchtune batch 1 with checkpointing no offload'
    const { best } = answerTo(wide).recommendation
    const bytes = 0.97 * best.usableMemoryGiB * 2 ** 30
    const teamRuns = teamRunsOf(wide, { from: 'nvidia-smi', perGpu: null, peak: { bytes, metric: 'smi' } })
    expect(advise(wide, today, { teamMeasurements: teamRuns })).toMatchObject({
      kind: 'problem',
      problem: { kind: 'infeasible' },
    })
  })
})

describe('what a log says of a plan', () => {
  const eight = '70b 500M tokens lora on 8 h100 sxm torchtune'
  const { best } = answerTo(eight).recommendation
  const tokensPerStep = best.microBatch * best.accumulation * 8 * best.sequenceLength

  test('all GPUs, one GPU, or whichever is nearer', () => {
    const each = best.tokensPerSecond.p50 / 8
    expect(measurementOf(eight, reportedSpeed(800, false)).tokensPerSecondPerGpu).toBe(100)
    expect(measurementOf(eight, reportedSpeed(each, true)).tokensPerSecondPerGpu).toBe(each)
    const total = measurementOf(eight, reportedSpeed(8 * each * 0.9, null))
    expect(total.tokensPerSecondPerGpu).toBeCloseTo(0.9 * each, 6)
    expect(total.notes.join()).toContain('read as the speed of all 8 GPUs')
    expect(measurementOf(eight, reportedSpeed(0.9 * each, null)).notes).toEqual(['read as the speed of one GPU'])
    const tooFast = measurementOf(eight, reportedSpeed(2300, null))
    expect(tooFast.tokensPerSecondPerGpu).toBe(2300 / 8)
    expect(tooFast.notes.join()).toContain('one GPU does not reach it')
  })

  test('asks which is meant where either may be', () => {
    const each = best.tokensPerSecond.p50 / 8
    const read = measure(reportedSpeed(1.65 * each, null), planContextOf(answerTo(eight)))
    expect('problem' in read && read.problem).toMatchObject({
      message: expect.stringMatching(/one GPU, or of all 8 together\?/),
      suggestions: [expect.stringMatching(/ in total on 8 /), expect.stringMatching(/ per GPU on 8 /)],
    })
    // What it asks is understood.
    const said = 'problem' in read ? read.problem.suggestions : []
    const turns = converse([eight, ...said], app.cli, today)
    expect(turns.map(({ kind }) => kind)).toEqual(['scenario', 'answer', 'answer'])
  })

  test('seconds a step, with and without the global batch', () => {
    const teamRuns = measurementOf(eight, { from: 'a progress bar', perGpu: null, secondsPerStep: 20 })
    expect(teamRuns.tokensPerSecondPerGpu).toBeCloseTo(tokensPerStep / 20 / 8, 6)
    const stated = measurementOf(eight, { from: 'NeMo', perGpu: null, secondsPerStep: 10, globalBatch: 64 })
    expect(stated.tokensPerSecondPerGpu).toBeCloseTo((64 * best.sequenceLength) / 10 / 8, 6)
  })

  test('model flops', () => {
    const { tokensPerSecondPerGpu } = measurementOf(eight, { from: 'Megatron', perGpu: null, flopsPerGpu: 400e12 })
    // 4 flops a parameter and token where only adapters are trained, and attention on top.
    expect(tokensPerSecondPerGpu).toBeGreaterThan((0.9 * 400e12) / (4 * 70e9))
    expect(tokensPerSecondPerGpu).toBeLessThan(400e12 / (4 * 69e9))
  })

  test.each([
    ['faster than the card', reportedSpeed(1e6), 'rated peak'],
    [
      'more memory than the card',
      { from: 'nvidia-smi', perGpu: null, peak: { bytes: 95 * 2 ** 30, metric: 'smi' } },
      'that much memory',
    ],
    ['nothing', { from: 'HF Trainer', perGpu: null }, 'no speed and no memory'],
  ] as const)('%s is refused, with the reason', (_, log, words) => {
    const read = measure(log, planContextOf(answerTo(eight)))
    expect('problem' in read && read.problem.message).toContain(words)
  })
})

test('the message sets measured beside expected, and asks whether to remember it', () => {
  const before = answerTo(question)
  const read = measurementOf(question, reportedSpeed(0.8 * perGpu(before)))
  const after = answerTo(question, { teamMeasurements: teamRunsOf(question, reportedSpeed(0.8 * perGpu(before))) })
  const message = withKeepQuestion(
    renderMessage(measurementMessage(read, before, after, createRenderContext(catalog, today, true))),
    'run-1',
    null,
  )
  expect(validateMessage(message)).toEqual([])
  expect(message.text).toMatch(/Measured .* tok\/s per GPU; expected .*: 20 % slower/)
  expect(JSON.stringify(message.blocks)).toContain('measurement_keep')
})

test('in a conversation the plan follows at once, and "how do I measure this?" gives the probe', () => {
  const turns = converse(
    [question, 'how do I measure this?', 'Step 12 | loss:1.42 tokens_per_second_per_gpu:3900', 'how sure are you?'],
    app.cli,
    today,
  )
  const texts = turns.map((turn) => (turn.kind === 'answer' ? turn.text : turn.kind))
  expect(texts[1]).toContain('tokens_per_second_per_gpu')
  expect(texts[1]).toContain('20 steps')
  expect(texts[2]).toMatch(/Measured 3.9k tok\/s per GPU; expected .* slower.*\nWith it: 1 × A100/)
  expect(texts[3]).toContain('your own measurement')
})

test('a run that is slow moves the plan to no GPU that nobody measured, unless that is cheaper for sure', () => {
  const job = '70b 2B tokens'
  const before = answerTo(job)
  const { best } = before.recommendation
  const slow = Math.round(0.55 * perGpu(before))
  const turns = converse([job, `we measured ${slow} tok/s per gpu`], app.cli, today)
  const after = answerTo(job, { teamMeasurements: teamRunsOf(job, reportedSpeed(slow)) }).recommendation.best
  // By estimates alone it would go.
  expect(after.gpu).not.toBe(best.gpu)
  const [, said] = turns
  expect(said?.kind === 'answer' && said.text).toMatch(
    new RegExp(`With it: ${best.gpuCount} × .*Not measured by you: ${after.gpuCount} × .*"any gpu"`, 's'),
  )
})
