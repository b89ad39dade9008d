/** Whether a goal wants a GPU at all: few documents that are to be known are looked up, few examples are put into a prompt. */
import type { Catalog } from '../catalog/catalog.ts'
import { isRetrievalNote, knowledgeNote } from '../scenario/retrieval-note.ts'
import { formatCount } from '../presentation/format/number-format.ts'
import type { Scenario } from '../scenario/scenario.ts'

/** What stands before the plan of a goal whose data are told; null: it may well be trained. */
export function readyModelLead(
  scenario: Scenario,
  text: string,
  catalog: Pick<Catalog, 'inquiryFacts' | 'quality'>,
): string | null {
  const { corpus, notes } = scenario
  const {
    inquiryFacts: { goals },
    quality,
  } = catalog
  if (corpus === undefined) return null
  const { tokensPerEpoch, examples } = corpus
  if (notes.some(isRetrievalNote) && tokensPerEpoch <= goals.lookedUpTokens.base) {
    const way =
      tokensPerEpoch <= goals.promptTokens.base
        ? 'put all of it into the prompt of a hosted model, or search it (retrieval)'
        : 'have a hosted model search it and answer from what is found (retrieval)'
    return `You need no GPU to begin with, ${way}; to train all the same`
  }
  if (notes.includes(knowledgeNote))
    return 'Not by training to begin with, let a ready model search them and answer with the source (retrieval), which costs next to nothing to try; to train all the same'
  const fewest = quality.examples[0]?.upTo.base ?? 0
  return examples !== null && examples <= fewest
    ? 'You need no GPU to begin with, put the best examples into the prompt of a hosted model, for they are too few to train on; to train all the same'
    : enoughDataLead(scenario, text, catalog)
}

/** "600 mails, is that enough or a waste of money?": what so many examples are enough for; null where it is not asked, or nothing counts them. */
function enoughDataLead(
  { corpus }: Scenario,
  text: string,
  { inquiryFacts: { words }, quality }: Pick<Catalog, 'inquiryFacts' | 'quality'>,
): string | null {
  const count = corpus?.examples ?? null
  if (count === null || !words.enoughData.test(text)) return null
  const rule = quality.examples.find(({ upTo }) => count <= upTo.base) ?? quality.examples.at(-1)
  return rule === undefined ? null : `${formatCount(count)} examples: ${rule.says} (rule of thumb); to train on them`
}
