/**
 * "Could we halve the hours if we double the nodes?", "if I doubled the cards, would the bill stay?", "is there a point where more
 * GPUs stop helping?": the job of the plan on more of its own GPUs. The plan stays.
 */
import { isKind } from '../lexicon/meanings.ts'
import { asksInForm } from './question-forms.ts'
import { type ReplyCandidate, wholeReply, isLikelyChatter } from './reply-candidate.ts'
import type { Reply } from './reply-input.ts'

const noun =
  '(?:gpus?|cards?|nodes?|machines?|boxes|servers?|accelerators?|boards?|hardware|h[12]00s?|a100s?|b[23]00s?|l40s|[34]090s?)'
const times =
  '(?:(?<word>doubl(?:e|ed|es|ing)|tripl(?:e|ed|es|ing)|quadrupl(?:e|ed|es|ing)|twice|thrice)|(?<count>[2-9]|two|three|four|eight)(?: ?x|×| times))'
const multiplied = new RegExp(
  `\\b${times}(?: up)?(?: on)?(?: as many| as much| the (?:number|count|amount)(?: of)?| the| our| my| more| of)*(?: \\w{1,8}\\d{2,4}s?)? ${noun}\\b`,
  'u',
)
/** Hours or dollars with them. */
const ofFigures =
  /\b(?:hal(?:f|ve|ves|ving)|faster|quicker|sooner|time|hours?|long|costs?|surcharge|extra|premium|more|price|pay|save|scales?|linear\w*|worth|come to|speed\w*|bill|total|money|budget|dollars|invoice|same|expensive|cheaper)\b|\$/u
/** Whether they are to be had, at once or at all, is another question; so is what they hold, and how often spot is taken back. */
const ofSupply =
  /\b(?:available|availability|quota|have|get hold|in stock|why|how come|memory|fits?|fit|batch|(?<!sweet )spot|preempt\w*|interrupt\w*|fail\w*|crash\w*|electric\w*|power|watts?|infiniband|nvlink|ethernet|network|communication)\b/u
/** What becomes of each further one. */
const marginal =
  /\b(?:diminish\w*|sweet spot|break[- ]?even|saturat\w*|plateaus?|flatten\w*|tops? out|scal(?:e|es|ing)\b.{0,30}\b(?:linear\w*|well|nice\w*|perfect\w*|as (?:well|nicely|good)|across|over|with|when|if|up to)|linear\w* (?:speed\w*|scal\w*|with)|(?:stop|stops|cease|ceases|no longer|not|hardly|barely|isn't|doesn't)(?: even)? (?:help\w*|pay\w*|mak\w+ (?:sense|it|a)|be(?:ing)? worth|worth\w*|sav\w+|gain\w*|matter\w*|scal\w+))\b/u
const many = new RegExp(
  `\\b(?:more|adding|add|extra|additional|further|another|number of|amount of|count of|how many|throw(?:ing)?|with|across|over|over several|several|multiple|of|in|many)(?: \\w{1,6})? ${noun}\\b`,
  'u',
)
/** Of more of them, what they do to both. */
const moreOf = new RegExp(
  `\\b(?:more|adding|add|extra|additional|another|throw(?:ing)?(?: in)?)(?: (?:of (?:the|those|these|them)|in|a|an|few|couple|of|one|more|extra))* ${noun}\\b`,
  'u',
)
const doesToFigures =
  /\b(?:(?:get|gets|be|is|go|goes|run|runs|speed\w*|scales?)\b.{0,25}\b(?:faster|quicker|sooner|linear\w*)|(?:help|helps|speed\w* (?:it|things|up)|costs?|bill|price\w*|expensive|cheaper|total|money)\b.{0,50}\b(?:faster|quicker|time|hours|speed|or (?:just|only|is)|same|up|down|overall|linear\w*|much|at all)|(?:time|hours|faster|quicker|speed)\b.{0,40}\b(?:costs?|bill|price|pricier|expensive|money|total|dollars|pay))\b/u
/** "Shouldn't the bigger one be twice as quick as the smaller one?" of the rows of a table. */
const biggerRow =
  /\b(?:bigger|larger) (?:one|setup|option|row|plan|box|machine|rig)\b.{0,30}\b(?:twice|double|half|2x)\b.{0,40}\b(?:fast|quick|time|hours|speed|long|as the (?:smaller|other|small))/u
const maxLength = 150
const maxChatter = 0.6

const timesOf: Readonly<Record<string, number>> = { twice: 2, thrice: 3, two: 2, three: 3, four: 4, eight: 8 }

/** Null where neither a multiple of the GPUs nor what more of them bring is asked about. */
export function readMultipliedCards(reply: Reply): ReplyCandidate | null {
  const { line, likelyActs, understanding } = reply
  if (line.length > maxLength || isLikelyChatter(reply, maxChatter)) return null
  if (!asksInForm(reply) && likelyActs.question < Math.max(likelyActs.request, minQuestion)) return null
  const found = multiplied.exec(line)
  const rest = line.replace(found?.[0] ?? '', ' ')
  if (ofSupply.test(rest)) return null
  // Another card, seller or job beside it is another plan.
  const isOfOther = understanding.recognized.mentions.some(
    (mention) =>
      isKind(mention, 'provider', 'model') ||
      (isKind(mention, 'gpu') && mention.meaning.ids.every((id) => reply.lastPlan.gpus?.includes(id) === false)),
  )
  if (isOfOther) return null
  if (found === null)
    return !/\d/u.test(line) &&
      ((marginal.test(line) && many.test(line)) ||
        (moreOf.test(line) && doesToFigures.test(line)) ||
        biggerRow.test(line))
      ? moreOfThem(reply, {}, 'asks what more of the GPUs bring')
      : null
  if (!ofFigures.test(rest) || /\d/u.test(rest.replace(/\d ?x|half|twice/gu, ''))) return null
  const { word, count } = found.groups ?? {}
  const factor = word === undefined ? (timesOf[count ?? ''] ?? Number(count)) : factorOf(word)
  return moreOfThem(reply, { times: factor }, 'asks for a multiple of the GPUs')
}
const minQuestion = 0.5

const moreOfThem = (reply: Reply, of: { readonly times?: number }, reason: string): ReplyCandidate =>
  wholeReply(
    reply,
    {
      kind: 'question',
      topic: 'gpu-count',
      subject: null,
      args: { countAsked: { count: null, unit: 'gpus', isMore: true, ...of } },
    },
    reason,
  )

const factorOf = (word: string): number =>
  timesOf[word] ?? (word.startsWith('doubl') ? 2 : word.startsWith('tripl') ? 3 : 4)
