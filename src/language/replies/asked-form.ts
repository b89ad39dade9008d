/** "PCIe or SXM, does that matter for a single GPU?": both forms of the card of the plan, side by side. */
import type { Scenario, SpecField } from '../../scenario/scenario.ts'
import { amend } from './amendment.ts'
import { knownQuestion } from './question-act.ts'
import { asksInForm } from './question-forms.ts'
import { type ReplyCandidate, wholeReply, weighedReply, isLikelyChatter } from './reply-candidate.ts'
import type { Reply } from './reply-input.ts'

const forms = /\b(?:pcie?|pci-e)\b.{0,40}\bsxm\d?\b|\bsxm\d?\b.{0,40}\b(?:pcie?|pci-e)\b/u
const weighs =
  /\b(?:or|vs|versus|over|than|instead|matters?|differences?|diff|worth|should|better|faster|cheaper|slower|gains?|lose|advantage|point)\b/u
/** "PCIe or SXM in this?" asks which one it is. */
const ofPlanned =
  /^\W*(?:(?:is|are) (?:it|this|that|these|those|they) )?(?:the )?(?:[a-z]{1,3}\d{2,4}s? )?(?:pcie|sxm\d?),? (?:or|vs\.?) (?:the )?(?:pcie|sxm\d?)(?: (?:in|for|on)? ?(?:this|that|here|it|the plan|these|those|card|cards|version|ones?)){0,2}[\s?.!]*$/u
/** "SXM or NVL, but not the PCIe ones", "PCIe or SXM, I don't care" are wishes. */
const indifferent = /\b(?:not|no|idc|care|avoid|without|any|either|whatever)\b(?! (?:of )?(?:worth|difference|matter))/u
const ofCards: ReadonlySet<SpecField> = new Set<SpecField>(['gpus', 'gpuCount', 'nodes'])
const single = /\b(?:single|one|1|lone) ?(?:x )?(?:gpu|card|h100|a100)\b/u
/** Cards that are sold in both. */
const family = /\b(h100|a100|v100)s?\b/u
const maxLength = 130

/** Null where the forms are not weighed, or another card is wished. */
export function readAskedForm(reply: Reply): ReplyCandidate | null {
  const { line, scenario, lastPlan } = reply
  if (line.length > maxLength || !forms.test(line) || !weighs.test(line) || ofPlanned.test(line)) return null
  if (!(asksInForm(reply) || /\bor\b/u.test(line)) || indifferent.test(line)) return null
  const { amendment } = reply
  if (amendment.kind === 'amended' && amendment.changed.some((field) => !ofCards.has(field))) return null
  if (isLikelyChatter(reply, maxChatter)) return null
  const named = family.exec(line)?.[1]
  const planned = scenario.spec.gpus ?? lastPlan.gpus ?? []
  const families = named === undefined ? planned.flatMap((id) => /^(.+)-(?:sxm|pcie)$/u.exec(id)?.[1] ?? []) : [named]
  for (const card of new Set(families)) {
    // "How much slower is PCIe than SXM" is said of the first.
    const isOfPcie = line.search(/pcie?|pci-e/u) < line.search(/sxm/u)
    const sides = (isOfPcie ? ['pcie', 'sxm'] : ['sxm', 'pcie']).map((form) => amend(reply, `${card} ${form}`))
    const alternatives = sides.flatMap((act) => (act.kind === 'amended' ? [withCount(act.scenario, reply)] : []))
    if (alternatives.length === 2)
      return weighedReply(
        reply,
        { kind: 'control', control: 'compare', alternatives, isPair: true },
        'sets both forms of the card side by side',
      )
  }
  const known = knownQuestion(reply)
  return known === null ? null : wholeReply(reply, known, 'asks which form is better')
}
const maxChatter = 0.9

/** As many as are planned, or the one that is asked about. */
function withCount({ spec, ...rest }: Scenario, { line, scenario, lastPlan }: Reply): Scenario {
  const gpuCount = single.test(line) ? 1 : (scenario.spec.gpuCount ?? lastPlan.gpuCount ?? null)
  return { ...rest, spec: { ...spec, gpuCount } }
}
