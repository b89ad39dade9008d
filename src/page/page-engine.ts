/** The conversation engine over the facts of the page. */
import type { Catalog } from '../catalog/catalog.ts'
import { createAdvisor } from '../conversation/advisor.ts'
import { createConversationEngine, type ConversationEngine } from '../conversation/conversation-engine.ts'
import { createEngineContext } from '../conversation/engine-context.ts'
import { buildResidualModel } from '../estimate/residuals/residual-model.ts'
import { catalogVocabulary, type Vocabulary } from '../language/lexicon/vocabulary.ts'
import type { PageFacts } from './facts.ts'

export type PageEngine = {
  readonly engine: ConversationEngine
  readonly catalog: Catalog
  readonly vocabulary: Vocabulary
}

export function createPageEngine({ catalog, calibration, residuals, evidence }: PageFacts): PageEngine {
  const vocabulary = catalogVocabulary(catalog)
  const residualModels = {
    speed: buildResidualModel(residuals.speed, calibration.time.kernel),
    memory: buildResidualModel(residuals.memory, calibration.memory.kernel),
  }
  const advisor = createAdvisor(catalog, vocabulary, { calibration, residualModels }, evidence)
  return { engine: createConversationEngine(createEngineContext(catalog, vocabulary, advisor)), catalog, vocabulary }
}
