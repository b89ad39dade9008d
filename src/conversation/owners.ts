/** "No US parent": the answer without providers whose owner is elsewhere, as far as that is known. */
import { type OwnershipWish, ownershipIn } from '../language/inquiries/ownership.ts'
import type { EngineContext } from './engine-context.ts'
import type { Interpretation } from './interpretation.ts'
import { withGeneralAnswers } from './interpretation-extras.ts'

/** Countries of Europe that a provider on record may be seated in. */
const ofEurope: ReadonlySet<string> = new Set(['FR', 'DE', 'NL', 'FI', 'SE', 'DK', 'IE', 'ES', 'IT', 'AT', 'BE', 'PL'])

/** Null where nothing is said of owners. `interpret`: what the rest asks. */
export function answerOfOwners(
  text: string,
  interpret: (rest: string) => Interpretation,
  context: EngineContext,
): Interpretation | null {
  const wish = ownershipIn(text)
  return wish === null ? null : withOwners(interpret(wish.rest), wish, context)
}

/** Null where the rest is no job and asks for no prices. */
function withOwners(
  answer: Interpretation,
  { wants, words }: OwnershipWish,
  { catalog }: EngineContext,
): Interpretation | null {
  const isLeftOut = (country: string | undefined): boolean =>
    wants === 'not-us' ? country === 'US' || country === undefined : country === undefined || !ofEurope.has(country)
  const leftOut = [...catalog.providers.values()].filter(({ seat }) => isLeftOut(seat?.country))
  const kept = [...catalog.providers.values()].filter(({ seat }) => !isLeftOut(seat?.country)).map(({ name }) => name)
  const note = `“${words}”: only ${kept.join(', ')} are taken, by the country of their owner as remembered in November 2026. A company’s owner, its shareholders and where its support sits change: ask for a data-processing agreement that names them, and where backups are.`
  const without = <S extends { readonly excludedProviders: readonly string[] | null }>(spec: S): S => ({
    ...spec,
    excludedProviders: [...new Set([...(spec.excludedProviders ?? []), ...leftOut.map(({ id }) => id)])],
  })
  if (answer.kind === 'start')
    return withGeneralAnswers({ ...answer, scenario: { ...answer.scenario, spec: without(answer.scenario.spec) } }, [
      note,
    ])
  if (answer.kind !== 'inquiry' || answer.inquiry.kind !== 'prices') return null
  return withGeneralAnswers({ ...answer, inquiry: { ...answer.inquiry, spec: without(answer.inquiry.spec) } }, [note])
}
