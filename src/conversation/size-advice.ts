/** "LoRA on an 8B or on a 70B, which would you go with?": which size to begin with, before what each costs. */
import { formatParameters } from '../presentation/format/number-format.ts'
import { paramsOf } from '../recommend/ranking/candidate.ts'
import type { Scenario } from '../scenario/scenario.ts'
import type { EngineContext } from './engine-context.ts'
import type { Interpretation } from './interpretation.ts'

const asksWhich =
  /\b(?:which|recommend\w*|go with|pick|choose|better|should (?:i|we)|worth|decide|torn|would you|advice|start with|or (?:just|rather|better))\b/iu
/** The larger one is at least so many times the other: below it is the same class. */
const clearlyLarger = 1.8
const maxText = 1000

/** Unchanged where no size is asked for, or something else is advised. */
export function withSizeAdvice(answer: Interpretation, text: string, { catalog }: EngineContext): Interpretation {
  if (answer.kind !== 'comparison' || answer.thread !== null || text.length > maxText || !asksWhich.test(text))
    return answer
  if (answer.advice !== undefined || answer.counts !== undefined || answer.scenarios.length !== 2) return answer
  const sizes = answer.scenarios.flatMap(({ spec }: Scenario) => {
    const params = paramsOf(spec, catalog)
    return params === undefined || spec.task === 'pretrain' ? [] : [params]
  })
  const [small, large] = [Math.min(...sizes), Math.max(...sizes)]
  if (sizes.length < 2 || large < clearlyLarger * small) return answer
  const [least, most] = [small, large].map((params) => formatParameters(params))
  return {
    ...answer,
    advice: `Start with the ${least}: it costs a part of the ${most} to train and to serve each month, and on one narrow task it is often close; take the ${most} only if held-out examples show that it falls short (rule of thumb).`,
  }
}
