/** A text cut into clauses, and what speaks for the values of each: a wish, or what was, was refused or was quoted. */
import { rememberedOf } from '../../once.ts'
import type { ClauseRole } from '../../catalog/clause-roles.ts'
import type { ClauseCues } from '../lexicon/clause-cues.ts'
import type { RecognizedText } from '../recognizers/recognized-text.ts'
import type { Token } from '../text/tokenize.ts'
import { withAnsweredLines } from './answered-lines.ts'
import { withBrackets } from './bracketed-clauses.ts'
import type { Clause } from './clause.ts'
import { withFallbacks } from './fallback-clauses.ts'
import { withNumberedAttempts } from './numbered-attempts.ts'
import { withPastAnswers } from './past-answers.ts'
import {
  clauseEnds,
  disclaimerAt,
  isAdverb,
  isArrow,
  isCorrection,
  isDash,
  isOfToday,
  isRefusal,
  isTimeToFinishIn,
  runNouns,
  sentenceEnds,
  tellsOfNow,
  tellsOfOthers,
} from './clause-signs.ts'
import { quotedTokens } from './quoted-lines.ts'

/** What speaks so strongly against a clause puts it into another time. */
const offPlanWeight = -2
const offPlanRoles: ReadonlySet<ClauseRole> = new Set(['past', 'later', 'imagined', 'rejected'])

/** A longer question says more than what is to be chosen. */
const maxChoiceLength = 8

type ClauseTokens = RecognizedText['tokens']
type OpenClause = {
  from: number
  to: number
  own: number
  carried: number
  /** What puts it off the plan. */
  offPlan: ClauseRole | null
  /** Somebody else says it. */
  isQuoted: boolean
  /** It leaves a choice. */
  isChoice: boolean
  isSentenceStart: boolean
  /** A word such as "then" begins it. */
  isOpened: boolean
}

/** The clauses of a text in their order; linear in its length. Rule after rule asks for those of the same tokens. */
export const clausesOf = ({ tokens }: { tokens: ClauseTokens }, cues: ClauseCues): readonly Clause[] =>
  cutBy(cues)(tokens)
const cutBy = rememberedOf((cues: ClauseCues) => rememberedOf((tokens: ClauseTokens) => cutClauses(tokens, cues)))

function cutClauses(tokens: ClauseTokens, cues: ClauseCues): readonly Clause[] {
  const clauses: OpenClause[] = []
  let current = clauseFrom(0, true)
  const close = (at: number, isSentenceStart: boolean): void => {
    current.to = at
    const before = clauses.at(-1)
    // "…" is no sentence of its own.
    if (before !== undefined && isSentenceStart && tokens.slice(current.from, at).every(({ text }) => text === '.'))
      before.to = at
    else if (current.to > current.from) clauses.push(current)
    current = clauseFrom(at, isSentenceStart)
  }
  for (let at = 0; at < tokens.length; at += 1) {
    const token = tokens[at]
    if (token === undefined) break
    if (token.text === 'or') current.isChoice = true
    // "Full or lora?": an answer speaks louder than the question.
    if (isAskedAt(token, tokens, current) && isChoice(current, tokens, at)) current.own -= 1
    // "We go with 8B then?" decides nothing yet.
    else if (token.text === '?') undecide(current, clauses)
    if (isArrow(tokens, at)) close(++at + 1, false)
    else if (sentenceEnds.has(token.text) || isDash(tokens, at)) close(at + 1, !isDash(tokens, at))
    else if (clauseEnds.has(token.text)) close(at + 1, false)
    else {
      if (cues.openers.has(token.text) && !isAdverb(tokens, at)) {
        close(at, true)
        current.isOpened = at > 0
      }
      const asked = clauses.at(-1)
      const isBeginning = at === current.from && asked !== undefined && sentenceEnds.has(tokens[at - 1]?.text ?? '')
      if (isBeginning && cues.refusals.longestMatch(tokens, at) !== null)
        if (tokens[at - 1]?.text === '?') Object.assign(asked, { own: asked.own + offPlanWeight, offPlan: 'rejected' })
        else refuseQuoted(clauses)
      if (isBeginning && cues.retractions.longestMatch(tokens, at) !== null)
        takeBack(clauses, tokens[at - 2]?.text === '.')
      if (isRefusal(tokens, at, current.from, cues)) current.own -= 1
      else if (isCorrection(tokens, at, current.from, cues)) current.own += 2
      // "…, H100 was overkill, use L40S": asked for, whatever the sentence tells of.
      else if (at === current.from && !current.isSentenceStart && cues.imperatives.has(token.text)) current.own += 1
      if (at === current.from && tellsOfOthers(tokens, at, current.isSentenceStart))
        Object.assign(current, { own: current.own + offPlanWeight, carried: offPlanWeight, offPlan: 'past' })
      const disclaimed = disclaimerAt(tokens, at, current.from, cues)
      if (disclaimed !== null) {
        disown([...lineBefore(clauses, tokens), current])
        at = disclaimed - 1
        continue
      }
      const match = cues.phrases.longestMatch(tokens, at)
      if (match === null) continue
      const { weight, reach, role } = match.meaning
      if ((role === 'past' && isOfToday(tokens, current.from, at)) || isTimeToFinishIn(tokens, at)) continue
      // "the other one can wait" corrects nothing.
      if (
        role === 'corrected' &&
        match.to === at + 1 &&
        tokens.slice(current.from, at).some(({ kind }) => kind !== 'sign')
      )
        continue
      if ((reach === 'ahead' || reach === 'onward') && at > current.from) close(at, false)
      current.own += weight
      if (role === 'quoted') current.isQuoted = true
      if (reach === 'sentence' || reach === 'onward') current.carried += weight
      if (offPlanRoles.has(role) && weight <= offPlanWeight) {
        current.offPlan = role
        // "…, which is nonsense" is said of what stands before it.
        const before = current.isSentenceStart || tokens[current.from]?.text !== 'which' ? undefined : clauses.at(-1)
        if (before !== undefined) Object.assign(before, { own: weight, offPlan: role })
      }
      at = match.to - 1
      // "llama 8b it is.": the sign that the words end with ends the clause too.
      const end = tokens[at]?.text ?? ''
      if (sentenceEnds.has(end) || clauseEnds.has(end)) close(at + 1, sentenceEnds.has(end))
    }
  }
  close(tokens.length, true)
  const answered = withAnsweredLines(withCarried(clauses, tokens), tokens, cues)
  const settled = withNumberedAttempts(withPastAnswers(answered, tokens), tokens)
  return withFallbacks(withBrackets(withQuoted(settled, tokens), tokens), tokens, cues)
}

/** What only is passed on is none of the plan, whatever it says. */
function withQuoted(clauses: readonly Clause[], tokens: readonly Token[]): readonly Clause[] {
  const quoted = quotedTokens(tokens)
  if (quoted === null) return clauses
  // What was decided holds, unless its reader says something else.
  return clauses.map((clause) =>
    quoted[clause.from] !== 1
      ? clause
      : clause.weight >= 2
        ? { ...clause, weight: -1, isOffPlan: false }
        : { ...clause, weight: offPlanWeight + Math.min(0, Math.sign(clause.weight)), isOffPlan: true },
  )
}

/** "Bo: one card or both" asks with or without its mark. */
const isAskedAt = ({ text }: Token, tokens: readonly Token[], { from }: OpenClause): boolean =>
  text === '?' || (text === '\n' && tokens[from - 1]?.text === ':')

/** "We go with 8B then?": what stands before the "then" is asked with it. */
function undecide(current: OpenClause, clauses: readonly OpenClause[]): void {
  const before = clauses.at(-1)
  if (current.own >= 2) current.own = 0
  const isTail = before !== undefined && before.to === current.from && before.own >= 2 && current.own === 0
  if (isTail && current.isOpened) before.own = 0
}

/** "Full or lora?" is all of its sentence. */
const isChoice = (
  { from, isChoice: hasOr, isSentenceStart }: OpenClause,
  tokens: readonly Token[],
  at: number,
): boolean => hasOr && at - from <= maxChoiceLength && (isSentenceStart || tokens[from - 1]?.text === ':')

/** "Ana said: just take 64. I disagree": the sentence before, where it is somebody else's, is off the table. */
function refuseQuoted(clauses: readonly OpenClause[]): void {
  const first = clauses.findLastIndex(({ isSentenceStart }) => isSentenceStart)
  const sentence = clauses.slice(Math.max(0, first))
  if (!sentence.some(({ isQuoted }) => isQuoted)) return
  for (const clause of sentence)
    Object.assign(clause, { own: offPlanWeight, carried: offPlanWeight, offPlan: 'rejected' })
}

/** The clauses of the line that is not closed yet, or of the line before, back to those that nobody wants already. */
function lineBefore(clauses: readonly OpenClause[], tokens: readonly Token[]): readonly OpenClause[] {
  const isOther = (clause: OpenClause | undefined): boolean =>
    clause === undefined || clause.offPlan === 'imagined' || tokens[clause.to - 1]?.text === '\n'
  // The last line end is that of the line before, where nothing stands between.
  let last = clauses.length - 2
  while (!isOther(clauses[last])) last -= 1
  return clauses.slice(last + 1)
}

/** "A 70B on 2B tokens of memes. Kidding": nobody wants it. */
function disown(clauses: readonly OpenClause[]): void {
  for (const clause of clauses)
    Object.assign(clause, { own: offPlanWeight, carried: offPlanWeight, offPlan: 'imagined' })
}

/** "Mixtral maybe. Or no, too big": another value than those of the sentence before holds; behind “…” than those of its last clause. */
function takeBack(clauses: readonly OpenClause[], isCutOff: boolean): void {
  const first = isCutOff ? clauses.length - 1 : clauses.findLastIndex(({ isSentenceStart }) => isSentenceStart)
  for (const clause of clauses.slice(Math.max(0, first))) clause.own = Math.min(clause.own, -1)
}

const clauseFrom = (from: number, isSentenceStart: boolean): OpenClause => ({
  from,
  to: from,
  own: 0,
  carried: 0,
  offPlan: null,
  isQuoted: false,
  isChoice: false,
  isSentenceStart,
  isOpened: false,
})

/** What holds for a sentence holds for its later clauses, unless they say their own; "sorry," speaks for the next. */
function withCarried(clauses: readonly OpenClause[], tokens: readonly Token[]): readonly Clause[] {
  let carried = 0
  let offPlan: ClauseRole | null = null
  let pending = 0
  // "Edit: 5 epochs, 21k rows": said of all that follows in its sentence.
  let isHeading = false
  let beforeParenthesis: { carried: number; offPlan: ClauseRole | null } | null = null
  return clauses.map(({ from, to, own, carried: ownCarried, offPlan: ownOffPlan, isSentenceStart }) => {
    if (isSentenceStart) ({ carried, offPlan } = { carried: 0, offPlan: null })
    if (isSentenceStart && isHeading) [pending, isHeading] = [0, false]
    const opener = tokens[from - 1]?.text
    if (opener === '(') beforeParenthesis = { carried, offPlan }
    if (opener === ')' && beforeParenthesis !== null) ({ carried, offPlan } = beforeParenthesis)
    // "Yesterday's meeting in one line: …" is of what was, what it came to is not.
    const isSummary = (opener === ':' && !runNouns.has(tokens[from - 2]?.text ?? '')) || tellsOfNow(tokens, from)
    if (isSummary && offPlan === 'past' && tokens[from]?.kind !== 'sign')
      ({ carried, offPlan } = { carried: 0, offPlan: null })
    if (own !== 0 || ownOffPlan !== null)
      ({ carried, offPlan } = { carried: ownCarried, offPlan: own < 0 ? ownOffPlan : null })
    const weight = (own === 0 ? carried : own) + pending
    const hasNumberOrName = tokens.slice(from, to).filter(({ kind }) => kind !== 'sign').length > 2
    if (own >= 2 && !hasNumberOrName) [pending, isHeading] = [own, tokens[to - 1]?.text === ':']
    else if (!isHeading) pending = 0
    return {
      from,
      to,
      weight,
      isOffPlan: offPlan !== null,
      isLater: offPlan === 'later',
      isImagined: offPlan === 'imagined',
    }
  })
}
