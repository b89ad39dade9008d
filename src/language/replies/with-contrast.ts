/** What is asked of plans: “which is faster, and by how much?”. */
import { type AskedContrast, askedContrast } from '../questions/asked-contrast.ts'
import type { ReplyCandidate } from './reply-candidate.ts'
import type { Reply } from './reply-input.ts'
import { takenForIn } from './taken-for.ts'
import { withDataAsked } from './supposed-change.ts'

/** What is asked of plans that are set side by side, or of another plan. */
export function withContrast(reply: Reply, read: ReplyCandidate): ReplyCandidate {
  const { normalized, vocabulary } = reply
  const candidate = withDataAsked(reply, read)
  const { act } = candidate
  const isOfPlans = act.kind === 'side-by-side' || (act.kind === 'control' && act.control === 'compare')
  if (!isOfPlans && act.kind !== 'question') return candidate
  // "TRL or Axolotl for this" asks which, without a mark.
  const stacks = 'alternatives' in act ? act.alternatives.map(({ spec }) => spec.stack) : []
  const isOfTrainers = stacks.length === 2 && stacks.every((stack) => stack !== null) && stacks[0] !== stacks[1]
  const mark = isOfTrainers && !normalized.text.includes('?') ? '?' : ''
  const asked = askedContrast(`${normalized.text}${mark}`, vocabulary.intentPhrases.contrast)
  const takenFor = act.kind === 'question' ? takenForIn(reply) : undefined
  const premised = takenFor === undefined ? {} : { takenFor }
  if (asked === null) return act.kind === 'question' ? { ...candidate, act: { ...act, ...premised } } : candidate
  if (act.kind === 'question') return { ...candidate, act: { ...act, ...premised, contrast: asked } }
  const isPair = 'isPair' in act && act.isPair
  const isEither = isPair && ofEither.has(asked.form) && eitherOr.test(normalized.text)
  const ofPair = { isOfFirst: asked.isOfFirst || isPair, ...(isEither ? { isEither } : {}) }
  return { ...candidate, act: { ...act, asked: { ...asked, ...ofPair } } }
}

/** "How much cheaper on RunPod or Lambda?"; "than" sets one against the other. */
const eitherOr = /^(?!.*\b(?:than|versus|vs|between|against|over|which)\b).*\bor\b/iu
const ofEither: ReadonlySet<AskedContrast['form']> = new Set(['difference', 'whether', 'share'])
