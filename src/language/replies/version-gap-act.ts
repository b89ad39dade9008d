/**
 * "Why did it go up?", "what would mine have cost?", "which of the two is quicker?", "why is Azure 3x the others?": what
 * differs between versions of the plan, or between what a thread named last, with its reasons.
 */
import { type VersionGap, type GapVersion, gapAsksOf } from '../questions/version-gap.ts'
import { askingPart } from '../questions/asking-part.ts'
import type { Question } from '../questions/question.ts'
import { isKind } from '../lexicon/meanings.ts'
import { type Scenario, type SpecField, changedFields } from '../../scenario/scenario.ts'
import { matchedCueWords } from '../lexicon/question-cues.ts'
import { besideNamed, isNaming, kindOf, namedIn, optionsOf, same, withSpec } from './gap-versions.ts'
import { asksInForm } from './question-forms.ts'
import { type ReplyCandidate, wholeReply } from './reply-candidate.ts'
import { lengthsNamed } from './named-lengths.ts'
import { comparedVersionIn, ofPeriod } from './history-references.ts'
import { asksSinceLastChange } from './since-last-change.ts'
import type { Reply } from './reply-input.ts'

const maxLength = 200

/** Null where no difference is asked for, or there is nothing that could differ. */
export function readVersionGap(reply: Reply): ReplyCandidate | null {
  const { line, history } = reply
  if (history === null || line.length > maxLength || !asksInForm(reply)) return null
  // "Hey, can you please compare with the original" asks for both.
  if (/^(?:compare|diff)\b/u.test(reply.bare.line)) return null
  const isOfChanged = !tellsOwnChange(reply) && (isOfChange(reply) || isLikeGap(reply))
  if (!isOfChanged && !asksOfNamed(reply)) return null
  const gap = gapOf(reply)
  // "How does that compare to the first version?" of the first version: told where versions are compared.
  if (history.position === 0 && gap?.named.length === 0 && comparedVersionIn(reply.bare.line) !== null) return null
  // "Pricier than US" names something that no version had, nor was anything changed.
  if (gap?.named.length === 0 && gap.earlier.length === 0 && thanNamed.test(line)) return null
  if (gap === null || (!isOfChanged && gap.named.length === 0 && gap.earlier.length === 0)) return null
  return wholeReply(reply, gapQuestion(gap), 'asks what differs, and why')
}

const thanNamed =
  /\b(?:than|compared (?:to|with)|versus|vs\.?) (?!before|it|this|that|what|i|we|you|they|expected|last|yesterday|today|usual|necessary|the (?:first|last|plan|one|other|original|previous)|earlier|now|then)\p{L}/u

/** "Cheaper?" behind a change asks what it did, and so do phrases of its own. */
function isOfChange({ line, sentence, history, thread, vocabulary, likelyActs }: Reply): boolean {
  // Of plans that were set side by side since, the difference is that of those; once it runs, it is asked of the run.
  if (thread?.hasBeside === true || thread?.hasBegunRun === true) return false
  const bare = sentence.replace(/[\s?!.]{1,9}$/u, '')
  if ((history?.position ?? 0) === 0)
    return likelyActs.chatter < maxChatterAtFirst && (asksSinceLastChange(bare) || isPhrased(line, vocabulary))
  return (
    asksSinceLastChange(bare) ||
    vocabulary.intentPhrases.comparedSince.test(bare) ||
    (!shows.test(bare) && !ofPeriod.test(bare) && comparedVersionIn(bare) !== null) ||
    (lone.test(bare) && line.includes('?') && thread?.lastAnswerId == null) ||
    isPhrased(line, vocabulary)
  )
}
const maxChatterAtFirst = 0.3

/** "We changed batch from 32 to 64 in the yaml. Does that halve the time?": of a change that was made elsewhere, below a first plan. */
const tellsOwnChange = ({ line, history }: Reply): boolean => (history?.position ?? 0) === 0 && ownChange.test(line)
const ownChange =
  /\b(?:we|i|they|he|she|our \w+|somebody|someone)(?:'ve| have| has)? (?:\w+ly |just )?(?:raised|changed|moved|went|switched|lowered|increased|reduced|bumped|set|doubled|halved|cut|grew|extended) (?:\S+ ){0,4}?from \S+ (?:\S+ )?to \S+/u
const isPhrased = (line: string, { questionCues }: Reply['vocabulary']): boolean =>
  matchedCueWords(line, questionCues, ({ topic }) => topic === 'gap').size > 0
/** These want the plans themselves. */
const shows = /^(?:compare|comparison|diff|vs|versus|see|show|post|give)\b/u
const lone = /^(?:is (?:it|that|this) )?(?:any )?(?:cheaper|dearer|slower|more expensive|pricier)(?: now| then)?$/u

/** By a phrase or the examples of data/questions. Between people little is asked so that is not of the plan. */
function isLikeGap({
  likelyTopic: { topic, matched, isBorneOut },
  likelyActs: { chatter },
  isAddressed,
  thread,
  understanding: { allSlots },
}: Reply): boolean {
  if (topic !== 'gap' || thread?.hasBeside === true) return false
  // "Which is cheaper, Lambda or RunPod?" wants those plans side by side, whatever was before.
  if (matched?.id === 'which-of-them' && allSlots.filter(({ role }) => role === 'providers').length > 1) return false
  const isTold = matched?.isExample !== true || matched.isLikely === true || isBorneOut === true
  const isSure = matched?.isExample !== true || matched.isSure === true || matched.isApart === true
  return isTold && (isAddressed || chatter < (isSure ? maxChatterOfSure : maxChatter))
}
const [maxChatter, maxChatterOfSure] = [0.6, 0.97]

/** The same where the classifier told it; null where nothing changed, and so something else is likely asked. */
export function ofGap(question: Question, reply: Reply): Question | null {
  if (question.gap !== undefined) return question
  // Of plans that were set side by side since, the difference is that of those.
  const gap = reply.thread?.hasBeside === true ? null : gapOf(reply)
  return gap === null || (gap.named.length === 0 && gap.earlier.length === 0) ? null : { ...question, gap }
}

const gapQuestion = (gap: VersionGap): Question => ({ kind: 'question', topic: 'gap', subject: null, gap })

const apart =
  /\b(?:cheaper|dearer|pricier|costlier|(?:more|less) expensive|(?:that|this|so) (?:much )?(?:expensive|pricey|dear|cheap)|costs? (?:so much |a lot |way )?(?:more|less)|come[s]? out (?:\S+ )?(?:more|less|cheaper|dearer)|(?:above|below|ahead of|behind|beats?|beating|undercuts?)|[x×] the (?:price|cost)|(?:times|twice|double|half) the (?:price|cost)|premium|markup|surcharge)\b|\d ?[x×]\b/u
const why = /\b(?:why|how come|reasons?|explain|what makes|what made)\b/u
const against = /\b(?:the others|others|the rest|everyone else|everybody else|anyone else|the average|elsewhere)\b/u

/** A limit that is lifted, or what is let in besides. */
const lifted =
  /\b(?:without|stay(?:ing)?|stick(?:ing)? (?:to|with)|insist(?:ing)? on|keep(?:ing)? (?:it|data|everything|the data) in|limit(?:ing|ed)? (?:it |us |ourselves )?to|restrict(?:ing|ed|ion)?|drop(?:ped|ping)?|quit|leav(?:e|ing)|lift(?:ed|ing)?|allow(?:ed|ing)?|opened|opening|include[d]?|as well|too|in there|in the mix|back in|added|adding|ban|banned)\b/u
/** "How much extra is it to stay in the EU?", of a plan that stays in Europe, is of the place that it stays in. */
const keepsPlace = /\b(?:stay|stick|insist|keep|limit|restrict)\w*\b/u
/** "Is our AWS savings plan in there?": what a team has agreed with a seller, and no seller that is let in. */
const ofTerms =
  /\b(?:savings? plans?|commit(?:ment|ted)?|committed[ -]use|cuds?|edp|reservations?|reserved|credits?|discounts?|agreements?|contracts?|enterprise|our (?:\S+ ){0,3}savings)\b/u
const gains =
  /\b(?:sav(?:e|ed|es|ings?)|cheaper|dearer|cost(?:s|ing)? us|how much (?:more|less|extra)|(?:pay\w*|costs?) (?:\w+ )?(?:more|extra)|premium|surcharge|markup|move|gain)\b/u

/** "Why is RunPod above Lambda here", "does Azure cost more than the others": of who sells, where, or two that are named. */
function asksOfNamed(reply: Reply): boolean {
  const { line, understanding } = reply
  const { recognized } = understanding
  if (lengthsNamed(reply).length > 0) return true
  const seller = recognized.mentions.filter(
    (mention) => isKind(mention, 'provider') || (isKind(mention, 'field-value') && mention.meaning.field === 'region'),
  )
  if (lifted.test(line) && gains.test(line) && !ofTerms.test(line)) return seller.length === 1
  const kinds = recognized.mentions.filter(isNaming).map(kindOf)
  const hasPair = kinds.some((kind, at) => kinds.indexOf(kind) !== at)
  if (!apart.test(line)) return false
  return (why.test(line) && (seller.length > 0 || hasPair)) || (against.test(line) && seller.length > 0)
}

/** Null where a thread has nothing to set side by side. */
export function gapOf(reply: Reply): VersionGap | null {
  const { line, history, scenario } = reply
  if (history === null) return null
  const revisions = history.revisions.slice(0, history.position + 1)
  const before = revisions.slice(0, -1).toReversed()
  const earlier = before.filter(({ spec }) => changedFields(spec, scenario.spec).length > 0)
  const lengths = lengthsNamed(reply)
  if (lengths.length > 0) return { asks: gapAsksOf(askingPart(line) ?? line), named: lengths, earlier: [] }
  const named = namedIn(reply)
  const ofEarlier = ofFirst.test(line) ? earlier.slice(-1) : afterRun(earlier, scenario)
  const asks = gapAsksOf(line)
  // "Which of these sign a DPA?" weighs nothing that has a figure.
  if (asks.form === 'which' && !weighs.test(line)) return null
  const gap = (versions: readonly GapVersion[]): VersionGap => ({ asks, named: versions, earlier: ofEarlier })
  if (named.length > 1) {
    const isOfPick = asks.form === 'why' && named.length === 2 && picked.test(line)
    return { ...gap(claimedFirst(named, line)), asks: { ...asks, ...(isOfPick ? { isOfPick } : {}) } }
  }
  if (ofSeveral.test(line) || asks.form === 'which') {
    const options = optionsOf([scenario, ...before])
    // "Which of the two" is of no earlier plan, where none of its values was exchanged for another.
    if (options.length > 1 || asks.form === 'which') return { ...gap(options), earlier: [] }
  }
  const { excludedProviders } = scenario.spec
  if (named.length === 0 && ofThose.test(line) && excludedProviders !== null)
    return gap([
      {
        scenario: withSpec(scenario, { providers: excludedProviders, excludedProviders: null, tier: null }),
        words: 'those',
      },
    ])
  const [one] = named.filter(({ fields }) => !isOfPast(line, fields, earlier[0], scenario))
  const beside =
    one === undefined ? null : besideNamed(one, earlier, scenario, ofVersion.test(line), keepsPlace.test(line))
  return {
    ...gap(beside === null ? [] : [beside]),
    ...(one !== undefined && isBehindThan(line, one.words) ? { isReference: true } : {}),
  }
}

/** "Why Lambda when RunPod is cheaper": what is claimed is of the last that stands before it, or of the one it is cheaper at. */
function claimedFirst<Named extends GapVersion>(named: readonly Named[], line: string): readonly Named[] {
  const word = comparative.exec(line)
  const [one, other] = named
  if (word === null || one === undefined || other === undefined || named.length > 2) return named
  const end = word.index + word[0].length
  const at = ({ words }: Named): number => line.lastIndexOf(words.toLowerCase())
  const isThere = named.find((each) =>
    /^ (?:on|at|with|in|from)\b[\w\s]{0,12}$/u.test(line.slice(end, Math.max(end, at(each)))),
  )
  const before = named.filter((each) => at(each) >= 0 && at(each) < word.index).toSorted((a, b) => at(b) - at(a))[0]
  const first = isThere ?? before ?? one
  return first === one ? named : [other, one]
}
const comparative =
  /\b(?:cheaper|dearer|pricier|costlier|(?:more|less) expensive|costs? (?:so much |a lot |way |much )?(?:more|less)|faster|slower|quicker|lower|higher|(?:beats?|undercuts?))\b/u
/** What was taken, in spite of the other. */
const picked =
  /\b(?:pick|choos|chose|select|tak(?:e|ing)|us(?:e|ing)|go(?:ing)? (?:with|for|on)|plan(?:s|ned|ning)? (?:on|with|at)|recommend|put|prefer|suggest)\w*|\b(?:when|if|although|though|while|since|given|but|as)\b/u

/** Of those that were ruled out before. */
const ofThose = /\b(?:those|these|them|both|the two)\b(?! of us)/u

const weighs =
  /\b(?:cheap\w*|dear\w*|cost\w*|pric\w+|expensive|fast\w*|quick\w*|slow\w*|soon\w*|hours?|time|wins?|won|best|better|less|more|sav\w+)\b/u

/** "The US plan" is one that held before. */
const ofVersion = /\b(?:plan|version|quote|one we (?:did|had)|estimate)\b/u

const ofFirst = /\b(?:first|original\w*|initial\w*|start(?:ed)?|beginning|at first)\b/u
const ofSeveral =
  /\b(?:of (?:the |those |these )?(?:two|three|four|2|3|4|both)|both|between (?:them|the two|those|these|both)|of them|the pair)\b/u

/** "Why so expensive compared to the US": what is named is what the plan is held against. */
const isBehindThan = (line: string, words: string): boolean =>
  /\b(?:than|compared (?:to|with)|against|versus|vs|over)\b/u.test(
    line.slice(0, Math.max(0, line.indexOf(words.toLowerCase()))),
  )

/** "What did opening up the US save": what it names is what the last change was of. */
const isOfPast = (
  line: string,
  fields: readonly SpecField[],
  before: Scenario | undefined,
  { spec }: Scenario,
): boolean => before !== undefined && /\b(?:did|has|was)\b/u.test(line) && !same(before.spec, spec, fields)

/** Bans come one by one: "what did the ban cost us" is of all that were spoken in a row. */
function afterRun(earlier: readonly Scenario[], current: Scenario): readonly Scenario[] {
  let last = current
  const at = earlier.findIndex((one) => {
    const changed = changedFields(one.spec, last.spec)
    last = one
    return !(changed.length === 1 && changed[0] === 'excludedProviders')
  })
  return at <= 0 ? earlier : earlier.slice(at - 1)
}
