/** "LoRA on 8B and maybe a 32B", of which data nothing is said: each size is priced for an amount that is named. */
import { isSize } from '../language/grammar/size-slots.ts'
import type { Slot } from '../language/grammar/slots.ts'
import { understand } from '../language/pipeline.ts'
import type { Understanding } from '../language/resolution/understanding.ts'
import { formatTokens } from '../presentation/format/number-format.ts'
import type { Scenario } from '../scenario/scenario.ts'
import type { EngineContext } from './engine-context.ts'
import type { Interpretation } from './interpretation.ts'
import type { RequestContext } from './request.ts'

const [maxLength, maxSizes] = [600, 4]

/** Null where the text is anything but one job for several sizes of model that lacks its data. */
export function sizesWithoutData(
  text: string,
  { today }: RequestContext,
  { vocabulary, catalog }: EngineContext,
): Interpretation | null {
  if (text.length > maxLength) return null
  const understanding = understand(text, { mode: 'message', vocabulary, today })
  const { draft, slots, wordsAt } = understanding
  if (!draft.issues.some(({ kind }) => kind === 'conflict') || draft.get('tokens') !== null) return null
  const sizes = slots.filter(isSize)
  if (sizes.length < 2 || sizes.length > maxSizes) return null
  const tokens = catalog.inquiryFacts.goals.pricesTokens.base
  const jobs = sizes.flatMap((size) => jobOf(understanding, size, sizes, tokens, noQuota.test(text)) ?? [])
  if (jobs.length < sizes.length) return null
  return {
    kind: 'comparison',
    thread: null,
    scenarios: jobs,
    names: sizes.map(({ from, to }) => wordsAt(from, to).trim()),
    assumed: [`${formatTokens(tokens)} each, as nothing is said of data`],
    ...(/\bor\b|\bvs\b|\bversus\b/iu.test(text) ? {} : { counts: sizes.map(() => 1) }),
  }
}

/** "The quota says 0 vCPU": of a machine that cannot be had the seller alone is kept. */
const noQuota = /\bquota\b.{0,30}(?<![\d.])(?:0|zero|none|nothing)(?![\d.])|(?<![\d.])(?:0|zero|no) (?:\w+ )?quota\b/iu

function jobOf(
  { draftOf, slots }: Understanding,
  size: Slot,
  sizes: readonly Slot[],
  tokens: number,
  lacksQuota: boolean,
): Scenario | null {
  const draft = draftOf(slots.filter((slot) => slot === size || !sizes.includes(slot)))
  if (draft.issues.length > 0 || draft.get('params') === null || draft.get('tokens') !== null) return null
  const { spec, ...scenario } = draft.finish()
  const hardware = lacksQuota ? ({ gpus: null, gpuCount: null, mostGpus: null, nodes: null } as const) : {}
  return { ...scenario, spec: { ...spec, ...hardware, tokens } }
}
