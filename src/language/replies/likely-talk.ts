/**
 * “Nvidia is up 4 % after hours”, “their paper says 2T tokens on 512 A100s”: what any reader takes a reply for is weighed once more against
 * its being talk between people, by all of its words, by which reader took it and by what it would change. Talk is left alone.
 */
import { likelyLevels } from './likely-levels.ts'
import { asksInForm } from './question-forms.ts'
import type { ReplyCandidate } from './reply-candidate.ts'
import { unknownId } from './question-act.ts'
import type { Reply } from './reply-input.ts'
import { turnSignals } from './turn-signals.ts'

/** From here on it is talk; of what is put as a question, or surely as a wish, it must be surer. A few words lean on the thread, which is not weighed. */
const [leastTalk, leastOfPut, mostLeaningWords] = [0.35, 0.45, 3]
const surelyWished = 0.95

/** What is known of a reply beside its words: what it is taken for, by which reader, and how likely it is each act. */
export function talkSignals(reply: Reply, { act, reader = 'none' }: ReplyCandidate): readonly string[] {
  const { understanding, scenario, vocabulary, likelyActs, namedTopic } = reply
  const changed = 'changed' in act ? act.changed : []
  const topic = namedTopic.matched?.id ?? namedTopic.topic
  return [
    `kind ${act.kind}`,
    `reader ${reader}`,
    ...(act.kind === 'question' ? [`asks ${act.matched?.id === unknownId ? unknownId : act.topic}`] : []),
    ...changed.map((field) => `sets ${field}`),
    ...likelyLevels(likelyActs),
    ...turnSignals(understanding, scenario, topic, vocabulary),
  ]
}

/** Whether what a reply is taken for is more likely talk. What was sent to the app, or is a part of a reply, never is. */
export function isLikelyTalk(reply: Reply, candidate: ReplyCandidate): boolean {
  const { isAddressed, isPart, history, typed, line, vocabulary } = reply
  if (isAddressed || isPart || history === null || candidate.act.kind === 'ignored' || leans.has(candidate.act.kind))
    return false
  if (isCommand(candidate)) return false
  // A link is answered, whoever is meant by what stands around it.
  if (typed.includes('://') || line.split(' ').length <= mostLeaningWords) return false
  const isPut = candidate.act.kind === 'question' ? asksInForm(reply) : reply.likelyActs.request >= surelyWished
  const least = isPut ? leastOfPut : leastTalk
  return vocabulary.likelyTalk(reply.plain.text, talkSignals(reply, candidate)) >= least
}

/** What is told by a phrase of its own: files, undo, help. */
const isCommand = ({ act }: ReplyCandidate): boolean =>
  act.kind === 'file' || act.kind === 'run files' || (act.kind === 'control' && act.control !== 'compare')

/** What only the thread can tell. */
export const leans: ReadonlySet<ReplyCandidate['act']['kind']> = new Set([
  'pick',
  'side-by-side',
  'config',
  'run callback',
])
