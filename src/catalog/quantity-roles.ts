/** data/reader/quantity-roles.json: weights of the model that tells what a number without a unit counts. */
import * as z from 'zod'
import { trainedModelFields } from './trained-model.ts'

/** What a number without a unit can count; `other` is nothing that an estimate is made from. */
export const quantityRoles = [
  'other',
  'tokens',
  'examples',
  'length',
  'sequence',
  'budget',
  'deadline',
  'gpus',
  'batch',
  'epochs',
  'steps',
  'rank',
] as const
export type QuantityRole = (typeof quantityRoles)[number]

export const quantityRoleModelSchema = z.strictObject({
  ...trainedModelFields,
  /** Of each feature: its weight for each role, in the order of the roles, in hundredths. */
  features: z.record(z.string(), z.array(z.int()).length(quantityRoles.length)),
  /** Of what two numbers count together, and of what one counts beside what is sure: its weight, in hundredths. */
  pairs: z.record(z.string(), z.int()),
})
export type QuantityRoleModel = z.infer<typeof quantityRoleModelSchema>
