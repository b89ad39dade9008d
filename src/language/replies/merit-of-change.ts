/** "FP8 on H100, does it pay?", "is QLoRA worth it here": what another choice costs and takes, beside the plan, which stays. */
import { withoutLimits } from '../../scenario/limit-fields.ts'
import type { SpecField } from '../../scenario/scenario.ts'
import { amend } from './amendment.ts'
import { changeInWords } from './confirmation.ts'
import { type ReplyCandidate, wholeReply } from './reply-candidate.ts'
import type { Reply } from './reply-input.ts'

/** Choices that another plan shows the worth of. What more data or epochs are worth is no question of money. */
const choices: ReadonlySet<SpecField> = new Set<SpecField>([
  'gpus',
  'gpuCount',
  'nodes',
  'providers',
  'tier',
  'region',
  'hosting',
  'pricing',
  'method',
  'adapter',
  'weights',
  'precision',
  'optimizer',
  'gradientCheckpointing',
  'packed',
  'offload',
  'sharding',
  'tp',
  'pp',
  'cp',
  'ep',
  'attentionKernel',
  'fusedLoss',
  'compile',
  'stack',
])

/** Words around the choice, which a change is not said with. */
const around: ReadonlySet<string> = new Set(
  'is are does do would will can could should it that this they we i you here really even actually there still then so hm hmm just for us our the a an be to of using use going go moving move switching switch running run training train with'.split(' '),
) // prettier-ignore
const maxLength = 100
/** "Can you help us with it": asked for help, and not what it is worth. */
const helpsOther = /\bhelp (?:us|me|with|choos\w+|pick|find|decid\w+)\b/iu

/** Null where no choice is named, or its worth is not asked for. */
export function readMeritOfChange(reply: Reply): ReplyCandidate | null {
  const { sentence, line, vocabulary } = reply
  const { merit } = vocabulary.intentPhrases
  if (line.length > maxLength || !asksFor(reply) || !merit.test(sentence) || helpsOther.test(sentence)) return null
  const rest = withoutWordsAround(sentence.replace(merit, ' '))
  if (rest === '') return null
  const act = amend(reply, rest)
  // What a kernel that is counted on already is worth is told in words, not by a plan that is the same.
  if (act.kind === 'amended' && act.changed.every((field) => field === 'attentionKernel')) return null
  if (act.kind !== 'amended' || act.changed.length === 0 || act.changed.some((field) => !choices.has(field)))
    return null
  // What spot saves and risks is an answer by itself.
  if (act.changed.includes('pricing') && act.scenario.spec.pricing === 'spot')
    return wholeReply(reply, { kind: 'question', topic: 'spot', subject: null }, 'asks whether spot is worth it')
  const words = changeInWords(act.scenario, act.changed, reply) || rest
  const subject = { words, gpus: [], providers: [], method: null, weights: null, count: null }
  const question = { kind: 'question', topic: 'why-not', subject, asked: withoutLimits(act.scenario) } as const
  return wholeReply(reply, question, `asks whether “${words}” is worth it`)
}

const asksFor = ({ line, sentence }: Reply): boolean => line.includes('?') || around.has(sentence.split(' ')[0] ?? '')

/** The words between those that only ask. */
function withoutWordsAround(text: string): string {
  const words = text.split(/[\s,;?!]+/u).filter((word) => word !== '' && word !== '.')
  const isChoice = (word: string): boolean => !around.has(word)
  const first = words.findIndex(isChoice)
  return first === -1 ? '' : words.slice(first, words.findLastIndex(isChoice) + 1).join(' ')
}
