/** "128 H100s, but InfiniBand is broken between the halves": what is joined still is planned with, and what the rest is good for is told. */
import { recommendationFor } from './recommendation-for.ts'
import { withExtras } from './interpretation-extras.ts'
import { isLinksNote } from '../scenario/links-note.ts'
import type { Scenario } from '../scenario/scenario.ts'
import type { EngineContext } from './engine-context.ts'
import type { Interpretation } from './interpretation.ts'
import type { RequestContext } from './request.ts'

const link = '(?:ib|infini-?band|fabric|interconnect|roce|network|link|switch)'
const broken = new RegExp(
  String.raw`\b${link}\b[^.?!]{0,44}\b(?:busted|broken|down|dead|flaky|failing|failed|fried|unusable|out of order|gone)\b|\b(?:broken|busted|dead|flaky|failed|without) (?:an? |the |any )?${link}\b`,
  'iu',
)
const ofHalves =
  /\b(?:between|across|joining|of) (?:the |our |both )?(?:two |2 )?(?:halves|halfs|islands|pods|rows|groups|sides)\b/iu
const gpusOfMachine = 8
const maxText = 1000

/** Unchanged where one's own machines meet, or what is joined does not hold the job. */
export function withBrokenNetwork(
  answer: Interpretation,
  text: string,
  request: RequestContext,
  context: EngineContext,
): Interpretation {
  if (answer.kind !== 'start' || text.length > maxText || !broken.test(text)) return answer
  const { scenario } = answer
  const { spec, extras } = scenario
  const { gpuCount } = spec
  if (spec.owned !== true || gpuCount === null || gpuCount <= gpusOfMachine || extras?.lead !== undefined) return answer
  const isHalf = ofHalves.test(text)
  const joined = isHalf ? gpuCount / 2 : gpusOfMachine
  if (!Number.isInteger(joined)) return answer
  const planned: Scenario = {
    ...scenario,
    spec: { ...spec, gpuCount: joined, nodes: null },
    notes: scenario.notes.filter((note) => !isLinksNote(note)),
    ...(scenario.remarks === undefined
      ? {}
      : { remarks: scenario.remarks.filter(({ text: remark }) => !isLinksNote(remark)) }),
  }
  const best = recommendationFor(planned, request, context)?.best
  if (best === undefined || best.offload !== 'none') return answer
  const part = isHalf ? 'half' : 'machine'
  const { generalAnswers = [] } = extras ?? {}
  return withExtras(
    { ...answer, scenario: planned },
    {
      lead: `One ${part} by itself, which needs nothing of the broken network`,
      generalAnswers: [
        `The other ${isHalf ? 'half is' : 'machines are'} free for a second run, such as other settings or the evaluation: one run over all ${gpuCount} waits for the slow link at every step.`,
        ...generalAnswers,
      ],
    },
  )
}
