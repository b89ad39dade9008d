/** "If I only get 4 does it still fit?", "only 2 of them are free, would it run?": the job on fewer of the planned GPUs. The plan stays. */
import { countOfWord } from './named-durations.ts'
import { type ReplyCandidate, typedLine, weighedReply, isLikelyChatter } from './reply-candidate.ts'
import type { Reply } from './reply-input.ts'

const number = String.raw`(?<count>\d{1,3}|one|two|three|four|six|eight|sixteen)(?: (?:of (?:them|these|those|ours|the (?:\w+ )?(?:gpus?|cards?|boards?))|gpus?|cards?))?(?![\w.,]|[- ]?(?:k|b|gb|gib|gigs?|h|hours?|days?|epochs?|tokens?|weeks?|nights?|%|of the|more)\b)`
const forms: readonly RegExp[] = [
  new RegExp(String.raw`\b(?:if|when|once|in case|suppose|say) (?:i|we|they|you|he|she|it)(?:'m| am|'re| are)? (?:can |could |may |might |end up |were |was )*(?:only |just )*(?:get|got|have|had|give|gives|gave|let|leave|left with|use|used|grab|keep|allowed|assigned|down to)(?: (?:us|me|it))? ?(?:only |just |with |have |use )*${number}`, 'u'),
  new RegExp(String.raw`\b(?:only |just )?${number} (?:are|is|were|was|would be|will be|stay) (?:really |actually |only |just )?(?:free|available|left|there|mine|ours|idle|working|usable)\b`, 'u'),
] // prettier-ignore
/** "One card is broken, does it run on the other one alone?" */
const remaining = /\b(?:on|with) (?:just |only )?the (?:other|remaining|last) (?:one|card|gpu)\b/u
const fits = /\b(?:fits?|holds?|oom|runs?|works?|possible|do(?:es)? it|enough memory|go|train)\b/u
const asks = /\?|\b(?:do|does|would|will|can|could|is)\b/u
const ofElse = /[$€£]|\b(?:how long|how much|hours?|cost|price|faster|slower|cheaper|time)\b/u
const [maxLength, maxChatter] = [130, 0.95]

/** Null where no smaller number of GPUs is supposed, or another thing is asked of it than whether it holds the job. */
export function readAskedFewer(reply: Reply): ReplyCandidate | null {
  const { scenario, lastPlan } = reply
  const line = typedLine(reply)
  if (line.length > maxLength || !fits.test(line) || !asks.test(line) || ofElse.test(line)) return null
  if (isLikelyChatter(reply, maxChatter)) return null
  const planned = scenario.spec.gpuCount ?? lastPlan.gpuCount ?? null
  const words = forms.map((form) => form.exec(line)?.groups?.['count']).find((found) => found !== undefined)
  const count =
    words === undefined ? (planned === 2 && remaining.test(line) ? 1 : null) : (countOfWord(words) ?? Number(words))
  if (planned === null || count === null || !(count >= 1 && count < planned)) return null
  const { spec, ...rest } = scenario
  const gpus = spec.gpus ?? lastPlan.gpus ?? null
  return weighedReply(
    reply,
    {
      kind: 'question',
      topic: 'what-fits',
      subject: null,
      args: { asksCan: true },
      asked: { ...rest, spec: { ...spec, gpus, gpuCount: count, nodes: null, budgetUsd: null, deadlineHours: null } },
    },
    'asks whether fewer of the GPUs hold the job',
  )
}
