/** The plans that a few words name: a number of GPUs, a place, a provider let in again, an earlier version, two of a kind. */
import { limitFields } from '../../scenario/limit-fields.ts'
import { changedFields, type Scenario, type SpecField } from '../../scenario/scenario.ts'
import { amend } from './amendment.ts'
import { numberWords } from '../text/number-words.ts'
import { isWithinFactor } from './numeric-fields.ts'
import type { Reply } from './reply-input.ts'

/** `isPair`: each of two was named. */
export type NamedAlternatives = { readonly alternatives: readonly Scenario[]; readonly isPair: boolean }

const maxLength = 80
const separators =
  /\s*(?:→|->|=>|\bvs\.?(?=\s)|\bversus\b|\bor\b|\bagainst\b|\bbeats?\b|\bbeating\b|\bover\b|\bcompared (?:to|with)\b|\brather than\b|\bnext to\b|\bbeside\b|\balongside\b|\binstead of\b|\bthan\b)\s*/u
/** "From 16 to 8", "4k context from 2k" */
const fromTo = /^(?:from )?(.{1,30}?) to (.{1,30})$/u
const toFrom = /^(?:to )?(.{1,30}?) from (.{1,30})$/u

/** Null where the words name nothing, or leave a word over. */
export function namedAlternatives(words: string, reply: Reply): NamedAlternatives | null {
  if (words.length > maxLength) return null
  const split = words.split(separators)
  const [, from, to] = fromTo.exec(words) ?? []
  const [, target, source] = toFrom.exec(words) ?? []
  const turned =
    from !== undefined && to !== undefined
      ? [to, from]
      : target !== undefined && source !== undefined
        ? [target, source]
        : split
  const parts = split.length > 1 ? split : turned
  const pair = parts.length > 1 ? pairOf(parts, reply, parts === turned) : null
  if (pair !== null || split.length > 1) return pair
  const one = alternativeOf(words, reply)
  return one === null ? null : { alternatives: [one], isPair: false }
}

/** "One H100 vs two", "64 → 128": a number is of what the other part is. */
function pairOf(parts: readonly string[], reply: Reply, isOfOneField = false): NamedAlternatives | null {
  const [first = '', second = '', ...more] = parts.map((part) =>
    part.trim().replace(/^(?:with|on|at|in|of|to|the|a|an|using)\s+/u, ''),
  )
  if (more.length > 0 || first === '' || second === '') return null
  const gpus = gpuWords.exec(`${first} ${second}`)?.[0] ?? ''
  const read = (part: string): Scenario | null =>
    (isNumber(part) && gpus !== '' ? alternativeOf(`${part} ${gpus}`, reply) : null) ?? alternativeOf(part, reply, true)
  const [one, other] = [read(first), read(second)]
  if (one === null || other === null || changedFields(one.spec, other.spec).length === 0) return null
  // "A 3090 from Vast" is one plan.
  const [ofOne, ofOther] = [one, other].map(({ spec }) => changedFields(spec, reply.scenario.spec))
  const isShared =
    [ofOne, ofOther].some((fields) => fields?.length === 0) || ofOne?.some((field) => ofOther?.includes(field))
  if (isOfOneField && isShared !== true) return null
  return { alternatives: [one, other], isPair: true }
}
const gpuWords = /\b(?:(?:rtx )?(?:[a-z]{1,3}\d{2,4}[a-z]?|\d{4})s?|gpus?|cards?|nodes?|epochs?|tokens)\b/u
const isNumber = (part: string): boolean => /^\d[\d.,]*k?$/u.test(part) || numberWords[part] !== undefined

/** The plan with what the words name; null where that is what holds, unless `mayHold`. */
function alternativeOf(words: string, reply: Reply, mayHold = false): Scenario | null {
  const found =
    othersOf(words, reply) ??
    earlierOf(words, reply) ??
    withoutOf(words, reply) ??
    countOf(words, reply) ??
    amendedOf(words, reply)
  if (found === null) return null
  const isSame = changedFields(found.spec, reply.scenario.spec).length === 0
  return isSame ? (mayHold ? reply.scenario : null) : asRented(found, reply)
}

const others =
  /^(?:the )?(?:others?|rest|competition|everyone else|anyone else|elsewhere|other (?:providers|clouds|sellers|vendors|ones))$/u
/** The same where nobody keeps it to one provider. */
function othersOf(words: string, { scenario: { spec, ...rest } }: Reply): Scenario | null {
  if (!others.test(words) || spec.providers === null) return null
  const excludedProviders = [...(spec.excludedProviders ?? []), ...spec.providers]
  return { ...rest, spec: { ...spec, providers: null, excludedProviders } }
}

const ofVersion =
  /^(?:the |our |that |my |your )?(.{1,30}?)(?:'s|s')? (?:plan|version|one|setup|set-up|quote|estimate|idea|proposal|option|variant|run)$/u
const ofSomebody = /^(?:mine|ours|yours|theirs|his|hers)$/u

/** "The 72b plan", "the US version", "mine": a version that stood before. */
function earlierOf(words: string, reply: Reply): Scenario | null {
  const { history, scenario } = reply
  const name = ofSomebody.test(words) ? '' : (ofVersion.exec(words)?.[1] ?? null)
  if (history === null || name === null) return null
  const before = history.revisions
    .slice(0, history.position)
    .toReversed()
    .filter(({ spec }) => changedFields(spec, scenario.spec).some((field) => !limitFields.has(field)))
  const placed = adjectives[name] ?? name
  const act =
    placed === ''
      ? null
      : [placed, `in the ${placed}`].map((text) => amend(reply, text)).find(({ kind }) => kind === 'amended')
  if (act?.kind !== 'amended') return isPerson(name) ? (before[0] ?? null) : null
  const { spec: named } = act.scenario
  const { changed } = act
  if (changed.length === 0) return scenario
  const version = before.find(({ spec }) =>
    changed.every((field) => JSON.stringify(spec[field]) === JSON.stringify(named[field])),
  )
  return version ?? act.scenario
}
const isPerson = (name: string): boolean =>
  name === '' ||
  (/^\p{L}{2,12}$/u.test(name) &&
    !/^(?:this|that|same|other|new|next|cheap\w*|fast\w*|safe\w*|best|big\w*|small\w*|current|present|whole|first|last|test)$/u.test(
      name,
    ))
const adjectives: Readonly<Record<string, string>> = {
  swiss: 'switzerland', french: 'france', german: 'germany', american: 'the us', british: 'the uk', canadian: 'canada', dutch: 'netherlands', finnish: 'finland', swedish: 'sweden', norwegian: 'norway', icelandic: 'iceland', japanese: 'japan', indian: 'india', european: 'europe',
} // prettier-ignore

const lifts =
  /^(?:we |they |you )?(?:without|quit(?:ting)?|leav(?:e|ing)(?: out)?|left|drop(?:ping)?|skip(?:ping)?|ditch(?:ing)?|lift(?:ing)?|remov(?:e|ing)|lose|exclud(?:e|ing)|avoid(?:ing)?|not|outside(?: of)?|giv(?:e|ing) up|no) (?:the |our )?(.{2,30})$/u
const bans =
  /^(?:(?:the|that|this|our|ciso's) )?(?:ban|bans|exclusion|exclusions|veto|blacklist|restriction|rule|policy)(?: on .{2,30})?$/u

const anywhere = /^(?:anywhere|everywhere|any (?:region|country|place)|no place)$/u
/** "Quit Iceland", "without the ban": the plan without what was asked for. */
function withoutOf(words: string, reply: Reply): Scenario | null {
  const { spec, ...rest } = reply.scenario
  if (anywhere.test(words)) return { ...rest, spec: { ...spec, region: null } }
  if (bans.test(words) && (spec.excludedProviders !== null || spec.region !== null || spec.tier !== null))
    return {
      ...rest,
      spec: {
        ...spec,
        excludedProviders: null,
        ...(spec.excludedProviders === null ? { region: null, tier: null } : {}),
      },
    }
  const lifted = lifts.exec(words)?.[1]
  const act =
    lifted === undefined
      ? null
      : [lifted, `in the ${lifted}`].map((text) => amend(reply, text)).find(({ kind }) => kind === 'amended')
  if (act?.kind !== 'amended') return null
  const { providers } = act.scenario.spec
  if (providers?.every((provider) => spec.excludedProviders?.includes(provider) === true) === true)
    return { ...rest, spec: { ...spec, excludedProviders: null } }
  const fields = liftable.filter(
    (field) =>
      spec[field] !== null &&
      JSON.stringify(act.scenario.spec[field]) === JSON.stringify(spec[field]) &&
      isNamed(field, lifted ?? '', reply),
  )
  return fields.length === 0
    ? null
    : { ...rest, spec: { ...spec, ...Object.fromEntries(fields.map((field) => [field, null])) } }
}
const liftable = ['region', 'providers', 'gpus', 'tier', 'pricing'] as const
/** What is named is of that field: the words set it where nothing was asked for. */
function isNamed(field: (typeof liftable)[number], words: string, reply: Reply): boolean {
  const { draft } = reply.understand(words)
  return (
    draft.issues.length === 0 &&
    draft.finish().spec[field] !== null &&
    (field !== 'region' || reply.scenario.spec.region !== null)
  )
}

/** More are hardly of GPUs, unless the plan has about as many. */
const maxGpus = 64
/** "4", "one", "16 of them": of the field that was spoken of last, or GPUs. */
function countOf(words: string, reply: Reply): Scenario | null {
  const said =
    /^(?:just |only |a single |with )?(\d{1,5}(?:\.\d)?k?|[a-z]{3,7})(?: of (?:them|these|those))?$/u.exec(
      words,
    )?.[1] ?? ''
  const value =
    numberWords[said] ?? (/^\d/u.test(said) ? Number(said.replace('k', '')) * (said.endsWith('k') ? 1024 : 1) : NaN)
  if (!Number.isFinite(value)) return null
  const { spec } = reply.scenario
  const isLength =
    (spec.sequenceLength !== null &&
      reply.lastChanged.includes('sequenceLength') &&
      isWithinFactor(value, spec.sequenceLength)) ||
    said.endsWith('k')
  const text = isLength
    ? `seq ${value}`
    : reply.lastChanged.includes('loraRank')
      ? `rank ${value}`
      : Number.isInteger(value) &&
          value >= 1 &&
          (value <= maxGpus || isWithinFactor(value, reply.lastPlan.gpuCount ?? 1))
        ? `${value} gpus`
        : null
  return text === null ? null : amendedOf(text, reply)
}

/** Words that only let something in, or say that it is there. */
const letsIn =
  /\b(?:too|as well|also|in there|in it|in|included|added|allowed|again|back in|in the mix|on top|for the context)$/u

function amendedOf(words: string, reply: Reply): Scenario | null {
  // "20B" may be of the model or of its data.
  if (/^\d[\d.]*[bmt]$/u.test(words)) return null
  const bare = words.replaceAll('on-demand', 'on demand').replace(letsIn, '').trim()
  for (const text of new Set([words, bare, bare.replace(/^(?:the|a|an|our) /u, '')])) {
    if (text === '') continue
    const act = amend(reply, text)
    if (act.kind !== 'amended') continue
    const noted = act.scenario.notes.slice(reply.scenario.notes.length)
    if (noted.some((note) => note.startsWith('Not used'))) continue
    return withSameCount(act.scenario, act.changed, bare, reply)
  }
  return null
}

/** Of another GPU as many are meant as were asked for, and one of "a 3090". */
function withSameCount(
  scenario: Scenario,
  changed: readonly SpecField[],
  words: string,
  { scenario: { spec: before }, normalized }: Reply,
): Scenario {
  const { spec, ...rest } = scenario
  if (!changed.includes('gpus') || spec.gpuCount !== null) return scenario
  const line = normalized.text.toLowerCase()
  const at = line.indexOf(words)
  const isSingle =
    at > 0 && /\b(?:an?|one|single|my|his|her)\s$/u.test(line.slice(0, at)) && !/^(?:\S*\d)?s\b|gpus|cards/u.test(words)
  const gpuCount = before.gpuCount ?? (isSingle ? 1 : null)
  return gpuCount === null ? scenario : { ...rest, spec: { ...spec, gpuCount } }
}

/** GPUs of another kind are not one's own because those of the plan are. */
function asRented(scenario: Scenario, { scenario: before, normalized }: Reply): Scenario {
  const { spec, ...rest } = scenario
  const isOther =
    before.spec.owned === true &&
    spec.owned === true &&
    (spec.providers !== null || JSON.stringify(spec.gpus) !== JSON.stringify(before.spec.gpus))
  return isOther && !/\b(?:our|my|own|mine|ours)\b/iu.test(normalized.text)
    ? { ...rest, spec: { ...spec, owned: null } }
    : scenario
}
