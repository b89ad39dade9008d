/** The plan behind an option: what was estimated, put together again from the words of the outside interface. */
import type { Catalog } from '../catalog/catalog.ts'
import type { Plan } from '../estimate/plan.ts'
import type { Spec } from '../scenario/scenario.ts'
import { planFromRecord, planRecordOf } from './plan-record.ts'
import type { Option } from './recommendation.ts'

/** Throws where the option names what the catalog lacks: it was never recommended. */
export function planFromOption(option: Option, spec: Spec, catalog: Catalog): Plan {
  const plan = planFromRecord(planRecordOf(option, spec, catalog), catalog)
  if (plan === null) throw new Error('an option without a plan')
  return plan
}
