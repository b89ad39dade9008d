/** The formulas of physics, compiled once: what estimates and sweeps run. Receipts compile a traced copy of the same. */
import { communicationFormulas } from './communication.ts'
import { computeFormulas } from './compute.ts'
import { compileFormulas } from './formula.ts'
import { memoryFormulas } from './memory.ts'
import { objectiveFormulas } from './objective.ts'

export const compiledTimeFormulas = { ...compileFormulas(computeFormulas), ...compileFormulas(communicationFormulas) }

/** Bytes of a GPU, each formula called by the names of its inputs. */
export const compiledMemoryFormulas = compileFormulas(memoryFormulas)

export type CompiledTimeFormulas = typeof compiledTimeFormulas
export type CompiledMemoryFormulas = typeof compiledMemoryFormulas
export const compiledObjectiveFormulas = compileFormulas(objectiveFormulas)
export type CompiledObjectiveFormulas = typeof compiledObjectiveFormulas
