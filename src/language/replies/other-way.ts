/** "Why no spot instances?", "why not buy?", "why not reserve?": another way to have the machines, of which a topic of its own tells. */
import type { QuestionTopic } from '../questions/question-topic.ts'
import type { Question } from '../questions/question.ts'
import type { Reply } from './reply-input.ts'

const ways: readonly (readonly [RegExp, QuestionTopic])[] = [
  [/\b(?:spot|preemptibles?|pre-emptibles?|interruptibles?)\b/u, 'spot'],
  [/\breserv(?:e|ed|ing|ations?)\b|\b(?:commit|commitments?|committed use|long[- ]term contracts?)\b/u, 'reservation'],
  [
    /\b(?:buy|buying|bought|purchas(?:e|ed|ing)|on[- ]?prem(?:ises?)?|in[- ]house|(?:our|my|own) (?:hardware|gpus?|cards?|machines?|servers?|box))\b/u,
    'own',
  ],
  [/\b(?:hosted|managed|fine-?tuning (?:api|service)s?|(?:an|some|the|their) apis?)\b/u, 'hosted'],
]
const spotAlone = { words: 'spot', gpus: [], providers: [], method: null, weights: null, count: null } as const

const asksWhyNot =
  /^\W*(?:(?:and|so|but|ok|then|well)\b\W*){0,2}(?:why|how come|what(?:'s| is| speaks) (?:wrong with|against))\b/u

/** The question as it is where it asks for no GPU, provider or method. */
export function ofOtherWay(question: Question, { line, scenario }: Pick<Reply, 'line' | 'scenario'>): Question {
  const { topic, subject } = question
  // "What would Lambda charge for the same?": of a plan that is rented already it asks what another costs.
  if (topic === 'rented' && subject !== null && scenario.spec.owned !== true) return { ...question, topic: 'cost' }
  if ((topic !== 'why-not' && topic !== 'why') || !asksWhyNot.test(line)) return question
  if (subject !== null && [subject.gpus, subject.providers].some((named) => named.length > 0)) return question
  if (subject?.method != null || subject?.weights != null) return question
  const way = ways.find(([words]) => words.test(line))?.[1]
  // What spot would save is told where another plan is.
  if (way === 'spot' && /^(?:not )?spot$/iu.test(subject?.words ?? '')) return question
  if (way === 'spot') return { kind: 'question', topic: 'why-not', subject: spotAlone }
  return way === undefined ? question : { kind: 'question', topic: way, subject: null }
}

/** "Is it cheaper to use OpenAI's fine-tuning API?": of the service that is named, which sells no GPUs. */
export function ofService(question: Question, line: string): Question {
  const { topic, subject } = question
  if (topic !== 'hosted') return question
  // A model or a way that is named is no service.
  const words =
    service.exec(line)?.[0] ?? (subject !== null && subject.providers.length > 0 ? subject.words : undefined)
  return words === undefined
    ? { ...question, subject: null }
    : { ...question, subject: { words, gpus: [], providers: [], method: null, weights: null, count: null } }
}
const service =
  /\b(?:openai|together|fireworks|crusoe|nebius|vertex|bedrock|mistral|gemini|anthropic|cohere|predibase|openpipe)\b/u
