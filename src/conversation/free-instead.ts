/** "Cheapest possible": the notebooks that are given for nothing, where a small job fits one. */
import { freeNotebookGpu } from '../presentation/questions/free-notebook.ts'
import { formatDuration } from '../presentation/format/number-format.ts'
import type { EngineContext } from './engine-context.ts'
import type { Interpretation } from './interpretation.ts'
import { withGeneralAnswers } from './interpretation-extras.ts'
import { recommendationForSpec } from './recommendation-for.ts'
import type { RequestContext } from './request.ts'

const leastMoney =
  /\b(?:cheapest possible|as cheap(?:ly)? as (?:possible|it gets)|absolute(?:ly)? cheapest|dirt[- ]cheap|(?:as good as|almost|next to) (?:free|nothing)|no money|broke)\b/iu
/** A free notebook is closed after some hours. */
const mostHours = 9

/** Unchanged where money is not all that counts, or the job names its own machine. */
export function withFreeInstead(
  answer: Interpretation,
  text: string,
  request: RequestContext,
  context: EngineContext,
): Interpretation {
  if (answer.kind !== 'start' || !leastMoney.test(text)) return answer
  const { spec } = answer.scenario
  if (spec.gpus !== null || spec.owned === true || spec.certificates !== null || spec.region !== null) return answer
  const found = recommendationForSpec(
    { ...spec, gpus: [freeNotebookGpu], gpuCount: 1, offload: 'none' },
    request,
    context,
  )
  if (found === null || found.best.hours.p90 > mostHours) return answer
  const time = formatDuration(found.best.hours.p50)
  return withGeneralAnswers(answer, [
    `Cheaper still: a free notebook with a T4 (Kaggle some 30 h a week, Colab as it has room; recalled) does it in about ${time}, for nothing. Save to a drive of your own as it runs; and see first whether a ready model of this kind does without training.`,
  ])
}
