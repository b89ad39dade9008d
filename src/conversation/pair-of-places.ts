/** "Germany or Switzerland", "Switzerland counts too, and Germany rather than Finland": several places that machines may stand in. */
import { understand } from '../language/pipeline.ts'
import { isRefusedPlace } from '../language/grammar/refused-places.ts'
import { appendRevision, currentScenario } from '../language/replies/revision-history.ts'
import { isKind } from '../language/lexicon/meanings.ts'
import type { Option } from '../recommend/recommendation.ts'
import { applyChange, askedChange } from '../scenario/scenario-change.ts'
import { withLastNote } from '../scenario/noted-scenario.ts'
import { capitalized } from '../recommend/figure-text.ts'
import { formatUsd } from '../presentation/format/number-format.ts'
import { providerName } from '../presentation/format/display-names.ts'
import type { EngineContext } from './engine-context.ts'
import type { Interpretation } from './interpretation.ts'
import type { RequestContext } from './request.ts'
import { bestInThread, saidInThread } from './thread-plans.ts'
import type { ThreadState } from './thread-state.ts'

const joined = /\b(?:or|and|also|too|as well|either|both|plus|counts?|allowed|fine|ok(?:ay)?)\b|[/&,]/iu
const refused = /\b(?:rather than|instead of|not|no|except|but not|without|over)(?: in)?(?: the)?\s*$/iu
const added = /\b(?:too|also|as well|counts?|in addition|additionally|fine|ok(?:ay)?|allowed)\b/iu
const others =
  /\b(?:vs\.?|versus|compare|difference|cheaper than|price of|taxes|vat|legal entity|who|why|how much|where)\b|\?|\d/iu
/** "The EU restriction can go": of the one that held. */
const lifts =
  /\b(?:restrictions?|requirements?|rules?|constraints?|limits?)\b|\b(?:can|may|could) (?:now )?(?:go|be (?:dropped|lifted|waived|removed))\b|\b(?:lifted|dropped|waived|gone)\b/iu
/** Where people go, and no machines. */
const ofPeople =
  /\b(?:meet\w*|call|office|lunch|dinner|fly|flight|live[sd]?|travel\w*|trip|offsite|conference|team|weather|holidays?|vacation|move[sd]? to|hired?|customers?|airport|train (?:to|from))\b/iu
const maxLength = 120

/** The plan in the one where it costs least, and what it would be in the others; null where not several are named. */
export function placesInThread(
  thread: ThreadState,
  { text, isAddressed }: { readonly text: string; readonly isAddressed: boolean },
  request: RequestContext,
  context: EngineContext,
): Interpretation | null {
  if (thread.shown === null || text.length > maxLength || !joined.test(text)) return null
  if (others.test(text) || lifts.test(text)) return null
  if (!isAddressed && ofPeople.test(text)) return null
  const { vocabulary } = context
  const { recognized, wordsAt } = understand(text, { mode: 'thread', vocabulary, today: request.today, base: null })
  const named = recognized.mentions.flatMap((mention, at) =>
    isKind(mention, 'field-value') && mention.meaning.field === 'region' && !isRefusedPlace(recognized, at) ? [{ id: mention.meaning.value, before: wordsAt(Math.max(0, mention.from - maxBefore), mention.from) }] : [],
  )
  const places = [...new Set(named.filter(({ before }) => !refused.test(before.trim())).map(({ id }) => id))]
  const current = currentScenario(thread.conversation)
  const held = current.spec.region
  const wanted = places.length === 1 && named.length === 1 && held !== null && held !== places[0] && added.test(text) ? [held, ...places] : places
  if (wanted.length < 2 || wanted.length > maxPlaces) return null
  const { names } = context.renderContextOn(request)
  const tried = wanted.flatMap((region) => {
    const result = applyChange(current, askedChange({ region }))
    return 'problem' in result ? [] : [{ region, scenario: result.scenario, best: bestInThread(result.scenario, thread, request, context) }]
  })
  const [first] = tried.filter(({ best }) => best !== null).toSorted((one, other) => usdOf(one.best) - usdOf(other.best))
  const words = capitalized(tried.map(({ region, best }) => `${names.place(region)}: ${best === null ? 'no price on record there for GPUs that hold it' : `${formatUsd(best.allInUsd.p50)} at ${providerName(best, names)}`}`).join('; '))
  if (first === undefined)
    return saidInThread(thread, 'places', [`In none of them: ${words}.`, 'The plan stays as it is; say “anywhere in Europe” for more.'])
  if (first.region === held) return saidInThread(thread, 'places', [`${words}. The plan stays in ${names.place(first.region)}, where it costs least.`])
  const noted = withLastNote(first.scenario, `${words}. Both may be used; it is planned where it costs least.`)
  return { kind: 'revision', revision: appendRevision(thread.conversation, noted), thread }
} // prettier-ignore

const [maxBefore, maxPlaces] = [2, 4]
const usdOf = (option: Option | null): number => option?.allInUsd.p50 ?? Infinity
