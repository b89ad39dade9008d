/** "No US parent": the answer without providers whose owner is elsewhere, as far as that is known. */
import { type OwnershipWish, ownershipIn } from '../language/inquiries/ownership.ts'
import { understand } from '../language/pipeline.ts'
import { likelyActsOf } from '../language/replies/reply.ts'
import { appendRevision, currentScenario } from '../language/replies/revision-history.ts'
import { alternativeName } from '../presentation/content/plan-comparison.ts'
import type { Spec } from '../scenario/scenario.ts'
import type { EngineContext } from './engine-context.ts'
import type { Interpretation } from './interpretation.ts'
import { withGeneralAnswers } from './interpretation-extras.ts'
import { withFirstNote } from '../scenario/noted-scenario.ts'
import type { RequestContext } from './request.ts'
import type { ThreadState } from './thread-state.ts'

/** Countries of Europe that a provider on record may be seated in. */
const ofEurope: ReadonlySet<string> = new Set(['FR', 'DE', 'NL', 'FI', 'SE', 'DK', 'IE', 'ES', 'IT', 'AT', 'BE', 'PL'])

/** Null where nothing is said of owners. `interpret`: what the rest asks. */
export function answerOfOwners(
  text: string,
  interpret: (rest: string) => Interpretation,
  context: EngineContext,
): Interpretation | null {
  const wish = ownershipIn(text)
  if (wish === null) return null
  if (wish.isSovereign !== true) return withOwners(interpret(wish.rest), wish, context)
  const there = interpret(`${wish.rest.replace(/[\s.,;]{1,4}$/u, '')}, in the eu`)
  const placed = there.kind === 'start' || there.kind === 'comparison' ? there : interpret(wish.rest)
  const owned = withOwners(placed, wish, context)
  return owned?.kind === 'start' || owned?.kind === 'comparison' ? withGeneralAnswers(owned, [certificateNote]) : owned
}
const certificateNote =
  'A public body often asks for more than a European owner: BSI C5 in Germany, SecNumCloud in France (OVHcloud holds both for some of its services, recalled). Ask whether the GPU service is covered before data goes there.'

/** A job's fields without the providers that a wish rules out, and what is to be said of it. */
function ruledOutBy(
  { wants, words }: OwnershipWish,
  { catalog }: EngineContext,
): { readonly without: <S extends Pick<Spec, 'excludedProviders'>>(spec: S) => S; readonly note: string } {
  const isLeftOut = (country: string | undefined): boolean =>
    wants === 'not-us' ? country === 'US' || country === undefined : country === undefined || !ofEurope.has(country)
  const leftOut = [...catalog.providers.values()].filter(({ seat }) => isLeftOut(seat?.country))
  const kept = [...catalog.providers.values()].filter(({ seat }) => !isLeftOut(seat?.country)).map(({ name }) => name)
  return {
    note: `“${words}”: only ${kept.join(', ')} are taken, by the country of their owner as remembered in November 2026. A company’s owner, its shareholders and where its support sits change: ask for a data-processing agreement that names them, and where backups are.`,
    without: (spec) => ({
      ...spec,
      excludedProviders: [...new Set([...(spec.excludedProviders ?? []), ...leftOut.map(({ id }) => id)])],
    }),
  }
}

/** Null where the rest is no job and asks for no prices. */
function withOwners(answer: Interpretation, wish: OwnershipWish, context: EngineContext): Interpretation | null {
  const { without, note } = ruledOutBy(wish, context)
  if (answer.kind === 'start')
    return withGeneralAnswers({ ...answer, scenario: { ...answer.scenario, spec: without(answer.scenario.spec) } }, [
      note,
    ])
  if (answer.kind === 'comparison')
    return withGeneralAnswers(
      { ...answer, scenarios: answer.scenarios.map((scenario) => ({ ...scenario, spec: without(scenario.spec) })) },
      [note],
    )
  if (answer.kind !== 'inquiry' || answer.inquiry.kind !== 'prices') return null
  return withGeneralAnswers({ ...answer, inquiry: { ...answer.inquiry, spec: without(answer.inquiry.spec) } }, [note])
}

/** "No US clouds" of a plan: the plan without them, beside it where it is only supposed; null where nothing is said of owners. */
export function ownersOfReply(
  thread: ThreadState,
  { text, isAddressed }: { readonly text: string; readonly isAddressed: boolean },
  { today }: RequestContext,
  context: EngineContext,
): Interpretation | null {
  const wish = text.length > maxReply ? null : ownershipIn(text)
  if (wish === null || !(aroundWish.test(wish.rest) || wishesNothing(wish.rest, context, today))) return null
  const current = currentScenario(thread.conversation)
  if (!isAddressed && likelyActsOf(current, text, context.vocabulary, today).chatter > maxChatter) return null
  const { without, note } = ruledOutBy(wish, context)
  const scenario = withFirstNote({ ...current, spec: without(current.spec) }, note)
  if (!text.includes('?') && !/^\W*(?:(?:hm+|and|so|ok)\W+)?what if\b/iu.test(text))
    return { kind: 'revision', revision: appendRevision(thread.conversation, scenario), thread }
  const { names } = context.renderContextOn({ today })
  return {
    kind: 'comparison',
    scenarios: [current, scenario],
    names: [alternativeName(current, current, names, thread.conversation.revisions), wish.words],
    thread,
  }
}
/** What may stand around such a wish, and wishes nothing else. */
const aroundWish =
  /^[\s,.;:!?-]*(?:(?:hm+|what|if|and|so|ok|but|please|pls|legal|compliance|security|boss|they|we|our|the|customer|client|says?|said|wants?|insists?|is|are|it|that|must|be|then|though|sorry|actually|also|only|still|possible|ones?|too|for us|how much more)[\s,.;:!?-]*)*$/iu
const [maxReply, maxChatter] = [160, 0.97]
const whereverItStands = /\b(?:no matter|regardless of|wherever|whatever|even if)\b[^.!?;]*/giu

/** "Our DPO came back: …, no matter where the machines stand": who says it, and nothing of the plan besides. */
const wishesNothing = (rest: string, { vocabulary }: EngineContext, today: RequestContext['today']): boolean =>
  !/[\d?]/u.test(rest) &&
  understand(rest.replace(whereverItStands, ' '), { mode: 'thread', vocabulary, today, base: null }).slots.every(
    // The officer of data protection is no way of training.
    (slot) => slot.role === 'remark' || (slot.role === 'field-value' && slot.field === 'task'),
  )
