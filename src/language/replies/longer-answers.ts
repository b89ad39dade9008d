/**
 * "What does it do to the cost if answers get long? It averages 600 now but goes up to 4k": of a job that samples its own
 * answers, the plan at the length of now and at the longer one, side by side.
 */
import type { Scenario } from '../../scenario/scenario.ts'
import { formatExact } from '../../scenario/format-values.ts'
import { quantity } from '../grammar/preset-slots.ts'
import { amendWith } from './amendment.ts'
import { type ReplyCandidate, typedLine, wholeReply } from './reply-candidate.ts'
import type { Reply } from './reply-input.ts'

const ofAnswers =
  /\b(?:answers?|responses?|completions?|outputs?|generations?|rollouts?|traces|chains? of thought|cot|reasoning)\b/u
const grows =
  /\b(?:get|gets|grow|grows|become|becomes|are|turn|go|goes|went|run|blow|blows)\b.{0,16}\b(?:long|longer|up|out|to \d)|\b(?:up to|as long as|average[sd]? of) ~?\d/u
const supposes = /\?|\b(?:what|how|if|when|once|suppose|would|could)\b/u
const number =
  /(?<![\w.$€£])~?(?<digits>\d[\d,]{0,6}(?:\.\d)?) ?(?<kilo>k)?(?: ?tok(?:en)?s?)?\b(?! ?(?:%|x\b|gpus?|cards?|prompts?|rollouts?|samples?|steps?|epochs?|h\b|hours?|days?|dollars|usd|b\b|m\b))/gu
const [maxLength, shortest, longest] = [190, 32, 131_072]

/** Null where no answers are sampled, nothing says that they grow, or no length is told. */
export function readLongerAnswers(reply: Reply): ReplyCandidate | null {
  const line = typedLine(reply)
  if (reply.scenario.spec.samplesPerPrompt === null || line.length > maxLength) return null
  if (!ofAnswers.test(line) || !grows.test(line) || !supposes.test(line)) return null
  const lengths = [...line.matchAll(number)].map(({ groups }) => Number((groups?.['digits'] ?? '').replaceAll(',', '')) * (groups?.['kilo'] === undefined ? 1 : 1000)).filter((value) => value >= shortest && value <= longest) // prettier-ignore
  const told = [...new Set(lengths)].toSorted((one, other) => one - other)
  if (told.length === 0 || told.length > 2) return null
  const plans = told.flatMap((length) => ofLength(reply, length))
  const [only, ...more] = plans
  if (only === undefined) return null
  const alternatives = more.length === 0 ? [reply.scenario, only] : plans
  return wholeReply(reply, { kind: 'control', control: 'compare', alternatives }, 'asks what longer answers come to')
}

function ofLength(reply: Reply, length: number): readonly Scenario[] {
  const words = `response length ${formatExact(length)}`
  const act = amendWith(reply, { words, slots: [quantity('responseTokens', length)] })
  return act.kind === 'amended' ? [act.scenario] : []
}
