/** How fast a job runs, whatever its data: the speed that is expected, or one that is told beside it. */
import { speedToldIn, withoutSpeedWords } from '../language/inquiries/speed-words.ts'
import { assumedDataSentence, reportedSpeedSentence } from '../presentation/content/inquiries/speed-sentences.ts'
import type { EngineContext } from './engine-context.ts'
import { interpretJob } from './interpret-job.ts'
import { type Started, withExtras } from './interpretation-extras.ts'
import type { InputKind, RequestContext } from './request.ts'

/**
 * "Tok/s that I should expect on 8 H100", "our 8B full does 9,800 tok/s on 8 A100s, is that slow?": the plan for a usual
 * amount of data. Null where no speed is asked about, or no GPUs are named for it.
 */
export function speedOf(
  text: string,
  inputKind: InputKind,
  request: RequestContext,
  context: EngineContext,
): Started | null {
  const told = speedToldIn(text)
  const rest = withoutSpeedWords(told?.rest ?? text)
  if (rest === null) return null
  const tokens = context.catalog.inquiryFacts.goals.pricesTokens.base
  const job = interpretJob(rest, inputKind, request, context, { tokens })
  if (job.kind !== 'start' || job.scenario.spec.gpus === null) return null
  const started = (says: readonly string[]): Started =>
    withExtras(job, { generalAnswers: [...says, assumedDataSentence(tokens)] })
  if (told === null) return started([])
  const answer = context.advisor.answer(job.scenario, request.today, context.askerContext(request, null))
  if (answer.kind !== 'recommendation') return started([])
  const { gpuCount, tokensPerSecond } = answer.recommendation.best
  const total = told.isPerGpu ? told.tokensPerSecond * gpuCount : told.tokensPerSecond
  return started([reportedSpeedSentence(total, gpuCount, tokensPerSecond)])
}
