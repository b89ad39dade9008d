/** "What can I do to get under 24h?", "any trick to make it 500?": the time or the sum that a question wants to reach. */
import type { QuestionArguments } from './question-arguments.ts'
import type { QuestionTopic } from './question-topic.ts'

/** Hours, and dollars all in. */
export type AskedTarget = { readonly hours?: number; readonly usd?: number }

/** What asks how something is reached, and not whether the plan does. */
const asksHow =
  /\bwhat (?:would|could|does|do|can|might|must|else) .{0,20}(?:take|need\w*|require\w*|do|try|get)\b|\bhow (?:can|could|do|does|would|might|should|to)\b|\b(?:any|some|another|a|is there) (?:\w+ )?(?:way|trick|setup|set-up|option|plan|combo|combination|config\w*|possibility|chance)\b|\bwhich (?:setup|set-up|option|plan|config\w*|cards?|gpus?)\b/u
const leastOf = /\b(?:cheapest|lowest|(?<!at )least)\b/u
const ofTimes: ReadonlySet<QuestionTopic> = new Set([
  'finish',
  'time',
  'limit',
  'gap',
  'faster',
  'least-cost',
  'cheaper',
  'cost',
  'rate-total',
])
const ofSums: ReadonlySet<QuestionTopic> = new Set(['over-budget', 'cost', 'limit', 'cheaper', 'affordable'])
const timeWords = /\d ?(?:m|min|mins|minutes?|h|hrs?|hours?|d|days?|weeks?)$/iu
const bareSum = /^[\d,]+(?:\.\d+)?k?$/iu

/** Null where no time and no sum is named. A bare number is a sum where it is asked what is cheaper. */
export function targetOf(topic: QuestionTopic, { numbers = [], due, money }: QuestionArguments): AskedTarget | null {
  if (topic === 'cheaper') {
    const usd = money ?? numbers.find(({ words }) => bareSum.test(words))?.value
    if (usd !== undefined) return { usd }
  }
  const hours = due ?? numbers.find(({ words }) => timeWords.test(words))?.value
  if (hours !== undefined && hours > 0) return { hours }
  return topic === 'least-cost' && money !== undefined ? { usd: money } : null
}

type Sought = { readonly topic: QuestionTopic; readonly args?: QuestionArguments }

/**
 * What else is asked where a time or a sum is to be reached: the topic that looks for another plan. `hours`: a time that the
 * text names in words.
 */
export function withTarget<Question extends Sought>(question: Question, text: string, hours: number | null): Question {
  const { topic, args = {} } = question
  if (ofTimes.has(topic)) {
    const found = targetOf('faster', args)?.hours ?? hours
    const sought = found === null ? topic : topicInTime(topic, text)
    if (found !== null && seeks.has(sought)) return { ...question, topic: sought, args: { ...args, due: found } }
  }
  const isOfSum = ofSums.has(topic) && args.money !== undefined && args.due === undefined && asksHow.test(text)
  return isOfSum ? { ...question, topic: 'cheaper' } : question
}

const seeks: ReadonlySet<QuestionTopic> = new Set(['faster', 'least-cost'])
/** Of these the time is a condition, and only what costs least in it is sought. */
const ofLeast: ReadonlySet<QuestionTopic> = new Set(['cheaper', 'gap', 'least-cost', 'cost', 'rate-total'])
function topicInTime(topic: QuestionTopic, text: string): QuestionTopic {
  if (leastOf.test(text)) return 'least-cost'
  return !ofLeast.has(topic) && asksHow.test(text) ? 'faster' : topic
}
