/**
 * "What would it come to on 16 cards?", "how would the price move if they allowed Switzerland too?", "does 16 beat 8?": what a
 * question asks of another plan is taken out of it; what remains names the other plan, which is set beside the one that holds.
 */
import type { QuestionTopic } from '../questions/question-topic.ts'
import { askingPart } from '../questions/asking-part.ts'
import { questionArguments } from '../questions/question-arguments.ts'
import { limitFields } from '../../scenario/limit-fields.ts'
import { changedFields, type Scenario, type SpecField } from '../../scenario/scenario.ts'
import { begunAnew, supposesFirst } from './hurried-phrases.ts'
import { readNamedPair } from './named-pair.ts'
import { namedAlternatives } from './named-alternative.ts'
import { type ReplyCandidate, wholeReply, isLikelyChatter } from './reply-candidate.ts'
import { asksInForm } from './question-forms.ts'
import type { Reply } from './reply-input.ts'

const maxLength = 160
/** From here on it is said between people. */
const maxChatter = 0.85
/** Whether a limit is kept. */
const keeps = /\b(?:fits?|still|enough|inside|make it|done|finish\w*)\b/u
/** Spot is answered with what it saves and risks. */
const isSpot = ({ spec }: Scenario): boolean => spec.pricing === 'spot'

/** Null where no figure of another plan is asked for, or what names it is not understood whole. */
export function readAskedAlternative(reply: Reply): ReplyCandidate | null {
  const line = plainLine(reply.normalized.text).replace(thanModel, (words, size: string) =>
    isModelOf(size, reply.scenario) ? ' than this?' : words,
  )
  if (line.length > maxLength || !asksInForm(reply)) return null
  // "Five of these, what would all five be?" counts runs.
  if (defines.test(line) || asksWhichGpu.test(line) || reply.namedTopic.matched?.id === 'free-gpus') return null
  if (isOfElse(reply)) return null
  // "The diff in $ between H100 and A100" is of these two.
  if (betweenTwo.test(line) && readNamedPair(reply) !== null) return null
  if (ofRuns.test(line) && questionArguments(reply.understanding.recognized).runs !== undefined) return null
  if (isLikelyChatter(reply, maxChatter)) return null
  const { openers } = reply.vocabulary.replyWords
  const asking = askingPart(line) ?? line
  if (proposes.test(openers.sentenceOf(asking)) || ofElse.test(asking)) return null
  // "H100 quote next to it? how much?"
  const areAllAsked = line.slice(0, line.indexOf(asking)).includes('?')
  for (const part of new Set([
    openers.sentenceOf(asking),
    asking,
    ...(areAllAsked ? [openers.sentenceOf(line)] : []),
  ])) {
    const found = alternativesIn(part, reply)
    if (found !== null) return wholeReply(reply, found, 'asks for figures of another plan')
  }
  return null
}

/** "The H100 costs more per hour, so why is the total lower?": all of its words surely ask what no other plan answers. */
function isOfElse({ likelyTopic, namedTopic }: Reply): boolean {
  const { topic, matched, isBorneOut } = likelyTopic
  if (topic === null) return false
  return (
    (matched?.isSure === true && ofReason.has(topic)) ||
    (topic === 'hosted' && isBorneOut === true && namedTopic.topic === 'hosted')
  )
}
const ofReason: ReadonlySet<QuestionTopic> = new Set<QuestionTopic>([
  'rate-total',
  'why-dear',
  'billing',
  'reservation',
  'break-even',
])

/** What a word means, what could go wrong, a part of the job, and the reason of a choice. */
const ofElse =
  /\bmeans?\b|\b(?:what|anything|something|which things?) (?:else )?(?:could|might|can|would) (?:make|push|drive|turn|cause|get)\b|\b(?:every|each)(?: single| one of the)? (?:epoch|pass)|\b(?:another|one more|an extra|a further) (?:epoch|pass)\b|^what(?:'s| is| are) an? \S+\W*$|\bwhy\b.* not\b/u
/** "Can we do it on 2 A100s?" wishes it. */
const proposes = /^(?:can|could|should|shall|may) (?:we|i|you) (?!see|compare|have|show|still)\b/u
/** "What is an H100?" */
const defines = /^(?:what|whats|what's) (?:is |are |was )?(?:an? )\S+(?: \S+)?\W*$/u
/** "What would be the cheapest card that can do this?" */
const asksWhichGpu = /\b(?:cheapest|fastest|smallest|least expensive) (?:single )?(?:gpu|card)s?\b(?! at\b)/u
const ofRuns = /\bof (?:these|those|them)\b|\b(?:runs|jobs|ablations|seeds|trainings|experiments|times a)\b/u

/** "Dearer than the 70b": of a plan with that model. */
const thanModel = / than (?:the|our|this|that) (?:\w+ )?(\d+(?:\.\d+)?) ?b(?: one| model| plan)?\W*$/u
const isModelOf = (size: string, { spec: { model, params } }: Scenario): boolean =>
  model === null ? params === Number(size) * 1e9 : model.split(/[^\w.]/u).includes(`${size}b`)

/** "On demand" and "the US" are names; what holds is not named again. */
const plainLine = (text: string): string =>
  text
    .toLowerCase()
    .replaceAll(/\s+/gu, ' ')
    .replaceAll(begunAnew, '')
    .replaceAll(/\bon demand\b/gu, 'on-demand')
    .replaceAll(/\bthe u\.?s\.?(?!\w)/gu, 'usa')
    // "60 hours instead of 48": both are hours.
    .replaceAll(
      /\b(\$\d[\d,]*k?|\d{1,4} ?(?:hours?|h|days?|weeks?)) (?:instead of|rather than) \$?\d[\d,]*k?\b(?! ?x? ?[a-z]*\d)/gu,
      '$1',
    )
    // "Cheaper to tune than this one, for the same data": all of it is of the job that holds.
    .replaceAll(/\bto (?:fine-?tune|tune|train|run)\b(?= than\b|[\s?.!,]*$| (?:for|on|with) )/gu, ' ')
    .replaceAll(/\b(?:for|on|with) the same (?:data|tokens|job|run|dataset|amount of (?:data|tokens))\b/gu, ' ')
    .replace(/ than (?:this|that) (?:one|model|plan|run)\W*$/u, ' than this?')
    // "Quicker than our own two": the plan is on them.
    .replace(
      /,? (?:than|over|instead of|versus|vs\.?|compared (?:to|with)) (?:on |with |using )?(?:(?:our|my|the) (?:own )?(?:one|two|three|four|six|eight|\d+)(?: (?:cards?|gpus?|machines?|ones))?|(?:our|my) own(?: (?:ones?|cards?|gpus?|machines?|box|hardware))?|ours|mine)\W*$/u,
      '?',
    )
    // "Is FP8 really twice as fast as bf16?": how much faster it is, is told.
    .replace(
      /\b(?:(?:really|actually|that|truly|about) )*(?:twice|half|double|(?:two|three|four|\d(?:\.\d)?) ?(?:times|x)) as (fast|quick) as\b/u,
      'faster than',
    )
    .replace(/,? (?:or not|right|correct|isn't it|doesn't it|or what|no|yes)\W*$/u, '?')
    .replace(supposesFirst, 'what if ')
    .trim()

function alternativesIn(part: string, reply: Reply): ReplyCandidate['act'] | null {
  const { scenario, vocabulary } = reply
  const rest = withoutEffect(part, vocabulary.intentPhrases.contrast.effect)
  const found = rest === null ? null : namedAlternatives(rest, reply)
  if (rest === null || found === null) return null
  // What is rented beside cards of one's own is no card of one's own.
  const isRented = rents.test(part) && scenario.spec.owned === true
  const alternatives = found.alternatives.map(({ spec, ...rest }) =>
    isRented && spec !== scenario.spec ? { ...rest, spec: { ...spec, owned: null } } : { ...rest, spec },
  )
  const changed = [...new Set(alternatives.flatMap(({ spec }) => changedFields(spec, scenario.spec)))]
  if (
    // A limit makes no other plan, but where it moves one that holds.
    changed.every((field) => limitFields.has(field) && (scenario.spec[field] === null || keeps.test(part))) ||
    (alternatives.some(isSpot) && (!isSpot(scenario) || changed.includes('pricing')))
  )
    return null
  // "What would the cheapest be?" has an answer with what costs less at a risk.
  if (changed.length === 1 && changed[0] === 'objective' && scenario.spec.objective === null) return null
  // "Why is GRPO slower than SFT?" asks what is done in it.
  if (changed.includes('task') && /\b(?:why|how come)\b/u.test(part)) return null
  const [only, ...more] = alternatives
  const before = /\bdid\b/u.test(part) && !lifts.test(rest) && more.length === 0 ? beforeChangeOf(changed, reply) : null
  if (before !== null) return { kind: 'control', control: 'compare', alternatives: [before, scenario] }
  // "What do we save against the 72b plan": of the plan that holds.
  const isLifted = changed.length === 1 && changed[0] === 'excludedProviders' && lifts.test(rest)
  const isAgainst = more.length === 0 && (isLifted || setsAgainst.test(part.slice(0, part.indexOf(rest))))
  if (isAgainst && only !== undefined)
    return { kind: 'control', control: 'compare', alternatives: [scenario, only], isPair: true }
  return found.isPair
    ? { kind: 'control', control: 'compare', alternatives, isPair: true }
    : { kind: 'control', control: 'compare', alternatives: [scenario, ...alternatives] }
}
const rents = /\b(?:rent(?:s|ed|ing|al)?|cloud|hired?|hiring)\b/u
/** What is asked is what the plan costs more without them. */
const lifts = /\b(?:ban|bans|veto|policy|rule|blacklist|leav\w+|exclu\w+|skip\w*|drop\w*|without|avoid\w*)\b/u
const setsAgainst =
  /\b(?:against|versus|vs\.?|compared (?:to|with)|over|relative to|(?:cost|costs) us)(?: (?:the|our|that|in|on|with))*\s*$/u

/** "What did opening up the US save us?": the version before that field was changed; null where it never was. */
function beforeChangeOf(fields: readonly SpecField[], { history }: Reply): Scenario | null {
  if (history === null) return null
  const versions = history.revisions.slice(0, history.position + 1)
  const at = versions.findLastIndex((version, index) => {
    const before = versions[index - 1]
    return before !== undefined && changedFields(version.spec, before.spec).some((field) => fields.includes(field))
  })
  return versions[at - 1] ?? null
}

const betweenTwo = /\b(?:between|from)\b.{2,40}\b(?:and|to|vs\.?)\b/u

/** Words that only ask, and those that lead to what is named. */
const around: ReadonlySet<string> = new Set(
  "is are was were does do did would will could can should might may it that this they we i you us me he she one's be being been has had get got if when with on at in of for to from using use used taking take took going go gone went moving move moved switching switch switched running run ran by than against versus compared to and so then now instead there here the job this as well also just only really actually roughly about around still even all over what how why were how's about cost costs save saves saved gain lose win come comes rent renting rented buy have see show us's into letting let allowing allow allowed opening open up opened changing change only a like please tell say show hm hmm".split(
    ' ',
  ),
)
const kept: ReadonlySet<string> = new Set(['without', 'no', 'not'])

/** What is left of a question once the figure and what only asks are taken out; null where no figure is asked for. */
function withoutEffect(part: string, effect: RegExp): string | null {
  // "Could someone minute why …", "would a 4090 do?"
  let rest = part
    .replace(/ before (?:i|we) .{3,40}$/u, '')
    .replace(/^(?:can|could|would) (?:you|someone|somebody|anyone)(?: \p{L}+){0,2} (?=why|how|what|which)/u, '')
  let isAsked = false
  for (let match = effect.exec(rest); match !== null; match = effect.exec(rest)) {
    isAsked = true
    rest = `${rest.slice(0, match.index)} , ${rest.slice(match.index + match[0].length)}`
  }
  const ending = /^(?:would|could|will|does|can) .*\bdo\W*$/u.test(rest) ? rest.replace(/\bdo(?=\W*$)/u, ' , ') : rest
  if (!isAsked && ending === rest) return null
  rest = ending
  const isAround = (word: string): boolean => around.has(word) && !kept.has(word)
  const parts = rest
    .replaceAll(/[?!.…;:]+(?=\s|$)/gu, ' , ')
    .replaceAll(/\b(?:the|our|this) (?:plan|run)(?=\s|$)/gu, ' ')
    .split(/\s*,(?:\s|$)/u)
    .map((one) => {
      const joint = /^\s*(?:than|against|versus|vs\.?|compared (?:to|with)|of) (?=the |our |an? |\p{L})/u.test(one)
        ? 'vs '
        : ''
      const words = one.split(/\s+/u).filter((word) => word !== '')
      const first = words.findIndex((word) => !isAround(word))
      return first === -1
        ? ''
        : joint + words.slice(first, words.findLastIndex((word) => !isAround(word)) + 1).join(' ')
    })
    .filter((one) => one !== '')
  // "Does Azure cost more than the others?" names both; with one of them it is set against the plan.
  return parts.length === 0 ? null : parts.join(', ').replace(/^vs /u, '').replaceAll(', vs ', ' vs ')
}
