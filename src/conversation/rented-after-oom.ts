/** "OOM on my 4090. What's the cheapest card to rent where this just works?": a card to rent, and what may spare it. */
import { outOfMemoryIn } from '../language/inquiries/out-of-memory.ts'
import { withoutUnused } from '../language/resolution/unused-words.ts'
import type { EngineContext } from './engine-context.ts'
import { withAnswersBefore, withExtras } from './interpretation-extras.ts'
import type { Interpretation } from './interpretation.ts'
import { outOfMemorySays } from './interpret-out-of-memory.ts'
import type { RequestContext } from './request.ts'

const ranOut = /\b(?:oom\w{0,4}|out of (?:gpu |cuda )?(?:memory|vram)|cuda)\b/iu
/** Another card is asked for than the one that it ran out on. */
const asksForOther =
  /\b(?:which|what|what['’]?s|cheapest|smallest|least|best)\b[^.?!]{0,40}\b(?:cards?|gpus?|machines?|instances?)\b[^.?!]{0,40}\b(?:rent\w*|works?|runs?|fits?|do(?:es)? it|hold\w*)\b|\b(?:rent|renting|move to|go to) (?:something|one|a bigger|a larger|another|instead)\b/iu
const maxText = 600

/** Unchanged where memory did not run out on a card of one's own, or no other is asked for. */
export function withRentedAfterOom(
  answer: Interpretation,
  text: string,
  request: RequestContext,
  context: EngineContext,
): Interpretation {
  if (answer.kind !== 'start' || text.length > maxText || !asksForOther.test(text)) return answer
  const told = ranOut.test(text) ? outOfMemoryIn(text) : null
  const { spec, setBy, extras } = answer.scenario
  const { gpus } = spec
  if (told === null || gpus === null || extras?.staysHere === true) return answer
  const { gpus: _gpus, gpuCount: _count, owned: _owned, ...kept } = setBy
  const isCheapest = /\bcheap\w*|\bleast (?:money|expensive)\b/iu.test(text)
  const says = outOfMemorySays(told, spec, request, context)
  const scenario = withoutUnused(answer.scenario, (word) => ranOut.test(word))
  const rented = {
    ...spec,
    gpus: null,
    gpuCount: null,
    nodes: null,
    owned: null,
    offload: 'none' as const,
    excludedGpus: gpus,
    objective: isCheapest ? ('cheapest' as const) : spec.objective,
  }
  return withAnswersBefore(
    withExtras({ ...answer, scenario: { ...scenario, spec: rented, setBy: kept } }, { lead: 'To rent' }),
    says.length === 0 ? [] : [onOwnCard(says)],
  )
}

/** The verdict, and the names of the steps in their order; each step with its figures is told where that alone is asked. */
function onOwnCard([verdict = '', ...others]: readonly string[]): string {
  const steps = others.flatMap((line) => /^\d\. (?<name>[^(:,]{3,60})/u.exec(line)?.groups?.['name']?.trim() ?? [])
  return `${verdict}${steps.length === 0 ? '' : ` The steps in order: ${steps.join(', ')}.`}`
}
