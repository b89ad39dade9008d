/** A number, a factor or a switch alone: with what it leaves out, an amendment like any other. */
import { quoted } from '../../scenario/format-values.ts'
import type { Problem } from '../../scenario/problem.ts'
import type { SpecField } from '../../scenario/scenario.ts'
import type { PresetPhrase } from '../grammar/preset-slots.ts'
import { amendWith } from './amendment.ts'
import { fieldsAskedAbout } from './asked-fields.ts'
import { confirmationOf } from './confirmation.ts'
import { resolveEllipsis } from './ellipsis.ts'
import { type ReplyCandidate, bareReply, isLikelyChatter } from './reply-candidate.ts'
import type { ReplyAct } from './reply-act.ts'
import type { BareReply, Reply } from './reply-input.ts'
import { wishedClauseOf } from './wished-clause.ts'

/** From here on it is said among people. */
const maxChatter = 0.8
const explains = /^(?:why|how come)\b/u
const laughs = /\b(?:lol|lmao|rofl|ha(?:ha)+|xd)\b/u

/** Changes the field that was asked about or changed last; null where no field takes the number. */
export function readEllipsis(reply: Reply): ReplyCandidate | null {
  const { bare, scenario, vocabulary } = reply
  // "8b lol"
  if (laughs.test(reply.line) && isLikelyChatter(reply, maxChatter)) return null
  // "Why is it 2 cards and not 1?" changes nothing.
  if (explains.test(reply.sentence) && reply.likelyActs.question > reply.likelyActs.request) return null
  const asked = fieldsAskedAbout(reply.thread?.askedTopic ?? null)
  const isCorrection = correction.test(reply.typed)
  const context = { lastChanged: reply.lastChanged, isEpochs: isOfEpochs(reply), isCorrection }
  const isEpochs = reply.thread?.askedTopic === 'epochs' || isOfEpochs(reply)
  const ellipsis =
    bare.line.length > maxLength
      ? null
      : ((asked === null
          ? null
          : resolveEllipsis(
              bare,
              scenario,
              { lastChanged: asked, isEpochs, isCorrection, isAsked: true },
              vocabulary.magnitudes,
            )) ??
        resolveEllipsis(bare, scenario, context, vocabulary.magnitudes) ??
        resolveEllipsis(sufficientClauseOf(bare), scenario, context, vocabulary.magnitudes) ??
        resolveEllipsis(lastClauseOf(bare), scenario, { lastChanged: ofClause(bare, reply) }, vocabulary.magnitudes) ??
        resolveEllipsis(
          { ...bare, line: wishedClauseOf(reply), closing: '' },
          scenario,
          context,
          vocabulary.magnitudes,
        ) ??
        offeredOf(reply, isCorrection))
  if (ellipsis === null) return null
  // Of what somebody spoke of, which need not be the data that were changed last.
  if (
    !('open' in ellipsis) &&
    asked === null &&
    agreesToNumber.test(reply.typed) &&
    reply.lastChanged.includes('tokens')
  )
    return bareReply(reply, offered(reply, { ...ellipsis, isOffered: true }), `may stand for “${ellipsis.words}”`)
  // "Double it", "make it 2" of a plan of which nothing was changed: of what, nobody said.
  const isOfFirst = asked === null && reply.history?.position === 0 && ofIt.test(bare.line)
  if (!('open' in ellipsis) && isOfFirst && !isCorrection)
    return bareReply(reply, offered(reply, { ...ellipsis, isOffered: true }), `may stand for “${ellipsis.words}”`)
  return 'open' in ellipsis
    ? bareReply(reply, { kind: 'problem', problem: openFactorProblem(ellipsis.open) }, 'leaves open what it scales')
    : bareReply(reply, offered(reply, ellipsis), `stands for “${ellipsis.words}”`)
}

const maxLength = 140

/** What a number or a factor alone is of stands nowhere. */
const ofIt =
  /^(?:make it (?:\d{1,3}|two|three|four|five|six|eight)|(?:double|triple|halve|half|twice|quadruple)(?: (?:it|that|this))?)$/u

/** "Yes use 45" agrees to what was said before it. */
const agreesToNumber = /^\W*(?:yes|yep|yeah|yup|sure)[\s,]{1,3}(?:use|take|go with|assume) (?:the )?\d/iu

/** "Hmm no, 4" before anything was changed: of the one number besides the data that the plan was asked for with. */
function offeredOf({ bare, scenario, lastChanged, vocabulary, likelyActs, isAddressed }: Reply, isCorrection: boolean) {
  const held = lastChanged.length > 0 ? [] : askedNumbers.filter((field) => scenario.spec[field] !== null)
  const { request, chatter } = likelyActs
  if (held.length !== 1 || (!isAddressed && (chatter > maxChatterOfLone || request < minRequestOfLone))) return null
  const found = resolveEllipsis(bare, scenario, { lastChanged: held, isCorrection }, vocabulary.magnitudes)
  return found === null || 'open' in found ? null : { ...found, isOffered: true as const }
}
const askedNumbers = ['gpuCount', 'nodes', 'budgetUsd', 'deadlineHours', 'sequenceLength', 'loraRank', 'batch'] as const
const [maxChatterOfLone, minRequestOfLone] = [0.4, 0.55]

/** "Ok 32" may be said between people: what it would change is asked. */
function offered(reply: Reply, ellipsis: PresetPhrase & { readonly isOffered?: true }): ReplyAct {
  const act = amendWith(reply, ellipsis)
  return ellipsis.isOffered === true && !reply.isAddressed && act.kind === 'amended' && act.changed.length > 0
    ? confirmationOf(reply, act.scenario, act.changed)
    : act
}

/** "No wait, 16", "hm 2", "nah 33k", "or 4": thinks again about the number that was said last. */
const correction =
  /^\W*(?:(?:oh|ah|ok|okay|so|well|and)[\s,.]+)?(?:no|nah|nope|wait|sorry|sry|actually|rather|oops|or|h+m+|m{2,}|u+h+m?|u+m+|err+|correction|make that|make it|i mean(?:t)?|meant)\b/iu

/** The data were changed by their epochs last. */
function isOfEpochs({ history, lastChanged }: Reply): boolean {
  if (history === null || !lastChanged.includes('tokens')) return false
  const [current, before] = [history.revisions[history.position], history.revisions[history.position - 1]]
  return (
    current?.corpus !== undefined &&
    before?.corpus !== undefined &&
    current.corpus.epochs !== before.corpus.epochs &&
    current.corpus.tokensPerEpoch === before.corpus.tokensPerEpoch
  )
}

/** "2 nodes died, we continue on 48": the news before it says why. */
const lastClauseOf = (bare: BareReply): BareReply => {
  const line = /,\s+(we (?:continue|go on|carry on|proceed|keep going) .{2,20})$/u.exec(bare.line)?.[1]
  const meant =
    /[\s,]so (?:it is |it's |its |really |actually |probably |we have )*((?:more like|closer to) \d\S{0,10})$/u
  return { ...bare, line: line ?? meant.exec(bare.line)?.[1] ?? '' }
}

/** "… says Ines": who decided it. */
const bySomebody = /[\s,(-]+(?:says|said|according to|as per|per) (?:the )?\p{L}{2,20}\)?$/u

/** "Tokenizer is bad at it, so really more like 27B": of the data, where the clause before speaks of them. */
const ofClause = ({ line }: BareReply, { lastChanged }: Reply): readonly SpecField[] =>
  /\b(?:corpus|tokenizer|tokeniser|tokens?|data|dataset|dedup\w*|words?|text)\b/u.test(line)
    ? ['tokens']
    : / so /u.test(line)
      ? lastChanged
      : []

/** "8k is enough, longest doc is like 7.2k": the clause behind it says why, with figures of its own. */
const sufficientClauseOf = (bare: BareReply): BareReply => {
  const line =
    /^(?:(?:no|nope|wait),?\s+)*([^,;?]{1,40}\b(?:enough|plenty|fine|okay|ok|sufficient|suffices?|will do|it is)(?: actually| then)?)(?:\s?[,;]\s[^?]{3,})?$/u.exec(
      bare.line.replace(bySomebody, ''),
    )?.[1]
  return { ...bare, line: line ?? '' }
}

const openFactorProblem = (words: string): Problem => ({
  kind: 'unknown',
  message: `${quoted(words)} of what? Say it, such as “twice the data”, “half the GPUs” or “half the budget”.`,
  terms: [words],
  suggestions: ['twice the data', 'half the data'],
})
