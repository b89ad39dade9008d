/** The conversation engine over the facts of the page. */
import type { Catalog } from '../catalog/catalog.ts'
import { createAdvisor } from '../conversation/advisor.ts'
import { createConversationEngine, type ConversationEngine } from '../conversation/conversation-engine.ts'
import { createEngineContext } from '../conversation/engine-context.ts'
import type { MeasuredFacts } from '../estimate/measured-facts.ts'
import { catalogVocabulary, type Vocabulary } from '../language/lexicon/vocabulary.ts'

export type PageEngine = {
  readonly engine: ConversationEngine
  readonly catalog: Catalog
  readonly vocabulary: Vocabulary
}

type PageFacts = { readonly catalog: Catalog; readonly measured: () => MeasuredFacts }

/** The same engine as the other shells have, without a team and without feeds. */
export function createPageEngine({ catalog, measured }: PageFacts): PageEngine {
  const vocabulary = catalogVocabulary(catalog)
  const advisor = createAdvisor(catalog, vocabulary, measured())
  return { engine: createConversationEngine(createEngineContext(catalog, vocabulary, advisor)), catalog, vocabulary }
}
