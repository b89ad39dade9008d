/** Whether a goal wants a GPU at all: documents that are to be known are looked up, and fields, a manner and code are had of ready models. */
import type { Catalog } from '../catalog/catalog.ts'
import { goalPurposeIn, type GoalPurpose, lackOfTrainersIn } from '../language/inquiries/goal-purpose.ts'
import { isRetrievalNote, knowledgeNote } from '../scenario/retrieval-note.ts'
import { formatCount } from '../presentation/format/number-format.ts'
import type { Started } from './interpretation-extras.ts'
import type { Scenario } from '../scenario/scenario.ts'

type ReadyModelFacts = Pick<Catalog, 'inquiryFacts' | 'quality'>

const leavesHosted =
  /\b(?:stop(?:ping)? (?:paying|using|calling|sending)|replac(?:e|ing)|instead of|in place of|mov(?:e|ing) (?:off|away)|get(?:ting)? (?:off|rid)|switch(?:ing)? (?:from|away)|leav(?:e|ing)|without|no longer)\b.{0,40}\b(?:open ?ai|gpt[\w.-]*|chat ?gpt|claude|gemini|anthropic|apis?|hosted)\b/iu

/** What stands before the plan of a goal, where something else than training comes first; null: it may well be trained. */
export function readyModelLead(scenario: Scenario, text: string, catalog: ReadyModelFacts): string | null {
  const { corpus, notes } = scenario
  const { goals } = catalog.inquiryFacts
  // Who leaves a hosted model has tried one.
  const purpose = leavesHosted.test(text) ? null : goalPurposeIn(text)
  const toKnow = notes.includes(knowledgeNote)
  const forPurpose = purpose === null ? null : purposeLead(purpose, scenario, toKnow, catalog)
  if (forPurpose !== null) return `${forPurpose}; to train all the same`
  if (corpus === undefined) return toKnow ? searchFirst('them') : null
  const { tokensPerEpoch, examples } = corpus
  if (notes.some(isRetrievalNote) && tokensPerEpoch <= goals.lookedUpTokens.base) {
    const given = examples === null ? `the ${formatCount(tokensPerEpoch)} tokens` : 'it'
    const way =
      tokensPerEpoch <= goals.promptTokens.base
        ? 'put all of it into the prompt of a hosted model, or search it (retrieval)'
        : `have a hosted model search ${given} and answer from what is found (retrieval)`
    return `You need no GPU to begin with, ${way}; to train all the same`
  }
  if (toKnow) return searchFirst('them')
  const fewest = catalog.quality.examples[0]?.upTo.base ?? 0
  return examples !== null && examples <= fewest
    ? 'You need no GPU to begin with, put the best examples into the prompt of a hosted model, for they are too few to train on; to train all the same'
    : enoughDataLead(scenario, text, catalog)
}

/** Who leaves a hosted model has tried one. */
export function withoutPurposeLead(answer: Started): Started {
  const { lead, ...extras } = answer.scenario.extras ?? {}
  return lead?.startsWith(notAtFirst) === true ? { ...answer, scenario: { ...answer.scenario, extras } } : answer
}
const notAtFirst = 'Not by training to begin with'

const searchFirst = (what: string): string =>
  `Not by training to begin with, let a ready model search ${what} and answer with the source (retrieval), which costs next to nothing to try; to train all the same`

/** Null where there is so much that a prompt holds little of it. */
function purposeLead(
  purpose: GoalPurpose,
  { corpus }: Scenario,
  toKnow: boolean,
  { inquiryFacts: { goals } }: ReadyModelFacts,
): string | null {
  const examples = corpus?.examples ?? null
  switch (purpose) {
    case 'extraction': {
      const test = examples === null ? 'what you have labelled' : `your ${formatCount(examples)}, if labelled,`
      return `Not by training to begin with, give a hosted model (one that sees pictures, where they are scans) a JSON schema and a few examples, with ${test} as the test set, and train only if it falls short`
    }
    case 'manner': {
      const isMuch =
        examples === null
          ? (corpus?.tokensPerEpoch ?? 0) > goals.lookedUpTokens.base
          : examples > goals.mannerExamples.base
      const search = toKnow ? ', and let it search the rest for facts (retrieval)' : ''
      return isMuch
        ? null
        : `Not by training to begin with, tell a hosted model the tone in its instructions, with your best texts as samples${search}`
    }
    case 'summary':
      return 'Not by training to begin with, instruct a ready model (an open one on your own GPU, where nothing may leave the house), for texts teach it only with a good summary beside each'
    case 'code':
      return 'Not by training to begin with, let a ready coder model search the repository and what was written about it (retrieval)'
  }
}

/** Whoever has nobody to train is better served by a service; none where there is somebody, or nothing says so. */
export function managedTraining(text: string): readonly string[] {
  const lack = lackOfTrainersIn(text)
  return lack === null
    ? []
    : [
        `“${lack}”: to train, take a managed service (upload the examples, call the result by its API) rather than a GPU of your own to set up.`,
      ]
}

/** "600 mails, is that enough or a waste of money?": what so many examples are enough for; null where it is not asked, or nothing counts them. */
function enoughDataLead(
  { corpus }: Scenario,
  text: string,
  { inquiryFacts: { words }, quality }: ReadyModelFacts,
): string | null {
  const count = corpus?.examples ?? null
  if (count === null || !words.enoughData.test(text)) return null
  const rule = quality.examples.find(({ upTo }) => count <= upTo.base) ?? quality.examples.at(-1)
  return rule === undefined ? null : `${formatCount(count)} examples: ${rule.says} (rule of thumb); to train on them`
}
