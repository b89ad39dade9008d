/**
 * "US is fine too, legal just said ok", "cap's gone", "doesn't have to be in the EU": a limit that holds is lifted, or made
 * wider, in words that name it or its value. Only what the plan holds can be lifted so.
 */
import { type Scenario, type SpecField, changedFields, emptySpec } from '../../scenario/scenario.ts'
import { isKind } from '../lexicon/meanings.ts'
import { fieldsNamed } from './field-names.ts'
import { withFieldsOf } from './history-references.ts'
import { indifferentTo } from './indifference.ts'
import { type ReplyCandidate, typedLine, wholeReply, isLikelyChatter } from './reply-candidate.ts'
import type { Reply } from './reply-input.ts'
import { clauseEnd } from './stated-share.ts'
import { isAlmostAll, surroundingPlace, widenedFields } from './wider-place.ts'

const opening = '^(?:(?:no|we said)[\\s,:]+)?'
const thing =
  "(?:the |our |my |that |this |any )?(?<thing>[\\w$€£.,' -]{1,24}?)(?: (?:thing|limit|requirement|restriction|rule|constraint|condition|part|bit|only))?"
const noLonger = '(?: any ?more| any longer| now| then| after all)?'
/** What is said of a limit that no longer holds. */
const lifts: readonly RegExp[] = [
  new RegExp(
    `${opening}${thing}(?: is|'s| are|s)? ?(?:not|n't|no longer|nt) (?:really |actually |strictly )?(?:needed|necessary|required|a must|a requirement|mandatory|important|an issue|a problem|a concern|relevant|strict|binding|fixed|set in stone)${noLonger}$`,
    'u',
  ),
  new RegExp(
    `${opening}${thing}(?: is|'s| are|'re| got| has been| have been| was| were) (?:now |all )?(?:gone|lifted|dropped|off|off the table|removed|waived|cancell?ed|history|flexible|open|negotiable|history|out of the window|no more)${noLonger}$`,
    'u',
  ),
  new RegExp(
    `${opening}(?:(?:it|this|that|they|we|the \\w+) )?(?:(?:doesn't|does not|doesnt|don't|dont|do not|no longer) (?:have to|has to|need to|needs to|need|must)|needn't|neednt|no need to) (?:be |stay |run |stick |remain |finish |use |keep |host |train )?(?:be )?(?:done |finished |hosted |limited |only )?(?:in |on |with |at |to |under |within |by |inside )?(?:the |our )?(?<thing>[\\w$€£.,' -]{1,24}?)${noLonger}$`,
    'u',
  ),
  new RegExp(
    `${opening}${thing} (?:can|may|could) (?:now |safely |all )?(?:go|be (?:dropped|lifted|removed|ignored|skipped|forgotten|scrapped|waived|relaxed))(?: away)?${noLonger}$`,
    'u',
  ),
  new RegExp(`${opening}${thing} (?:doesn't|does not|doesnt|don't|dont) (?:matter|apply|count|hold)${noLonger}$`, 'u'),
  new RegExp(
    `${opening}(?:(?:there(?:'s| is|s)|we have|we've) )?(?:no more|no longer (?:any|an?))(?: hard)? (?<thing>[\\w -]{2,24}?)(?: limit| restriction| requirement)?${noLonger}$`,
    'u',
  ),
]
/** The same as a wish: of a provider or a GPU it would leave that one out. */
const wishedAway = new RegExp(
  `${opening}(?:please |pls |let's |lets |can we |(?:we|you|u) can (?:now |safely )?)?(?:skip|forget|drop|ditch|lose|scrap|scratch|ignore|lift|remove|never ?mind)(?: about)? ${thing}(?: please| pls| now| then| for now)?$`,
  'u',
)
/** "Drop the A100 requirement": a name that holds, called what it is. */
const calledLimit = new RegExp(
  `^(?:please |pls |let's |lets |can we |we can |and |so |then )*(?:skip|forget|drop|ditch|lose|scrap|scratch|ignore|lift|remove|without)(?: about)? (?:the |our |that )?(?<thing>[\\w .-]{1,24}?) (?:requirement|restriction|constraint|condition|rule|limit)(?: please| pls| now| then| for now)?$`,
  'u',
)
/** "You can drop that": what the clause before it names. */
const droppedBefore =
  /^(?:please |pls |so |and |then |just |let's |lets |can you |(?:we|you|u) can (?:now |safely |also )?)*(?:skip|forget|drop|ditch|lose|scrap|scratch|ignore|lift|remove|cancel)(?: about)? (?:it|that|this|that one|that part|that limit)(?: please| pls| now| then| for now| altogether)?$/u
/** Said alone, of a place that holds: every place will do. */
const anyPlace =
  /^(?:(?:fair|right|fine)[\s,]+)?(?:run (?:it )?)?(?:any ?where|any region|wherever|worldwide)(?: (?:then|is (?:ok|fine|good)|works|will do|it is|i guess|again|now|please))*$/u
/** Of a deadline that holds: there is time. */
const noHurry =
  /^(?:(?:ok|okay|so|and|but|there(?:'s| is)|theres|it's|its|it is|really|honestly|actually|in (?:that|any) case)[\s,]+){0,3}(?:no time pressure|not (?:urgent|in (?:a|any) (?:rush|hurry)|time critical)|it can wait|can wait|takes as long as it takes|no (?:rush|hurry)(?= (?:at all|with|on|for|any)))(?: (?:at all|here|with this|on this|anymore|any more|then|now|for us))*$/u
/** "No rush", and nothing else. */
const noRush =
  /^(?:(?:there(?:'s| is)|theres|ok|really|actually|oh)[\s,]+){0,2}(?:no (?:rush|hurry)|not (?:that )?urgent)(?: (?:any ?more|now|after all|then|btw|actually)){0,2}[\s.!]*$/u
const [maxLength, maxClauses] = [140, 4]
/** From here on it is said between people, whatever the plan holds. */
const [maxChatter, maxChatterOfMoney] = [0.97, 0.9]

/** What may be lifted by naming it. */
const limits: ReadonlySet<SpecField> = new Set<SpecField>([
  'budgetUsd', 'deadlineHours', 'region', 'pricing', 'tier', 'hosting', 'certificates', 'providers', 'excludedProviders', 'excludedGpus',
]) // prettier-ignore
/** What "requirement" and the like may be said of besides. */
const namedLimits: ReadonlySet<SpecField> = new Set<SpecField>([...limits, 'gpus', 'gpuCount', 'nodes'])
const times = /^(?:the )?(?:time|hours|speed)$/u
const places = /^(?:regions?|place|location|where it runs|country|geo|data residency|residency)$/u

/** Null where no clause lifts what the plan holds. */
export function readLiftedLimit(reply: Reply): ReplyCandidate | null {
  const { scenario, vocabulary } = reply
  // "Never mind" is left off before a wish; of a limit it is the wish.
  const typed = typedLine(reply)
  const line = /^never ?mind (?:about )?(?:the|that|our|my) /u.test(typed) ? typed : reply.line
  if (line.length > maxLength || line.includes('?')) return null
  const clauses = line
    .split(clauseEnd)
    .filter((clause) => clause.trim() !== '')
    .map((clause) =>
      clause.startsWith('never') ? clause.trim() : vocabulary.replyWords.openers.sentenceOf(clause.trim()),
    )
  const isOpen = clauses.some((clause) => anyPlace.test(clause.trim().replace(/[\s.!]{1,9}$/u, '')))
  if (isOpen && scenario.spec.region !== null && clauses.length <= maxClauses) {
    const open = withFieldsOf(scenario, { ...scenario, spec: emptySpec, setBy: {}, remarks: [] }, ['region'])
    return wholeReply(reply, { kind: 'amended', scenario: open, changed: ['region'] }, 'lifts the place')
  }
  const isUnhurried = scenario.spec.deadlineHours !== null && !clauses.some((clause) => /\d/u.test(clause))
  if (isUnhurried && (noRush.test(line) || clauses.some((clause) => noHurry.test(clause.trim())))) {
    const open = withFieldsOf(scenario, { ...scenario, spec: emptySpec, setBy: {}, remarks: [] }, ['deadlineHours'])
    return wholeReply(reply, { kind: 'amended', scenario: open, changed: ['deadlineHours'] }, 'lifts the deadline')
  }
  if (clauses.length > maxClauses || isLikelyChatter(reply, maxChatter)) return null
  for (const [at, clause] of clauses.entries()) {
    const before = clauses[at - 1]
    const dropped = before !== undefined && droppedBefore.test(clause.trim()) ? limitsSaidIn(before, reply) : []
    if (dropped.length > 0) {
      const rest = clauses.filter((other) => other !== clause && other !== before)
      return liftedBeside(dropped, rest, reply)
    }
    const lifted = lifts.flatMap((form) => form.exec(clause.trim())?.groups?.['thing'] ?? [])
    const wished = wishedAway.exec(clause.trim())?.groups?.['thing']
    const called = calledLimit.exec(clause.trim())?.groups?.['thing']
    const fields = [
      ...indifferentTo(clause.trim()).filter((field) => scenario.spec[field] !== null),
      ...(called === undefined ? [] : (heldFields(called, reply, namedLimits) ?? [])),
      ...lifted.flatMap((words) => heldFields(words, reply) ?? []),
      ...(wished === undefined
        ? []
        : (heldFields(wished, reply) ?? []).filter((field) => !/^(?:providers|excluded|pricing)/u.test(field))),
    ]
    // "The budget is gone": the money is.
    if (fields.includes('budgetUsd') && isLikelyChatter(reply, maxChatterOfMoney)) continue
    const around = fields.length === 0 ? surroundingPlace(clause.trim(), reply) : null
    if (around !== null) return around
    const wider = fields.length === 0 ? widenedFields(clause.trim(), reply) : fields
    if (wider === null) continue
    // "Ireland is ok too" lets no third place in: that every place does is asked.
    const isWide = fields.length > 0 || wider.length === 0 || isAlmostAll(clause.trim(), scenario)
    // "Time doesn't matter" says what does.
    const rest = clauses.filter((other) => other !== clause || lifted.some((words) => times.test(words.trim())))
    return liftedBeside(wider, rest, reply, isWide)
  }
  return null
}

/** The plan without those limits, with what other clauses wish; asked back where another place does not mean every one. */
function liftedBeside(
  fields: readonly SpecField[],
  rest: readonly string[],
  reply: Reply,
  isWide = true,
): ReplyCandidate {
  const { scenario } = reply
  const without = withFieldsOf(scenario, { ...scenario, spec: emptySpec, setBy: {}, remarks: [] }, fields)
  const open = withOtherClauses(without, rest, reply)
  const changed = changedFields(open.spec, scenario.spec)
  // "Forget the budget, just show the fastest": read whole, it says more.
  const { amendment } = reply
  if (
    amendment.kind === 'amended' &&
    amendment.changed.length > changed.length &&
    changed.every((field) => amendment.scenario.spec[field] === open.spec[field])
  )
    return wholeReply(reply, amendment, `lifts ${fields.join(' and ')}, and changes more`)
  const act = isWide
    ? ({ kind: 'amended', scenario: open, changed } as const)
    : ({ kind: 'asks', reading: 'any region', scenario: open, changed } as const)
  return wholeReply(reply, act, `lifts ${fields.join(' and ')}`)
}

/** The limits in force whose value or name stands somewhere in a clause: "it won't be ready by Monday then". */
function limitsSaidIn(clause: string, { scenario: { spec }, understand }: Reply): readonly SpecField[] {
  const { slots, recognized } = understand(clause)
  const isDue = recognized.mentions.some((one) => isKind(one, 'date') && one.meaning.hours === spec.deadlineHours)
  return [...limits].filter((field) => {
    const held = spec[field]
    if (held === null) return false
    if (field === 'deadlineHours' && isDue) return true
    return slots.some((slot) =>
      slot.role === 'deadline'
        ? field === 'deadlineHours' && slot.hours === held
        : slot.role === 'quantity'
          ? slot.measure === (field === 'budgetUsd' ? 'budget' : 'deadline') && slot.amount.value === held
          : slot.role === 'field-value' && slot.field === field && slot.value === held,
    )
  })
}

/** "Whatever's cheapest, drop the A100 requirement": the other clauses may wish something besides. */
const withOtherClauses = (open: Scenario, clauses: readonly string[], { readPart }: Reply): Scenario =>
  clauses.reduce((scenario, clause) => {
    // "Legal cleared the US, so the EU rule can go": every place will do.
    if (scenario.spec.region === null && permits.test(clause)) return scenario
    const { act, likelyActs } = readPart(clause, scenario, [])
    return act.kind === 'amended' && likelyActs.request > minRequestBeside ? act.scenario : scenario
  }, open)
const minRequestBeside = 0.6
const permits = /\b(?:clear(?:s|ed)|allow(?:s|ed)|approve[sd]|permits?|permitted|signed off|accepts?|accepted)\b/u

/** The limits in force that words name, by themselves or by their value. */
function heldFields(
  words: string,
  { scenario, readAs }: Reply,
  of: ReadonlySet<SpecField> = limits,
): readonly SpecField[] | null {
  const { spec } = scenario
  const named = places.test(words.trim())
    ? (['region'] as const)
    : times.test(words.trim())
      ? (['deadlineHours'] as const)
      : fieldsNamed(words)
  const isHeld = (field: SpecField): boolean => of.has(field) && spec[field] !== null
  if (named.some(isHeld)) return named.filter(isHeld)
  const { model, params, tokens } = spec
  const bare = { ...scenario, spec: { ...emptySpec, model, params, tokens } }
  for (const text of [words, `in ${words}`, `by ${words}`]) {
    const act = readAs(text, bare)
    if (act.kind !== 'amended' && act.kind !== 'asks') continue
    const same = act.changed.filter(
      (field) => isHeld(field) && valueOf(act.scenario.spec, field) === valueOf(spec, field),
    )
    if (same.length > 0 && same.length === act.changed.length) return same
  }
  return null
}

/** Europe is said for the Union, and the other way round. */
const valueOf = (spec: Scenario['spec'], field: SpecField): string =>
  JSON.stringify(field === 'region' && spec.region === 'europe' ? 'eu' : spec[field])
