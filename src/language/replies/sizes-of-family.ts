/** "3.1 70b then", "take the 0.6B": a version and a size, or a size with its article, of the family that is planned. */
import type { GrammarResult, Slot } from '../grammar/slots.ts'
import { isKind } from '../lexicon/meanings.ts'
import { compareByVersion, hasSize } from '../lexicon/model-names.ts'
import type { Vocabulary } from '../lexicon/vocabulary.ts'
import type { RecognizedText } from '../recognizers/recognized-text.ts'
import { siblingOf } from '../resolution/sibling-model.ts'
import { withRelativeSize } from './relative-size.ts'
import type { PlanOfThread } from './numbers-of-plan.ts'

/** Behind a size that is named by itself. */
const ends: ReadonlySet<string> = new Set(
  'one model instead then please pls version variant now and on with , . ; ! )'.split(' '),
)

/** What the grammar finds, with the model that such words name. */
export function withSizesOfFamily(
  recognized: RecognizedText,
  read: GrammarResult,
  plan: PlanOfThread,
  vocabulary: Pick<Vocabulary, 'models'>,
): GrammarResult {
  const { tokens, mentions } = recognized
  const { models } = vocabulary
  const { scenario } = plan
  const found = withRelativeSize(recognized, read, plan, vocabulary)
  const base = models.byId.get(scenario.spec.model ?? '')
  const sizes = found.slots.flatMap((slot) => (slot.role === 'unitless' && slot.amount.magnitude === 'b' ? [slot] : []))
  const [size, ...others] = sizes
  if (base === undefined || size === undefined || others.length > 0) return found
  if (found.slots.some(({ role }) => role === 'model')) return found
  const { value, capital } = size.amount
  const before = mentions.find(({ to }) => to === size.from)
  const version = tokens[size.from - 1]?.text ?? ''
  const isVersion = isKind(before, 'amount') && before.meaning.measure === null && /^\d(?:\.\d)?$/u.test(version)
  const ofVersion = isVersion
    ? (models.byBrand.get(base.brand) ?? [])
        .filter((one) => one.version === version && hasSize(one, value))
        .toSorted(compareByVersion)[0]
    : undefined
  const isNamed = capital && version === 'the' && ends.has(tokens[size.to]?.text ?? '.')
  const id = ofVersion?.id ?? (isNamed ? siblingOf(base.id, value, models, true)?.id : undefined)
  if (id === undefined) return found
  const from = ofVersion === undefined || before === undefined ? size.from : before.from
  const model: Slot = { role: 'model', reference: { kind: 'model', id }, from, to: size.to }
  return {
    ...found,
    slots: found.slots.map((slot) => (slot === size ? model : slot)),
    unrecognized: found.unrecognized.filter((mention) => ofVersion === undefined || mention !== before),
  }
}
