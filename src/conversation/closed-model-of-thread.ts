/** "Why not gpt-4o-mini fine-tuning, what's that for 80M?", in a thread: what the maker asks for the data, set against the plan. */
import type { InquiryOf } from '../language/inquiries/inquiry.ts'
import { currentScenario } from '../language/replies/revision-history.ts'
import { applyChange, askedChange } from '../scenario/scenario-change.ts'
import type { Scenario } from '../scenario/scenario.ts'
import type { EngineContext } from './engine-context.ts'
import { closedModelGuard, closedModelSaysOf, closedNameIn, isTrainedThere } from './interpret-closed-model.ts'
import type { RequestContext } from './request.ts'
import type { ThreadState } from './thread-state.ts'

const asks =
  /\?|^(?:@?gpucost,? )?(?:and |so |but |ok |hm+,? )?(?:what|how|is|are|would|could|should|can|does|do|will|why|compare)\b|[,;:.–-] ?(?:and |so |but )?(?:how|what|is|are|would|does|do|could) \b/iu
/** What it answers with, or writes, is no training. */
const ofUse =
  /\b(?:inference|serving|per call|api calls|prompt(?:ing|s)?|zero-?shot|few-?shot|rag|label(?:s|ed|led|ing)?)\b/iu
const typedTokens =
  /\b(?:for|on|of|with) (?:the |our |all |these |those )?(?<digits>\d{1,4}(?:\.\d{1,3})?) ?(?<magnitude>[mb]\b|[mb]illion\b)(?<unit> (?:training )?tok)?/iu
const longest = 240

/** Null where no model of that kind is asked about, or what is asked of it is not its training. */
export function closedModelOfThread(
  text: string,
  thread: ThreadState,
  request: RequestContext,
  context: EngineContext,
): InquiryOf<'known'> | null {
  if (text.length > longest || !asks.test(text) || ofUse.test(text)) return null
  const isNamed = closedModelGuard.test(text)
  const name = isNamed ? closedNameIn(text, context.catalog) : usualOf(text)
  if (name === null || (isNamed && !isTrainedThere(text, name))) return null
  const job = withTypedTokens(text, currentScenario(thread.conversation))
  if (job.spec.tokens === null) return null
  const answer = context.answerWith(request, thread)(job)
  const rentUsd = answer.kind === 'recommendation' ? answer.recommendation.best.allInUsd.p50 : null
  return { kind: 'known', id: 'hosted-training', says: closedModelSaysOf(job, name, rentUsd, request, context) }
}

/** "Would the OpenAI fine-tuning API be cheaper?" names no model: the one that is priced by the token. */
const usualOf = (text: string): string | null => (ofOpenAi.test(text) ? 'gpt-4o-mini' : null)
const ofOpenAi =
  /\bopen ?ai(?:['’]?s)?\b.{0,24}\b(?:fine-?\s?tun\w*|tun(?:e|es|ing)|train\w*) ?(?:api|service|prices?|pricing|costs?)?\b/iu

/** "For 200M": of other data than the plan has. */
function withTypedTokens(text: string, scenario: Scenario): Scenario {
  const said = typedTokens.exec(text)?.groups
  if (said === undefined) return scenario
  const isBillions = said['magnitude']?.toLowerCase().startsWith('b') === true
  // "For an 8B" is a model.
  if (isBillions && said['unit'] === undefined) return scenario
  const tokens = Number(said['digits']) * (isBillions ? 1e9 : 1e6)
  if (tokens === scenario.spec.tokens) return scenario
  const result = applyChange(scenario, askedChange({ tokens }))
  return 'problem' in result ? scenario : result.scenario
}
