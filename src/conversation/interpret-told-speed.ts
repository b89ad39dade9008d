/** "Our 8B full does 9,800 tok/s on 8 A100s, is that slow?": a speed that is told, beside the one that is expected. */
import { speedToldIn, withoutSpeedWords } from '../language/inquiries/speed-words.ts'
import { toldSpeedSays } from '../presentation/content/inquiries/told-speed-says.ts'
import type { EngineContext } from './engine-context.ts'
import { interpretJob } from './interpret-job.ts'
import { type Started, withExtras } from './interpretation-extras.ts'
import type { InputKind, RequestContext } from './request.ts'

/** Null where no speed is to be judged, or nothing that it could be set against is named. */
export function toldSpeedOf(
  text: string,
  inputKind: InputKind,
  request: RequestContext,
  context: EngineContext,
): Started | null {
  const told = speedToldIn(text)
  const rest = told === null ? null : withoutSpeedWords(told.rest)
  if (told === null || rest === null) return null
  const tokens = context.catalog.inquiryFacts.goals.pricesTokens.base
  const job = interpretJob(rest, inputKind, request, context, { tokens })
  if (job.kind !== 'start' || job.scenario.spec.gpus === null) return null
  const answer = context.advisor.answer(job.scenario, request.today, context.askerContext(request, null))
  if (answer.kind !== 'recommendation') return null
  const { gpuCount, tokensPerSecond } = answer.recommendation.best
  const total = told.isPerGpu ? told.tokensPerSecond * gpuCount : told.tokensPerSecond
  return withExtras(job, { generalAnswers: toldSpeedSays(total, gpuCount, tokensPerSecond, tokens) })
}
