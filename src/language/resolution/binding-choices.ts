/** "Data has to stay in Germany", "AWS only", "we have AWS credits": a place or a seller that nothing is proposed in the stead of. */
import { bindingRemark } from '../../scenario/binding-choice.ts'
import { slotsOf } from '../grammar/slots.ts'
import type { ResolverInput } from './resolver.ts'
import type { Draft } from './scenario-draft.ts'

/** So many words stand so near to a name that they are said of it. */
const near = 5
const small = String.raw`(?: (?:on|in|at|from|with|use|using|via|within|inside|the|run|rent|machines?|sellers?|gpus?|servers?|regions?|data ?cent(?:er|re)s?)){0,3}`
const alone = 'only|exclusively|solely|strictly|nothing but|nowhere but'
const before = new RegExp(String.raw`\b(?:${alone})${small} ?$`, 'iu')
const within = new RegExp(String.raw`^(?:${alone})\b|\b(?:${alone}|alone)$`, 'iu')
const behind = new RegExp(String.raw`^(?:regions? )?(?:${alone}|alone)\b(?! \d)`, 'iu')
const staying =
  /\b(?:(?:has|have|needs?|required?|got|supposed) to|must|may only|can only|should only|shall)(?: \S+){0,2}? (?:stay|stays|remain|be|run|stand|live|sit|kept|stored|hosted|processed)\b|\b(?:must not|mustn't|may not|cannot|can't|can not|never|not allowed to) leave\b/iu
const bound = /\b(?:locked|tied|bound|married|restricted|limited) (?:in ?)?(?:to|with|at|on)\b|(?<!\bno )\bcredits?\b/iu

/** Remarks on the place and on the one seller, where the words around them bind. */
export function bindChoices(
  draft: Draft,
  { slots, recognized: { tokens }, vocabulary: { places } }: ResolverInput,
): void {
  const wordsBefore = ({ from }: NamedWords): string => draft.words({ from: Math.max(0, from - near), to: from })
  const isAlone = (slot: NamedWords): boolean =>
    before.test(wordsBefore(slot)) ||
    within.test(draft.words(slot)) ||
    behind.test(draft.words({ from: slot.to, to: Math.min(tokens.length, slot.to + 2) }).trimStart())
  const region = draft.get('region')
  const named = slotsOf(slots, 'field-value').filter(({ field }) => field === 'region')
  const isKept = named.some((place) => isAlone(place) || staying.test(`${wordsBefore(place)} ${draft.words(place)}`))
  if (region !== null && isKept)
    draft.addRemark('region', bindingRemark(`machine outside ${places.get(region)?.name ?? region}`))
  const sellers = slotsOf(slots, 'providers').filter(({ excluded }) => !excluded)
  if (sellers.length === 0 || draft.get('providers')?.length !== 1) return
  if (sellers.some(isAlone) || bound.test(draft.words({ from: 0, to: tokens.length })))
    draft.addRemark('providers', bindingRemark('other seller or service'))
}

type NamedWords = { readonly from: number; readonly to: number }
