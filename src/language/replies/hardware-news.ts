/** "I sold one of the 3090s", "the other card went to Munich", "a friend lends me his 4090": what becomes of hardware, told as news. */
import { countOf } from '../circumstances/quantities.ts'
import { isKind } from '../lexicon/meanings.ts'
import { gpuPattern } from '../text/gpu-pattern.ts'
import { amend } from './amendment.ts'
import { confirmationOf } from './confirmation.ts'
import { type ReplyCandidate, typedLine, weighedReply } from './reply-candidate.ts'
import type { Reply } from './reply-input.ts'

const number = String.raw`\d{1,4}|one|two|three|four|five|six|seven|eight|ten|twelve|sixteen`
const card = String.raw`(?:${gpuPattern}|gpus?|cards?)s?`
const some = new RegExp(
  String.raw`\b(?<count>${number}) of (?:the|our|my|those|these)(?: ${number})? (?<card>${card})(?![\w-])`,
  'iu',
)
const another = new RegExp(
  String.raw`\b(?:the|our|my) (?:second|third|fourth|other|last|2nd|3rd|4th) (?<card>${card})(?![\w-])`,
  'iu',
)
const gone =
  /\b(?:died|dead|dying|toast|fried|broke|broken|bricked|defective|faulty|burn(?:t|ed)|sold|sell|stolen|shipped|returned|lost|gone|gave|gives?|given|lent|went to|goes to|moved to|sent|reserved|booked|kept|blocked|taken|needed|belongs? to|in repair|under repair)\b/iu
/** A wish, or no news of now. */
const notNews =
  /\?|\b(?:if|should|would|could|can|might|may|used to|almost|nearly|want(?:s|ed)?|cooler|fans?|driver)\b/iu
const lent =
  /\b(?:lend(?:s|ing)?|lent|loan(?:s|ed|ing)?) (?:me|us)\b|\b(?:giv(?:es|ing)|gave) (?:us|me) (?:the|their|his|her|its|an?|\d)|\blet(?:s|ting)? (?:us|me) (?:use|have|borrow|run on)\b|\b(?:borrow(?:ed|ing)?) (?:his|her|their|an?|the|\d)|\b(?:pool|rack|cluster|machine|box|server|node)s? (?:has |have |just |got |is |was |were |are )*(?:opened up|came free|free|freed(?: up)?)\b|\b(?:that|which|racks?|machines?|nodes?|boxes|servers?) we (?:already )?(?:bought|own|purchased)\b|\bwe (?:already )?(?:bought|purchased) (?:the|an?|two|three|four|eight|\d)/iu
const priced = /[$€£]|\b(?:dollars?|euros?|eur|usd|an hour|per hour|discount|quote|trial|credits)\b/iu
const nodesOf = new RegExp(
  String.raw`\b(?<nodes>${number}) (?:nodes|machines|boxes|servers) (?:of|with) (?<each>\d{1,2}|four|eight) ?x? ?(?=${gpuPattern})`,
  'iu',
)
const cardsOf = new RegExp(
  String.raw`\b(?<count>${number}) ?x? ?(?:of (?:those|these|them)\b|(?=(?:nvidia |rtx |amd )*(?:${gpuPattern})))`,
  'iu',
)
const namedCard = new RegExp(String.raw`\b(?:${gpuPattern})\b`, 'iu')
const maxLength = 160

/** Null where no hardware is told to be gone, or to be there now. */
export function readHardwareNews(reply: Reply): ReplyCandidate | null {
  const line = typedLine(reply)
  if (reply.isPart || line.length > maxLength || notNews.test(line)) return null
  return readGone(reply, line) ?? readRest(reply, line) ?? readLent(reply, line)
}

/** So many fewer of the cards that the plan is on. */
function readGone(reply: Reply, line: string): ReplyCandidate | null {
  const { spec } = reply.scenario
  const named = some.exec(line) ?? another.exec(line)
  if (spec.gpuCount === null || named?.groups === undefined || !gone.test(line)) return null
  const count = countOf((named.groups['count'] ?? 'one').toLowerCase()) ?? 0
  const areOfPlan = reply.understanding.recognized.mentions.every(
    (mention) => !isKind(mention, 'gpu') || mention.meaning.ids.some((id) => spec.gpus?.includes(id) === true),
  )
  if (count < 1 || count >= spec.gpuCount || !areOfPlan) return null
  const left = spec.gpuCount - count
  return told(reply, gpusInWords(left), 'tells that cards of the plan are gone')
}

const gpusInWords = (count: number): string => (count === 1 ? '1 gpu' : `${count} gpus`)

const ofAll = new RegExp(
  String.raw`\b(?<count>${number}) (?:out )?of (?:the|our|those|these|all)? ?(?<all>${number})(?![\w.%-])`,
  'iu',
)
const isThere =
  /\b(?:get|gets|got|gave|give|given|have|has|left|free|available|only|just|idle|working|alive|usable|approved|allocated|assigned)\b/iu

/** “Ops only gave us 24 of the 32”: of all that the plan is on so many are there. */
function readRest(reply: Reply, line: string): ReplyCandidate | null {
  const { gpuCount } = reply.scenario.spec
  const { count: part = '', all = '' } = ofAll.exec(line)?.groups ?? {}
  const count = countOf(part.toLowerCase()) ?? 0
  if (gpuCount === null || gpuCount < 2 || countOf(all.toLowerCase()) !== gpuCount || !isThere.test(line)) return null
  return count < 1 || count >= gpuCount
    ? null
    : told(reply, gpusInWords(count), 'tells how many cards of the plan are there')
}

/** Cards that nobody has to rent. */
function readLent(reply: Reply, line: string): ReplyCandidate | null {
  if (!lent.test(line) || priced.test(line)) return null
  const { recognized, wordsAt } = reply.understanding
  const names = recognized.mentions.flatMap((mention) =>
    isKind(mention, 'gpu') ? [wordsAt(mention.from, mention.to).trim()] : [],
  )
  // "His 4090 for the weekend" may be a number to the grammar.
  const [name, ...others] = names.length > 0 ? new Set(names) : (namedCard.exec(line) ?? [])
  if (name === undefined || others.length > 0) return null
  const nodes = nodesOf.exec(line)?.groups
  const numberOf = (words: string | undefined): number => countOf((words ?? 'one').toLowerCase()) ?? 1
  const counted =
    nodes === undefined
      ? `${numberOf(cardsOf.exec(line)?.groups?.['count'])}x ${name}`
      : `${numberOf(nodes['nodes']) * numberOf(nodes['each'])}x ${name} on ${numberOf(nodes['nodes'])} nodes`
  return told(reply, `our own ${counted}`, 'tells of hardware that is there')
}

function told(reply: Reply, wish: string, reason: string): ReplyCandidate | null {
  const act = amend(reply, wish)
  if (act.kind !== 'amended' || act.changed.length === 0) return null
  return weighedReply(reply, reply.isAddressed ? act : confirmationOf(reply, act.scenario, act.changed), reason)
}
