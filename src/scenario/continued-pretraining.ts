/** Whether what is pretrained has been trained before. */
import type { Scenario } from './scenario.ts'

/** As the reading of the text notes it, or of a known model that is not trained as a whole. */
export const isContinued = ({ spec, notes }: Scenario): boolean =>
  notes.some((note) => note.startsWith('Continued pretraining')) || (spec.model !== null && spec.method !== 'full')
