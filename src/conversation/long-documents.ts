/** "What breaks if a contract is 30k tokens? We have maybe 200 like that": a few examples far longer than the rest. */
import { typedNumber } from '../language/text/typed-number.ts'
import { currentScenario } from '../language/replies/revision-history.ts'
import { formatCount, formatPercent, formatTokens, formatUsd } from '../presentation/format/number-format.ts'
import type { EngineContext } from './engine-context.ts'
import type { Interpretation } from './interpretation.ts'
import { saidInThread } from './thread-plans.ts'
import type { ThreadState } from './thread-state.ts'

const asked =
  /\b(?:what (?:breaks|happens|goes wrong|if|about|do we do|would happen)|does it (?:break|matter|work|crash)|is (?:it|that) (?:a problem|ok|okay|fine|bad)|how (?:bad|are .{3,30} handled)|too long|truncat\w*|cut off)\b/u
const long = /(?<![\w.$€£])(?<digits>\d[\d,]{0,6}(?:\.\d)?) ?(?<kilo>k)? ?(?:tok(?:en)?s?)(?: long)?\b/u
const how =
  /\b(?:maybe|about|around|some|roughly|have|are|only|just|like|of) ~?(?<count>\d[\d,]{0,6})(?<kilo>k)? (?:like (?:that|this|those)|of (?:those|them|these)|such|that long|so long|longer ones|(?:[a-z]{3,12} )?(?:that|which) are)\b/u
const maxLength = 170
/** Examples so much longer than the sequence are spoken of. */
const longerThan = 1

/** Null where no such length is asked about, or the plan counts no examples. */
export function longDocumentsInThread(
  thread: ThreadState,
  text: string,
  { catalog }: EngineContext,
): Interpretation | null {
  const line = text.toLowerCase()
  if (thread.shown === null || line.length > maxLength || !asked.test(line)) return null
  const said = long.exec(line)?.groups
  const { spec, corpus } = currentScenario(thread.conversation)
  const each = corpus?.tokensPerExample ?? null
  const examples = corpus?.examples ?? null
  if (said === undefined || each === null || examples === null || spec.tokens === null) return null
  const length = typedNumber(said['digits'], said['kilo'])
  const { best } = thread.shown
  if (!(length > longerThan * best.sequenceLength)) return null
  const context = spec.model === null ? undefined : catalog.models.get(spec.model)?.maxContext.value
  const told = how.exec(line)?.groups
  const count = told === undefined ? null : typedNumber(told['count'], told['kilo'])
  const sequence = formatCount(best.sequenceLength)
  const parts = Math.ceil(length / best.sequenceLength)
  const perToken = best.allInUsd.p50 / spec.tokens
  const extra = count === null ? null : count * (length - each) * (corpus?.epochs ?? 1)
  const says = [
    `Nothing crashes: at a sequence length of ${sequence} one of ${formatCount(length)} is cut there, and ${formatPercent(1 - best.sequenceLength / length)} of it is never seen, unless you split it, into ${formatCount(parts)} pieces.`,
    context === undefined
      ? ''
      : length > context
        ? `Whole it does not go into this model, which was made for ${formatCount(context)}: split it, or take a model of a longer context.`
        : `The model was made for ${formatCount(context)}, so whole it would go in, with “seq ${formatCount(Math.ceil(length / 1024) * 1024)}” and more memory for all of them.`,
    count === null || extra === null
      ? ''
      : `${formatCount(count)} of ${formatCount(examples)} are ${formatPercent(count / examples)}. Split and read in full they are ${formatTokens(count * length)} a pass${extra > 0 ? `, at most ${formatUsd(extra * perToken)} more than the ${formatUsd(best.allInUsd.p50)}` : ''}; left out they change next to nothing.`,
  ]
  return saidInThread(thread, 'long-documents', says)
} // prettier-ignore
