/** "Fine-tune with 300 examples, or should I just prompt?": the prompt first, and what a training on them would cost. */
import { examplesToTuneIn } from '../language/inquiries/prompt-or-tune.ts'
import { promptOrTuneSentences } from '../presentation/content/inquiries/prompt-or-tune-sentences.ts'
import { planAndProvider } from '../presentation/format/display-names.ts'
import { formatDuration, formatUsd } from '../presentation/format/number-format.ts'
import { formatMagnitude } from '../scenario/format-values.ts'
import { emptySpec } from '../scenario/scenario.ts'
import { knownInquiry, type SpecReader } from './part-readers.ts'
import { recommendationForSpec } from './recommendation-for.ts'

/** Priced where nobody says how many there are, and passes over them. */
const [usualExamples, passes] = [300, 3]

/** Null where no such choice is asked, or a model is named to be planned. */
export const promptOrTuneOf: SpecReader = (text, specOf, request, context) => {
  const asked = examplesToTuneIn(text)
  if (asked === null) return null
  const told = specOf(text)
  if (told.model !== null || told.params !== null) return null
  const { goals } = context.catalog.inquiryFacts
  const examples = asked.count ?? usualExamples
  const params = goals.params.base
  const tokens = examples * passes * (asked.tokensEach ?? goals.exampleTokens.base)
  const best = recommendationForSpec({ ...emptySpec, params, tokens, method: 'lora' }, request, context)?.best
  const { names } = context.renderContextOn(request)
  const plan =
    best === undefined
      ? null
      : {
          name: planAndProvider(best, names),
          hours: formatDuration(best.hours.p50),
          usd: formatUsd(best.allInUsd.p50),
          model: `a model of ${formatMagnitude(params)}`,
        }
  return knownInquiry(
    'prompt-or-tune',
    promptOrTuneSentences({ examples: asked.count, priced: { examples, tokens, passes }, plan }),
  )
}
