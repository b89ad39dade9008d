/** "Could we halve the hours if we double the nodes?", "twice the GPUs, what would that cost": the plan on so many times its GPUs. */
import { amend } from './amendment.ts'
import { asksInForm } from './question-forms.ts'
import { type ReplyCandidate, wholeReply } from './reply-candidate.ts'
import type { Reply } from './reply-input.ts'

const noun = '(?:gpus?|cards?|nodes?|machines?|boxes|servers?|accelerators?|hardware|h[12]00s|a100s|b[23]00s|l40s)'
const times =
  '(?:(?<word>doubl(?:e|ing)|tripl(?:e|ing)|quadrupl(?:e|ing)|twice|thrice)|(?<count>[2-9]|two|three|four|eight)(?: ?x|×| times))'
const multiplied = new RegExp(
  `\\b${times}(?: up)?(?: on)?(?: as many| as much| the number of| the count of| the amount of| the| our| my| more)*(?: \\w{1,8}\\d{2,4}s?)? ${noun}\\b`,
  'u',
)
/** Hours or dollars with them. */
const ofFigures =
  /\b(?:hal(?:f|ve|ves|ving)|faster|quicker|sooner|time|hours?|long|costs?|surcharge|extra|premium|more|price|pay|save|scales?|linear\w*|worth|come to|speed\w*)\b|\$/u
/** Whether they are to be had, at once or at all, is another question. */
const ofSupply = /\b(?:available|availability|quota|have|get hold|in stock|why|how come|memory|fits?|fit)\b/u
const maxLength = 140

const timesOf: Readonly<Record<string, number>> = { twice: 2, thrice: 3, two: 2, three: 3, four: 4, eight: 8 }

/** Null where no multiple of the GPUs is named, or neither hours nor dollars are asked for. */
export function readMultipliedCards(reply: Reply): ReplyCandidate | null {
  const { line, lastPlan, scenario } = reply
  const found = line.length > maxLength || !asksInForm(reply) ? null : multiplied.exec(line)
  const gpuCount = lastPlan.gpuCount ?? scenario.spec.gpuCount
  if (found === null || gpuCount == null) return null
  const rest = line.replace(found[0], ' ')
  if (!ofFigures.test(rest) || ofSupply.test(rest) || /\d/u.test(rest.replace(/\d ?x|half|twice/gu, ''))) return null
  const { word, count } = found.groups ?? {}
  const factor = word === undefined ? (timesOf[count ?? ''] ?? Number(count)) : factorOf(word)
  const act = amend(reply, `${gpuCount * factor} gpus`)
  if (act.kind !== 'amended' || act.changed.length === 0) return null
  const alternatives = [scenario, act.scenario]
  return wholeReply(reply, { kind: 'control', control: 'compare', alternatives }, 'asks for a multiple of the GPUs')
}

const factorOf = (word: string): number =>
  timesOf[word] ?? (word.startsWith('doubl') ? 2 : word.startsWith('tripl') ? 3 : 4)
