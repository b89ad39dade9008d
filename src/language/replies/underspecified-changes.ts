/** Wishes without a number: "bigger batch", "smaller model?". They are meant, and cannot be carried out. */
import type { Problem } from '../../scenario/problem.ts'
import { quoted } from '../../scenario/format-values.ts'
import { type ReplyCandidate, bareReply } from './reply-candidate.ts'
import type { Reply } from './reply-input.ts'

const underspecifiedPattern =
  /^(?:(?:try|try using|use|have|with|what about|how about|what if we use|(?:can|could|should|shall|may) (?:we|you|i|it)(?: (?:go|make it|be))?|go|make it|let's go|lets go)[\s,]+){0,3}(?:an? |the )?(?:(?:a )?(?:bit|little|lot|much|slightly|somewhat|even|way) (?:of )?(?:a )?)?(bigger|larger|smaller|longer|shorter|higher|lower|fewer|more|less)(?:\s+(?:one|here|instead|then|please))?(?:\s*\?)?(?:$|\s+(batch(?: size)?|micro ?batch|context|sequence(?: length)?|seq(?: len)?|rank|gpus?|cards?|model|budget|epochs?|data|tokens?|examples?|memory|vram)(?:\s+instead)?$)/

const suggestionsByNoun: readonly (readonly [noun: RegExp, texts: readonly string[]])[] = [
  [/batch/, ['batch 4', 'batch 8']],
  [/context|seq/, ['seq 2k', 'seq 8k']],
  [/rank/, ['rank 8', 'rank 64']],
  [/gpu|card/, ['4 gpus', 'on a 4090', 'on 8 H100s']],
  [/memory|vram/, ['4-bit', 'checkpointing on', 'batch 1']],
  [/budget/, ['under $500']],
  [/epoch/, ['one more epoch', '3 epochs']],
  [/data|token|example/, ['twice the data', 'half the data']],
]

/** A problem that names what could be meant; null where the wish has a number. */
export function readUnderspecifiedChange(reply: Reply): ReplyCandidate | null {
  const line = reply.bare.line
  // Whether a smaller one would do is asked, and has an answer.
  if (asksWhetherSmaller.test(line)) return null
  const problem = underspecifiedChangeIn(line, paramsOf(reply)) ?? utilizationIn(reply)
  const isOpen = problem?.terms[0] !== undefined && !problem.terms[0].includes(' ') && !problem.terms[0].includes('%')
  return problem === null || (isOpen && !reply.isAddressed)
    ? null
    : bareReply(reply, { kind: 'problem', problem }, 'leaves open how much')
}

const asksWhetherSmaller =
  /^(?:can|could|should|shall|may) (?:we|i) (?:use|try|have|go with|take) an? (?:smaller|lighter) model(?: instead| then)?[\s?]*$/

/** The parameters of the planned model, or of the one that the last answer took. */
export function paramsOf({ scenario: { spec }, lastPlan, vocabulary }: Reply): number | null {
  const id = spec.model ?? lastPlan.model
  return spec.params ?? (id == null ? null : (vocabulary.models.byId.get(id)?.params ?? null))
}

/** Parameters, in billions, of the sizes that are usual. */
const usualSizes = [1, 3, 8, 14, 32, 70, 405] as const

/** The next usual sizes in that direction, the nearest first; both directions where the model is not known. */
function modelsOfDegree(degree: string, params: number | null): readonly string[] {
  const isSmaller = /^(?:smaller|shorter|lower|fewer|less)$/.test(degree)
  const found =
    params === null
      ? [8, 70]
      : isSmaller
        ? usualSizes.filter((size) => size * 1e9 < params * sameSize).toReversed()
        : usualSizes.filter((size) => size * 1e9 > params / sameSize)
  return found.slice(0, 2).map((size) => `what about ${size}b?`)
}

/** A 7B is no smaller choice than an 8B. */
const sameSize = 0.8

/** Null where the text is no such wish. */
function underspecifiedChangeIn(text: string, params: number | null): Problem | null {
  const match = text.length > 100 ? null : underspecifiedPattern.exec(text)
  if (match === null) return null
  const [, degree = '', noun = ''] = match
  if (noun === '') return openDegree(degree, params)
  const suggestions =
    noun === 'model'
      ? modelsOfDegree(degree, params)
      : (suggestionsByNoun.find(([pattern]) => pattern.test(noun))?.[1] ?? ['4-bit'])
  if (suggestions.length === 0) return null
  const term = `${degree} ${noun}`
  return {
    kind: 'unknown',
    message: `${quoted(term)} leaves open how much: say it, such as ${suggestions.map(quoted).join(' or ')}.`,
    terms: [term],
    suggestions,
  }
}

/** "Bigger": nobody can tell what. Null where nothing is usually meant by it. */
export function openDegree(degree: string, params: number | null): Problem | null {
  const others = suggestionsOfDegree[degree]
  const model =
    degree === 'shorter' ? [] : modelsOfDegree(degree, params).slice(params === null && degree !== 'smaller' ? 1 : 0)
  const suggestions = others === undefined ? undefined : [...model.slice(0, 1), ...others]
  return suggestions === undefined
    ? null
    : {
        kind: 'unknown',
        message: `${quoted(degree)} of what: the model, the data, the batch or the GPUs? Say it, such as ${suggestions.map(quoted).join(' or ')}.`,
        terms: [degree],
        suggestions,
      }
}
const suggestionsOfDegree: Readonly<Record<string, readonly string[]>> = {
  bigger: ['twice the data', 'batch 8'],
  larger: ['twice the data', 'batch 8'],
  shorter: ['fastest', 'half the data', 'within 6h'],
  smaller: ['half the data', 'batch 1'],
}

/** "We never get above 35%": of the peak, most likely, and never of the price or the data. */
const share =
  /^(?:(?:in practice|here)[\s,]+)?(?:(?:we|ours?|i|our (?:runs?|jobs?|setup|cluster|gpus|node|box))(?:'ve| have)? )(?:(?:really|usually|typically|normally|rarely|hardly|never|only|always|mostly|ever|barely|seldom|tend to|can't|cannot|couldn't|don't|didn't) ){1,2}(?:get|got|see|saw|seen|hit|reach|reached|go|goes|went|gone|manage|managed|be|been|run)(?: it)?(?: (?:above|over|more than|around|about|past|beyond|better than|at|to|like|maybe)){0,2} (\d{1,2})(?:\s?(?:-|to)\s?\d{1,2})? ?(?:%|percent)(?: (?:or so|tops|max|here|there|in practice|on ours|really|util\w{0,8}|utili[sz]ation|of peak|(?:on|with) (?:the |our )?[\w-]{2,14}))*[\s.!]*$/u

function utilizationIn({ sentence }: Pick<Reply, 'sentence'>): Problem | null {
  const match = sentence.length > 100 ? null : share.exec(sentence)
  if (match === null) return null
  const words = `${match[1] ?? ''}%`
  return {
    kind: 'unknown',
    message: `${quoted(words)} of what? If of the GPUs’ peak arithmetic, say “our MFU was ${words}”, and the hours are worked out from it.`,
    terms: [words],
    suggestions: [`our MFU was ${words}`],
  }
}
