/** "A 32B with LoRA on 80M tokens, and the same on a 70B?": a job, and what another of it has instead. */
import { alternativeName } from '../presentation/content/plan-comparison.ts'
import type { EngineContext } from './engine-context.ts'
import type { Scenario } from '../scenario/scenario.ts'
import { interpretComparison } from './interpret-comparison.ts'
import type { Interpretation } from './interpretation.ts'
import type { RequestContext } from './request.ts'

const sameOnAnother =
  /^(.{12,240}?)[,;.?]? (?:and|plus|also|then) (?:also )?(?:the )?same(?: (?:thing|job|run|training|again))? (?:but )?(?:on|for|with|in|using) (?:an? |the |one )?([^,;.?!\n]{2,48}?)(?: (?:too|as well|please|pls|instead))?[?.! ]*$/iu

/** Null where no such thing is said, or it is no whole job with another value. */
export function sameOnAnotherOf(text: string, request: RequestContext, context: EngineContext): Interpretation | null {
  const [, job, other] = sameOnAnother.exec(text) ?? []
  if (job === undefined || other === undefined) return null
  const compared = interpretComparison([job, other], request, context, {})
  if (compared.kind !== 'comparison') return null
  const [first, second] = compared.scenarios
  if (first === undefined || second === undefined) return null
  const { names } = context.renderContextOn(request)
  // "A 70B model" is a 70B beside another.
  const nameOf = (one: Scenario, than: Scenario): string =>
    alternativeName(one, than, names).replace(/^An? (\S+) model$/u, '$1')
  return { ...compared, names: [nameOf(first, second), nameOf(second, first)] }
}
