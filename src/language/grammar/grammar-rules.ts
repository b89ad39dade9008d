/** From mentions to slots: the rules of the grammar in the order in which they are tried. */
import { fillAllowedLimits } from './allowed-limits.ts'
import { fillBatchesOfSteps } from './batches-of-steps.ts'
import { fillCardsOfNodes } from './cards-of-nodes.ts'
import { fillChosenCounts } from './chosen-counts.ts'
import { fillComposedData } from './data-phrases/composed-data.ts'
import { fillChosenNumbers } from './chosen-numbers.ts'
import { fillClearedFields } from './cleared-slots.ts'
import { fillDataOfPeriod } from './data-of-period.ts'
import { fillDatasets } from './dataset-slots.ts'
import { fillDates } from './date-slots.ts'
import { fillFieldValues, fillSwitches } from './field-slots.ts'
import { fillDisputedAmounts, markDisputed } from './disputed-values.ts'
import type { GrammarRule } from './grammar-rule.ts'
import { fillAnsweredNumbers } from './answered-numbers.ts'
import { fillGpuPieces } from './gpu-pieces.ts'
import { fillHardware } from './hardware-slots.ts'
import { fillIncludedEpochs } from './included-epochs.ts'
import { fillMarketplaceRefusals } from './marketplace-refusals.ts'
import { fillMemoryVariants } from './memory-variants.ts'
import { fillModels } from './model-slots.ts'
import { fillNoEffectRemarks } from './no-effect-slots.ts'
import { fillMovedLimits } from './moved-limits.ts'
import { fillOutOfCatalog } from './out-of-catalog-slots.ts'
import { fillOwnedGpus } from './owned-slots.ts'
import { fillPartLengths } from './part-lengths.ts'
import { fillPieceLengths } from './piece-lengths.ts'
import { fillPooledMoney } from './pooled-money.ts'
import { fillProviders } from './provider-slots.ts'
import { fillRatios } from './ratio-counts.ts'
import { fillQuantities } from './quantity-slots.ts'
import { fillCustomaryNumbers } from './customary-numbers.ts'
import { fillOwnTextRate } from './text-rates.ts'
import { fillSourcesOfData } from './sources-of-data.ts'
import { fillSlippedAmounts } from './slipped-amounts.ts'
import { fillSideLengths } from './side-lengths.ts'
import { fillSidesOfPair } from './sides-of-pair.ts'
import { fillRestatedAmounts } from './restated-amounts.ts'
import { fillRefusedPlaces } from './refused-places.ts'
import { fillRelativeChanges } from './relative-slots.ts'
import { fillResponseLengths } from './response-lengths.ts'
import { fillTimeForMoney } from './time-for-money.ts'
import { fillToldInstead } from './told-instead.ts'
import { fillToldValues } from './told-values.ts'

/** A rule passes over what one before it has used. */
export const grammarRules: readonly GrammarRule[] = [
  { name: 'disputed-amount', modes: ['message'], fill: fillDisputedAmounts },
  { name: 'moved-limit', modes: ['command', 'message'], fill: fillMovedLimits },
  { name: 'told-instead', modes: ['command', 'message'], fill: fillToldInstead },
  { name: 'sides-of-pair', modes: ['command', 'message'], fill: fillSidesOfPair },
  { name: 'composed-data', modes: ['command', 'message'], fill: fillComposedData },
  { name: 'memory-variant', modes: ['message'], fill: fillMemoryVariants },
  { name: 'gpu-pieces', fill: fillGpuPieces },
  { name: 'cards-of-node', modes: ['command', 'message'], fill: fillCardsOfNodes },
  { name: 'slipped-amount', modes: ['message'], fill: fillSlippedAmounts },
  { name: 'batch-of-step', modes: ['command', 'message'], fill: fillBatchesOfSteps },
  { name: 'included-epochs', modes: ['command', 'message'], fill: fillIncludedEpochs },
  { name: 'pooled-money', modes: ['command', 'message'], fill: fillPooledMoney },
  { name: 'time-for-money', modes: ['command', 'message'], fill: fillTimeForMoney },
  { name: 'allowed-limit', modes: ['message'], fill: fillAllowedLimits },
  { name: 'chosen-number', modes: ['message'], fill: fillChosenNumbers },
  { name: 'relative-change', fill: fillRelativeChanges },
  { name: 'text-rate', modes: ['command', 'message'], fill: fillOwnTextRate },
  { name: 'restated', modes: ['command', 'message'], fill: fillRestatedAmounts },
  { name: 'chosen-count', modes: ['message'], fill: fillChosenCounts },
  { name: 'answered-number', modes: ['message'], fill: fillAnsweredNumbers },
  { name: 'ratio-counts', modes: ['command', 'message'], fill: fillRatios },
  { name: 'data-of-period', modes: ['command', 'message'], fill: fillDataOfPeriod },
  { name: 'side-length', modes: ['command', 'message'], fill: fillSideLengths },
  { name: 'told-value', modes: ['command', 'message'], fill: fillToldValues },
  { name: 'source-of-data', modes: ['command', 'message'], fill: fillSourcesOfData },
  { name: 'custom', modes: ['command', 'message'], fill: fillCustomaryNumbers },
  { name: 'hardware', fill: fillHardware },
  { name: 'model', fill: fillModels },
  { name: 'refused-place', fill: fillRefusedPlaces },
  { name: 'field-value', fill: fillFieldValues },
  { name: 'marketplace-refusal', modes: ['message'], fill: fillMarketplaceRefusals },
  { name: 'switch', fill: fillSwitches },
  { name: 'owned', fill: fillOwnedGpus },
  { name: 'provider', fill: fillProviders },
  { name: 'date', fill: fillDates },
  { name: 'cleared-field', fill: fillClearedFields },
  { name: 'no-effect', fill: fillNoEffectRemarks },
  { name: 'out-of-catalog', fill: fillOutOfCatalog },
  { name: 'dataset', fill: fillDatasets },
  { name: 'response-length', fill: fillResponseLengths },
  { name: 'piece-length', fill: fillPieceLengths },
  { name: 'part-length', modes: ['command', 'message'], fill: fillPartLengths },
  { name: 'quantity', fill: fillQuantities },
  { name: 'disputed', modes: ['message'], fill: markDisputed },
]
