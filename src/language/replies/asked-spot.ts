/**
 * "Does spot get riskier with 8 cards than with one?", "how much of the saving do restarts eat?", "p5 spot, how often do those get
 * reclaimed?": how the risk of spot goes with the number of machines, what it leaves of the saving, and how often one is taken.
 */
import { isKind } from '../lexicon/meanings.ts'
import { countAskedIn } from '../questions/named-count.ts'
import { questionArguments } from '../questions/question-arguments.ts'
import { subjectOf } from '../questions/subject.ts'
import { wordsIn } from '../recognizers/recognized-text.ts'
import { asksInForm } from './question-forms.ts'
import { type ReplyCandidate, wholeReply, isLikelyChatter } from './reply-candidate.ts'
import type { Reply } from './reply-input.ts'

const taking = String.raw`(?:preempt\w*|pre-empt\w*|interrupt\w*|reclaim\w*|evict\w*|kicked|yanked|pulled|taken (?:back|away)|reboot\w*|restart\w*|revok\w*|tak(?:e|es|ing)\b.{0,25}\bback)`
const ofSpot = new RegExp(String.raw`\b(?:(?<!sweet )spot|${taking}|interruptibles?)\b`, 'u')
const cards = String.raw`(?:gpus?|cards?|nodes?|machines?|boxes|instances?|servers?)`
const number = String.raw`(?:\d{1,3}|two|three|four|eight|sixteen|several|many|multiple|all)`
const ofMany = new RegExp(
  String.raw`\b(?:more|number of|${number}|bigger|larger|adding)(?: \w{1,6})? ${cards}\b|\b${number}(?: ${cards})? (?:than|versus|vs\.?|compared|as|instead)\b|\b(?:than|with|as) (?:just |only )?(?:1|one|a single one|a single)\b|\bany (?:one|single one) (?:of (?:them|those|these) )?(?:being|gets?|is|goes|dies|dying)\b`,
  'u',
)
const ofRisk =
  /\b(?:risk\w*|danger\w*|safe\w*|likel\w*|chances?|odds|prob\w*|multipl(?:y|ies)|adds? up|grows?|increas\w*|scales?|more often|more (?:preempt\w*|interrupt\w*|reclaims?|evict\w*)|kills?|killed|lose|losing|lost|all (?:stop|die|gone)|whole (?:run|job|thing))\b/u
const ofSaving = /\b(?:sav(?:e|es|ed|ing|ings)|discount|cheaper|gain|advantage|benefit|net)\b/u
const eaten = new RegExp(String.raw`\b(?:${taking}|redo\w*|lost (?:work|time|steps)|recomput\w*|wasted)\b`, 'u')
const often = new RegExp(
  String.raw`\b(?:how (?:often|frequent\w*|long (?:do|does|until|before)|stable|reliable)|(?:a lot|often|frequently|regularly)\b.{0,6}\?|(?:survive|last) (?:long|for))\b|\bget(?:s)? ${taking} (?:a lot|often|much)`,
  'u',
)
const isTaken = new RegExp(
  String.raw`\b(?:${taking}|surviv\w*|stable|reliable|vanish\w*|stolen|lost|snatched|killed|die|go away|disappear\w*)\b`,
  'u',
)
/** What it costs and where it is had is another question. */
const ofElse =
  /\b(?:price|how much (?:is|does|would)|per hour|an hour|available|availability|stock|quota|sell|sells)\b/u
const ofInterruption = /\b(?:interrupt\w*|preempt\w*|evict\w*|reclaim\w*|taken (?:back|away)|kick\w*)\b/u
const [maxLength, maxChatter] = [170, 0.75]

/** Null where spot is not asked about in one of these ways. */
export function readAskedSpot(reply: Reply): ReplyCandidate | null {
  const { line, likelyActs, scenario } = reply
  if (line.length > maxLength || isLikelyChatter(reply, maxChatter)) return null
  if (!asksInForm(reply) && likelyActs.question < Math.max(likelyActs.request, minQuestion)) return null
  const isSpot = scenario.spec.pricing === 'spot'
  // "Same on demand, how much more?"
  if (isSpot && ofDemand.test(line) && asksGap.test(line))
    return wholeReply(
      reply,
      { kind: 'question', topic: 'spot-gap', subject: null },
      'asks what on demand costs beside spot',
    )
  const asksOdds = (ofSpot.test(line) || isSpot) && !ofElse.test(line) ? kindOf(line) : null
  if (asksOdds === null) return null
  const { recognized, allSlots } = reply.understanding
  const subject = subjectOf(recognized.mentions, allSlots, wordsIn(recognized))
  const isNamed = recognized.mentions.some((mention) => isKind(mention, 'provider', 'gpu', 'instance'))
  const args = {
    ...questionArguments(recognized),
    asksOdds,
    ...(asksOdds === 'machines' ? { countAsked: countAskedIn(line) } : {}),
  }
  return wholeReply(
    reply,
    { kind: 'question', topic: 'spot', subject: isNamed ? subject : null, args },
    'asks what spot risks',
  )
}
const minQuestion = 0.5
const ofDemand =
  /\b(?:on[- ]?demand|regular price|non[- ]spot|without spot|not on spot|if (?:it|we) (?:wasn't|weren't|aren't|isn't) (?:on )?spot)\b/u
const asksGap =
  /\b(?:how much|what(?:'s| is|s)? the (?:difference|diff|gap|delta|extra|premium|damage)|differences?|dearer|pricier|more expensive|cost(?:s)? (?:more|extra)|by how much|what (?:would|does|will) (?:it|that|this|\S+) (?:cost|come to|be))\b/u

/** From which rate on it saves nothing. */
const ofRate =
  /\b(?:how (?:often|many times|frequent\w*)|(?:what|which) (?:\w+ )?(?:rate|frequency|number)|how many|rate)\b/u
const paysNot =
  /\b(?:stops? (?:making|being|paying|to|saving)|no longer|cease\w*|break[- ]?even|tip\w*|(?:before|until|till|when|where) (?:on[- ]demand|spot|it|the (?:saving|discount|advantage))|not (?:be )?(?:worth|pay)\w*|pointless|dearer than|more expensive than)\b/u

/** "How many preemptions did you budget for?" */
const ofCounted = new RegExp(
  String.raw`\bhow many ${taking}\b|\b(?:number|count) of ${taking}\b|\bhow many times (?:will|would|does|do|is|are|might|could) (?:it|we|i|the (?:run|job|machine)|you (?:assume|expect|think)\b.{0,12}) ?(?:get |be )?${taking}`,
  'u',
)

function kindOf(line: string): 'eaten' | 'machines' | 'often' | 'most' | 'counted' | null {
  if (ofRate.test(line) && paysNot.test(line) && ofInterruption.test(line)) return 'most'
  if (ofCounted.test(line) && !paysNot.test(line)) return 'counted'
  if (ofSaving.test(line) && eaten.test(line)) return 'eaten'
  if (ofMany.test(line) && ofRisk.test(line) && ofSpot.test(line)) return 'machines'
  return often.test(line) && isTaken.test(line) && ofSpot.test(line) ? 'often' : null
}
